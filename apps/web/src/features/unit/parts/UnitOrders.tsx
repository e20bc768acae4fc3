import type { OrderSummary } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { orAbsent } from '../../../format/absent.ts'
import { useMessages } from '../../../i18n/use-messages.ts'

const Clock = ({ order }: { readonly order: OrderSummary }): ReactElement => {
  const { t } = useMessages()
  const { remaining, dueOn } = order.clock
  if (remaining === null) return <span className="small quiet">{t(`unit.order.${order.state}`)}</span>
  return (
    <span className="unit-clock">
      <b className={remaining < 0 ? 'light behind' : remaining <= 3 ? 'light atRisk' : undefined}>
        {remaining < 0 ? t('unit.overdue', { days: -remaining }) : t('unit.remaining', { days: remaining })}
      </b>
      <span className="small quiet">{orAbsent(dueOn, t)}</span>
    </span>
  )
}

/** The follow-up orders to a unit, those with a running clock first. */
export const UnitOrders = ({ orders }: { readonly orders: readonly OrderSummary[] }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('unit.orders')}</h2>
        <span className="small quiet">{t('unit.orderCount', { count: orders.length })}</span>
      </header>
      {orders.length === 0 ? (
        <p className="body quiet">{t('unit.noOrders')}</p>
      ) : (
        <ul className="body unit-list">
          {orders.map((order) => (
            <li key={order.id}>
              <Link to="/orders/$id" params={{ id: order.id }}>
                {order.title}
              </Link>
              <Clock order={order} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
