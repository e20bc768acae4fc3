import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ShareBar } from '../../policy/parts/ShareBar.tsx'

/** The share of those who could have support that were promised it, as a bar and a figure. */
export const UptakeShare = (props: { readonly basisPoints: number | null }): ReactElement => {
  const { t } = useMessages()
  if (props.basisPoints === null) return <>{t('shell.absent.notApplicable')}</>
  const share = props.basisPoints / 10_000
  return (
    <span className="reached">
      <ShareBar width={70} label={t('funding.uptakeBar', { share })} parts={[{ share, look: 'solid' }]} />
      {t('funding.percent', { share })}
    </span>
  )
}
