import type { ReactElement } from 'react'
import { useMessages } from '../i18n/use-messages.ts'
import { type LightName, markOf } from './lights.ts'

type Props = {
  readonly light: LightName
  /** Why it is so, one hover or tap away. */
  readonly reason?: string
  /** Shows the mark alone; the word is still read out. */
  readonly markOnly?: boolean
}

/** A light: mark, word, then colour; never colour alone. */
export const Light = ({ light, reason, markOnly = false }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <span className={`light ${light}`} {...(reason === undefined ? {} : { title: reason })}>
      <i aria-hidden="true">{markOf(light)}</i>
      <span className={markOnly ? 'vh' : undefined}>{t(`shell.light.${light}`)}</span>
    </span>
  )
}
