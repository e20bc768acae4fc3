import { type RecordInfo, type RegisterInfo, exportRecords, getRegister, listRecords } from '@ceyuan/contract'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { formatNumber } from '../../format/number.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import type { ListColumn } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { type ListState, useListState } from '../../list/list-state.ts'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useRegisterViews } from './use-register-views.ts'
import { filtersOf, toRecordFilters } from './list-filters.ts'
import { Conditions } from './parts/Conditions.tsx'
import { ShowValue } from './parts/ShowValue.tsx'
import { headUnit, inLanguage, isFigure } from './value.ts'
import './register.css'

const useColumns = (register: RegisterInfo): readonly ListColumn<RecordInfo>[] => {
  const { t, language } = useMessages()
  return register.fields.map((field): ListColumn<RecordInfo> => {
    const unit = headUnit(field, t)
    return {
      id: field.id,
      label: inLanguage(field.label, language),
      ...(unit === undefined ? {} : { unit }),
      isNumber: isFigure(field),
      isSortable: field.sortable,
      isExtra: !field.list && field.id !== register.title,
      cell: (record) =>
        field.id === register.title ? (
          <Link to="/registers/$register/$id" params={{ register: register.id, id: record.id }}>
            <ShowValue field={field} record={record} />
            {record.endedAt === null ? null : <span className="tag">{t('register.endedMark')}</span>}
          </Link>
        ) : (
          <ShowValue field={field} record={record} />
        ),
    }
  })
}

const endedOf = (text: string | undefined): 'with' | 'only' | undefined =>
  text === 'with' || text === 'only' ? text : undefined

const toQuery = (state: ListState, register: RegisterInfo, asOf: string | undefined) => {
  const { q } = state.filters
  const ended = endedOf(state.filters['ended'])
  const filters = toRecordFilters(state.filters)
  const sort = state.order === undefined ? undefined : (state.order.isDescending ? '-' : '') + state.order.column
  const chosen =
    state.columns ?? register.fields.filter(({ list, id }) => list || id === register.title).map(({ id }) => id)
  return {
    ...(q === undefined ? {} : { q }),
    ...(filters === undefined ? {} : { filters }),
    ...(sort === undefined ? {} : { sort }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(ended === undefined ? {} : { ended }),
    columns: [...new Set([register.title, ...chosen])].join(','),
  }
}

const Nothing = ({ register }: { readonly register: RegisterInfo }): ReactElement => {
  const { t, language } = useMessages()
  const name = inLanguage(register.label, language)
  return (
    <Empty
      title={t('register.empty', { register: name })}
      text={t('register.emptyText', { unit: register.owner.name })}
    >
      {register.mayImport ? (
        <Link className="button primary" to="/registers/$register/import" params={{ register: register.id }}>
          {t('register.import')}
        </Link>
      ) : null}
    </Empty>
  )
}

const Records = ({ register }: { readonly register: RegisterInfo }): ReactElement => {
  const { t, language } = useMessages()
  const navigate = useNavigate()
  const state = useListState()
  const asOf = useAsOf()
  const columns = useColumns(register)
  const views = useRegisterViews(register.id)
  const query = toQuery(state, register, asOf)
  const records = useOperation(
    listRecords,
    {
      params: { register: register.id },
      query: { ...query, ...(state.cursor === undefined ? {} : { cursor: state.cursor }) },
    },
    { keep: true },
  )
  const total = records.data?.total
  return (
    <ListPage
      id={`register.${register.id}`}
      views={views}
      title={inLanguage(register.label, language)}
      query={records}
      state={state}
      columns={columns}
      filters={filtersOf(register, language, t)}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/registers/$register/$id', params: { register: register.id, id } })}
      exportTo={addressOf(exportRecords, { params: { register: register.id }, query })}
      actions={
        <>
          {total ? (
            <output className="quiet">
              {t(total.isExact ? 'register.total' : 'register.totalAbout', { count: formatNumber(total.count) })}
            </output>
          ) : null}
          <AsOf today={undefined} />
          <Conditions register={register} state={state} />
          {register.mayWrite ? (
            <Link className="button compact" to="/registers/$register/new" params={{ register: register.id }}>
              {t('register.new')}
            </Link>
          ) : null}
          {register.mayImport ? (
            <Link
              className="button compact primary"
              to="/registers/$register/import"
              params={{ register: register.id }}
            >
              {t('register.import')}
            </Link>
          ) : null}
        </>
      }
      empty={<Nothing register={register} />}
      source={t('register.keptBy', { unit: register.owner.name })}
    />
  )
}

/** The records of a register: search, filters, order, columns, as-of date, export; all of it in the address. */
export const RecordListPage = (): ReactElement => {
  const { register = '' } = useParams({ strict: false })
  const query = useOperation(getRegister, { params: { register } }, { staleTime: 300_000 })
  return <Loaded query={query}>{(found) => <Records key={found.id} register={found} />}</Loaded>
}
