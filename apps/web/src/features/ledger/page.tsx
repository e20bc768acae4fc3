import { exportLedger, listLedger, type LedgerLine } from '@ceyuan/contract'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import type { ListFilter } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { isLight, lights } from '../../parts/lights.ts'
import { Empty } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay, useTimeZone } from '../../session/session.ts'
import { ledgerColumns } from './ledger-columns.tsx'
import { MatrixView } from './parts/MatrixView.tsx'
import { ViewChips } from './parts/ViewChips.tsx'
import './ledger.css'

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text)

type Choice = { readonly value: string; readonly label: string }

const filtersOf = (t: Say, sections: readonly Choice[], units: readonly Choice[]): readonly ListFilter[] => [
  { id: 'text', label: t('ledger.text') },
  { id: 'section', label: t('ledger.section'), options: sections },
  { id: 'unit', label: t('ledger.unit'), options: units },
  {
    id: 'role',
    label: t('ledger.role'),
    options: (['lead', 'support'] as const).map((value) => ({ value, label: t(`ledger.${value}`) })),
  },
  {
    id: 'light',
    label: t('ledger.light'),
    options: lights.map((value) => ({ value, label: t(`shell.light.${value}`) })),
  },
  {
    id: 'kind',
    label: t('ledger.kind'),
    options: (['target', 'measure'] as const).map((value) => ({ value, label: t(`ledger.kind.${value}`) })),
  },
  {
    id: 'binding',
    label: t('ledger.binding'),
    options: (['indicator', 'records', 'milestone'] as const).map((value) => ({
      value,
      label: t(`ledger.binding.${value}`),
    })),
  },
]

const LedgerList = (): ReactElement => {
  const { t } = useMessages()
  const state = useListState()
  const navigate = useNavigate()
  const asOf = useAsOf()
  const mayRaise = useMay('order.raise')
  const { section, unit, role, light, kind, binding, text } = state.filters
  const filter = {
    asOf,
    section,
    unit,
    role: oneOf(['lead', 'support'] as const, role),
    light: isLight(light) ? light : undefined,
    kind: oneOf(['target', 'measure'] as const, kind),
    binding: oneOf(['indicator', 'records', 'milestone'] as const, binding),
    text,
    sort: oneOf(['plan', 'light', 'due'] as const, state.order?.column) ?? 'plan',
  }
  const timeZone = useTimeZone()
  const query = useOperation(listLedger, { query: filter }, { keep: true })
  const sections = query.data?.sections.map(({ path, heading }) => ({ value: path, label: `${path} ${heading}` })) ?? []
  const units = query.data?.units.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <ListPage<LedgerLine>
      id="ledger"
      title={t('ledger.title')}
      query={query}
      state={state}
      columns={ledgerColumns(t, mayRaise, timeZone)}
      filters={filtersOf(t, sections, units)}
      keyOf={({ commitment }) => commitment.id}
      onOpen={({ commitment }) => void navigate({ to: '/plan', search: { c: commitment.id } })}
      exportTo={addressOf(exportLedger, { query: filter })}
      actions={
        <>
          <ViewChips />
          <AsOf today={query.data?.today} />
        </>
      }
      empty={<Empty title={t('ledger.empty.title')} text={t('ledger.empty.text')} />}
      source={t('ledger.source', { asOf: query.data?.asOf ?? '' })}
    />
  )
}

/** The task ledger: a list with filters, or sections against units. */
export const LedgerPage = (): ReactElement => {
  const { search } = useUrl()
  return search['view'] === 'matrix' ? <MatrixView /> : <LedgerList />
}
