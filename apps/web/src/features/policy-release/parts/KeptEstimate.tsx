import type { ClauseDraftDetail } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { formatInstant } from '../../../format/date.ts'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'
import { moneyText } from '../../policy/words.ts'

type Estimate = NonNullable<ClauseDraftDetail['estimate']>

const Terms = ({ estimate }: { readonly estimate: Estimate }): ReactElement => {
  const { t, language } = useMessages()
  const { before, after, gain, lose, cannotTell } = estimate
  const counted = ({ count, fen }: Estimate['gain']): string =>
    t('release.estimate.counted', { count: formatNumber(count, 0, language), fen: moneyText(fen, t) })
  return (
    <dl className="terms body">
      <dt>{t('release.estimate.before')}</dt>
      <dd>{counted(before)}</dd>
      <dt>{t('release.estimate.after')}</dt>
      <dd>{counted(after)}</dd>
      <dt>{t('scenario.gain')}</dt>
      <dd>{counted(gain)}</dd>
      <dt>{t('scenario.lose')}</dt>
      <dd>{counted(lose)}</dd>
      <dt>{t('scenario.cannotTell')}</dt>
      <dd>{formatNumber(cannotTell, 0, language)}</dd>
    </dl>
  )
}

/** What a release was worked out to bring when it was decided, with who decided on it. */
export const KeptEstimate = ({ draft }: { readonly draft: ClauseDraftDetail }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const { estimate, decidedBy } = draft
  return (
    <section className="card release-impact" aria-label={t('release.estimate')}>
      <header>
        <h2>{t('release.estimate')}</h2>
        <span className="small quiet">{t('release.estimateNote', { name: decidedBy?.name ?? '' })}</span>
      </header>
      {estimate === null ? <p className="body quiet">{t('release.estimateNone')}</p> : <Terms estimate={estimate} />}
      {estimate === null ? null : (
        <p className="source">
          {t('release.estimateSource', {
            at: formatInstant(estimate.at, timeZone),
            on: estimate.on,
            enterprises: estimate.enterprises,
            samples: estimate.samples,
          })}
        </p>
      )}
    </section>
  )
}
