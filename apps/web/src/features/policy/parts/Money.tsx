import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { wanText, yuanText } from '../words.ts'

/** An amount in ten thousands of yuan, exact to the fen one hover away; with its unit where no head names it. */
export const Money = (props: {
  readonly fen: string
  readonly isAlone?: boolean
  readonly isStruck?: boolean
}): ReactElement => {
  const { t } = useMessages()
  const { fen, isAlone = false, isStruck = false } = props
  const text = wanText(fen)
  return (
    <span className="figure nowrap" title={yuanText(fen, t)}>
      {isStruck ? <s>{text}</s> : text}
      {isAlone ? <span className="unit">{t('shell.unit.tenThousand')}</span> : null}
    </span>
  )
}
