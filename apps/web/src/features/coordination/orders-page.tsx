import { exportOrders, listOrders, orderState, type OrderSummary } from '@ceyuan/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import type { ListColumn, ListFilter } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay } from '../../session/session.ts'
import { clockLight, clockWords, dueWords, numberWords } from './order-words.ts'
import { RaiseOrder } from './parts/RaiseOrder.tsx'
import { useUnits } from './use-units.ts'
import './coordination.css'

const columnsOf = (t: Say): readonly ListColumn<OrderSummary>[] => [
  {
    id: 'clock',
    label: t('coordination.clock'),
    cell: (order) => <span className={`nowrap ${clockLight(order)}`}>{clockWords(order, t)}</span>,
  },
  {
    id: 'title',
    label: t('coordination.matter'),
    cell: ({ id, title, commitment }) => (
      <span className="order-matter">
        <Link to="/orders/$id" params={{ id }}>
          {title}
        </Link>
        {commitment === null ? null : <span className="small quiet order-quote">{commitment.quote}</span>}
      </span>
    ),
  },
  {
    id: 'unit',
    label: t('coordination.unit'),
    cell: ({ unit }) => (
      <Link className="nowrap" to="/units/$id" params={{ id: unit.id }}>
        {unit.name}
      </Link>
    ),
  },
  {
    id: 'state',
    label: t('coordination.state'),
    cell: ({ state, escalation }) => (
      <span className="nowrap">
        {t(`coordination.state.${state}`)}{' '}
        {escalation === 'none' ? null : <span className="tag">{t(`coordination.escalation.${escalation}`)}</span>}
      </span>
    ),
  },
  { id: 'due', label: t('coordination.due'), cell: (order) => <span className="nowrap">{dueWords(order, t)}</span> },
  {
    id: 'number',
    label: t('coordination.numberHead'),
    cell: (order) => <span className="nowrap">{numberWords(order, t)}</span>,
  },
]

const filtersOf = (t: Say, units: readonly { readonly id: string; readonly name: string }[]): readonly ListFilter[] => [
  { id: 'text', label: t('coordination.find') },
  {
    id: 'state',
    label: t('coordination.state'),
    options: orderState.options.map((value) => ({ value, label: t(`coordination.state.${value}`) })),
  },
  {
    id: 'clock',
    label: t('coordination.clock'),
    options: (['running', 'overdue'] as const).map((value) => ({ value, label: t(`coordination.clock.${value}`) })),
  },
  { id: 'unit', label: t('coordination.unit'), options: units.map(({ id, name }) => ({ value: id, label: name })) },
]

/** The follow-up orders that the reader may see, those that need action first; with `raise` in the address, the form to raise one. */
export const OrdersPage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const navigate = useNavigate()
  const all = useListState()
  const mayRaise = useMay('order.raise')
  const units = useUnits()
  const { raise: _raise, ...filters } = all.filters
  const state = orderState.options.find((each) => each === filters['state'])
  const clock = (['running', 'overdue'] as const).find((each) => each === filters['clock'])
  const filter = { state, clock, unit: filters['unit'], commitment: filters['commitment'], text: filters['text'] }
  const query = useOperation(listOrders, { query: { ...filter, cursor: all.cursor } }, { keep: true })
  const raising = search['raise']
  return (
    <>
      <ListPage<OrderSummary>
        id="orders"
        title={t('coordination.orders')}
        query={query}
        state={{ ...all, filters }}
        columns={columnsOf(t)}
        filters={filtersOf(t, units)}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/orders/$id', params: { id } })}
        exportTo={addressOf(exportOrders, { query: filter })}
        actions={
          mayRaise ? (
            <button type="button" className="button primary compact" onClick={() => change({ raise: 'free' }, 'push')}>
              {t('coordination.raise')}
            </button>
          ) : null
        }
        empty={
          <Empty title={t('coordination.orders.empty')} text={t('coordination.orders.emptyText')}>
            {mayRaise ? (
              <button type="button" className="button" onClick={() => change({ raise: 'free' }, 'push')}>
                {t('coordination.raise')}
              </button>
            ) : null}
          </Empty>
        }
        source={t('coordination.orders.source')}
      />
      {raising === undefined || !mayRaise ? null : (
        <RaiseOrder
          key={raising}
          commitment={raising === 'free' ? null : raising}
          onClose={() => change({ raise: undefined })}
        />
      )}
    </>
  )
}
