import { type EvidenceItem, type EvidenceStanding, exportEvidence, listEvidence } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../../api/call.ts'
import { useOperation } from '../../../api/hooks.ts'
import { orAbsent } from '../../../format/absent.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useAsOf } from '../../../parts/AsOf.tsx'
import { Empty, Loaded } from '../../../parts/States.tsx'
import { figureText } from '../../../parts/target-words.ts'
import { useUrl } from '../../../router/url.ts'

const standings = ['counted', 'pending', 'duplicate', 'withdrawn', 'undated', 'later', 'notMatching'] as const

const toStanding = (text: string | undefined): EvidenceStanding | undefined => standings.find((each) => each === text)

const Row = ({ item }: { readonly item: EvidenceItem }): ReactElement => {
  const { t } = useMessages()
  const isOut = item.standing !== 'counted' && item.standing !== 'pending'
  const link = (
    <Link to="/registers/$register/$id" params={{ register: item.register, id: item.id }}>
      {item.title}
    </Link>
  )
  return (
    <tr>
      <th scope="row">
        {isOut ? <del>{link}</del> : link} {item.sample ? <span className="tag">{t('indicator.sample')}</span> : null}
      </th>
      <td className="small">
        {item.fields.map(({ label, value }) => t('indicator.field', { label, value })).join(' · ')}
      </td>
      <td className="nowrap">{orAbsent(item.on, t)}</td>
      <td className="nowrap">{t(`indicator.standing.${item.standing}`)}</td>
      <td className="small">{orAbsent(item.because, t, 'notApplicable')}</td>
      <td className="number">{item.amount === null ? t('shell.absent.notApplicable') : figureText(item.amount, t)}</td>
    </tr>
  )
}

const Table = ({ items, unit }: { readonly items: readonly EvidenceItem[]; readonly unit: string }): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="scroll">
      <table className="table">
        <caption className="vh">{t('indicator.evidence')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator.column.record')}</th>
            <th scope="col">{t('indicator.column.fields')}</th>
            <th scope="col">{t('indicator.column.on')}</th>
            <th scope="col">{t('indicator.column.standing')}</th>
            <th scope="col">{t('indicator.column.because')}</th>
            <th scope="col" className="number">
              {t('indicator.column.amount', { unit })}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const StandingChoice = ({ standing }: { readonly standing: EvidenceStanding | undefined }): ReactElement => {
  const { t } = useMessages()
  const { change } = useUrl()
  return (
    <label className="field no-print">
      <span>{t('indicator.column.standing')}</span>
      <select
        value={standing ?? ''}
        onChange={(event) => change({ standing: event.target.value || undefined, cursor: undefined })}
      >
        <option value="">{t('indicator.considered')}</option>
        {standings.map((each) => (
          <option key={each} value={each}>
            {t(`indicator.standing.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

type Props = { readonly id: string; readonly unit: string }

/** Every record that the indicator considers, counted or not, with the reason; paged and exported as shown. */
export const EvidenceList = ({ id, unit }: Props): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const asOf = useAsOf()
  const standing = toStanding(search['standing'])
  const shown = { ...(asOf === undefined ? {} : { asOf }), ...(standing === undefined ? {} : { standing }) }
  const cursor = search['cursor']
  const query = useOperation(
    listEvidence,
    { params: { id }, query: { ...shown, ...(cursor === undefined ? {} : { cursor }) } },
    { keep: true },
  )
  return (
    <section className="card">
      <header>
        <h2>{t('indicator.evidence')}</h2>
        <span className="push" />
        <StandingChoice standing={standing} />
        <a className="button compact" href={addressOf(exportEvidence, { params: { id }, query: shown })} download>
          {t('shell.list.export')}
        </a>
      </header>
      <Loaded query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={t('indicator.empty.title')} text={t('indicator.empty.text')} />
            ) : (
              <Table items={items} unit={unit} />
            )}
            <div className="buttons indicator-paging no-print">
              {cursor === undefined ? null : (
                <button type="button" className="button compact" onClick={() => change({ cursor: undefined })}>
                  {t('shell.list.first')}
                </button>
              )}
              {next === null ? null : (
                <button type="button" className="button compact" onClick={() => change({ cursor: next }, 'push')}>
                  {t('shell.more')}
                </button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}
