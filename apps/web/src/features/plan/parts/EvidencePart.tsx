import type { EvidenceCounts, EvidenceItem } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

const Row = ({ item }: { readonly item: EvidenceItem }): ReactElement => {
  const { t } = useMessages()
  const isCounted = item.standing === 'counted'
  const title = (
    <Link to="/registers/$register/$id" params={{ register: item.register, id: item.id }}>
      {item.title}
    </Link>
  )
  const mark = t('plan.evidence.sample')
  return (
    <tr className={isCounted ? undefined : 'not-counted'}>
      <td>
        {isCounted || item.standing === 'pending' ? title : <del>{title}</del>}
        {item.sample && !item.title.includes(mark) ? <span className="tag">{mark}</span> : null}
        <span className="small quiet block">{item.fields.map((field) => field.value).join(' · ')}</span>
      </td>
      <td className="small nowrap">
        {item.on ?? t('shell.absent.empty')}
        {isCounted ? null : <span className="block">{item.because ?? t(`plan.evidence.${item.standing}`)}</span>}
      </td>
    </tr>
  )
}

const isIn = ({ standing }: EvidenceItem): boolean => standing === 'counted' || standing === 'pending'

/** The newest few that count or are on the way, and the newest few that do not; the whole list is one click away. */
const glance = (items: readonly EvidenceItem[]): readonly EvidenceItem[] => {
  return [...items.filter(isIn).slice(0, 5), ...items.filter((item) => !isIn(item)).slice(0, 3)]
}

type Props = {
  readonly counts: EvidenceCounts
  readonly items: readonly EvidenceItem[]
  readonly indicator: string | null
}

/** The records behind the figure: those counted, those on the way, and those not counted with the reason. */
export const EvidencePart = ({ counts, items, indicator }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="panel-evidence" id="evidence">
      <h3>{t('plan.evidence.title')}</h3>
      <p className="small">
        {t('plan.evidence.counts', {
          counted: counts.counted,
          pending: counts.pending,
          out: counts.withdrawn + counts.duplicate + counts.undated,
          withdrawn: counts.withdrawn,
          duplicate: counts.duplicate,
          undated: counts.undated,
        })}
      </p>
      {items.length === 0 ? (
        <p className="quiet">{t('plan.evidence.none')}</p>
      ) : (
        <table className="table">
          <caption className="vh">{t('plan.evidence.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.evidence.record')}</th>
              <th scope="col">{t('plan.evidence.on')}</th>
            </tr>
          </thead>
          <tbody>
            {glance(items).map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {indicator === null ? null : (
        <p className="small">
          <Link to="/indicators/$id" params={{ id: indicator }}>
            {t('plan.evidence.all', { count: counts.counted })}
          </Link>
        </p>
      )}
    </section>
  )
}
