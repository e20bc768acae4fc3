import { listObjections, type Objection, objectionKind } from '@ceyuan/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatInstant } from '../../format/date.ts'
import type { Language } from '../../i18n/language.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import type { ListColumn, ListFilter } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty } from '../../parts/States.tsx'
import { useMay, useTimeZone } from '../../session/session.ts'
import { inLanguage } from '../policy/words.ts'
import { standingText } from './clock-words.ts'
import { TermsLine } from './parts/TermsLine.tsx'
import '../policy/policy.css'
import './objection.css'

type Showing = { readonly t: Say; readonly language: Language; readonly timeZone: string | undefined }

const columnsOf = ({ t, language, timeZone }: Showing, isOffice: boolean): readonly ListColumn<Objection>[] => [
  {
    id: 'about',
    label: t('objection.about'),
    cell: ({ id, title, subject }) => (
      <>
        <Link to="/objections/$id" params={{ id }}>
          {inLanguage(title, language)}
        </Link>
        <span className="small quiet second-line">{t(`objection.kind.${subject.kind}`)}</span>
      </>
    ),
  },
  ...(isOffice
    ? [
        {
          id: 'enterprise',
          label: t('objection.enterprise'),
          cell: ({ enterprise }: Objection) => enterprise.name,
        },
      ]
    : []),
  { id: 'reason', label: t('objection.reason'), cell: ({ reason }) => <span className="clamp">{reason}</span> },
  {
    id: 'units',
    label: t('objection.units'),
    cell: ({ units }) => units.map(({ name }) => name).join(t('policy.and')),
  },
  {
    id: 'raised',
    label: t('objection.raisedAt'),
    cell: ({ raisedAt }) => <span className="nowrap">{formatInstant(raisedAt, timeZone)}</span>,
  },
  {
    id: 'standing',
    label: t('objection.standing'),
    cell: (item) => (
      <span className={item.remaining !== null && item.remaining < 0 ? 'late' : undefined}>
        {standingText(item, t)}
      </span>
    ),
  },
]

const filtersOf = (t: Say, isOffice: boolean): readonly ListFilter[] => [
  {
    id: 'state',
    label: t('objection.standing'),
    options: (['open', 'answered'] as const).map((value) => ({ value, label: t(`objection.state.${value}`) })),
  },
  {
    id: 'kind',
    label: t('objection.about'),
    options: objectionKind.options.map((value) => ({ value, label: t(`objection.kind.${value}`) })),
  },
  ...(isOffice
    ? [{ id: 'all', label: t('objection.units'), options: [{ value: 'true', label: t('objection.all') }] }]
    : []),
]

/** Objections, those that wait first by their last day: the own of an enterprise, those that a unit is to answer. */
export const ObjectionsPage = (): ReactElement => {
  const { t, language } = useMessages()
  const timeZone = useTimeZone()
  const navigate = useNavigate()
  const isOffice = useMay('objection.answer')
  const state = useListState()
  const { filters } = state
  const query = useOperation(
    listObjections,
    {
      query: {
        state: (['open', 'answered'] as const).find((each) => each === filters['state']),
        subjectKind: objectionKind.options.find((each) => each === filters['kind']),
        all: filters['all'] === 'true' ? 'true' : 'false',
        cursor: state.cursor,
      },
    },
    { keep: true },
  )
  const terms = query.data?.terms
  return (
    <ListPage<Objection>
      id="objections"
      title={t('objection.title')}
      query={query}
      state={state}
      columns={columnsOf({ t, language, timeZone }, isOffice)}
      filters={filtersOf(t, isOffice)}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/objections/$id', params: { id } })}
      actions={
        <span className="small quiet">
          {terms === null || terms === undefined ? null : <TermsLine terms={terms} />}
        </span>
      }
      empty={
        <Empty title={t('objection.empty')} text={t(isOffice ? 'objection.emptyOffice' : 'objection.emptyOwn')}>
          {isOffice ? null : (
            <Link className="button" to="/my-policies">
              {t('policy.title')}
            </Link>
          )}
        </Empty>
      }
    />
  )
}
