import type { OrderSummary } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { orAbsent } from '../../../format/absent.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded } from '../../../parts/States.tsx'
import { useMay } from '../../../session/session.ts'
import { useRunningOrders } from '../use-running-orders.ts'

const Remaining = ({ remaining }: { readonly remaining: number | null }): ReactElement => {
  const { t } = useMessages()
  if (remaining === null) return <span className="quiet">{t('shell.absent.notApplicable')}</span>
  if (remaining < 0) return <b className="light behind">{t('cockpit.overdue', { days: -remaining })}</b>
  return <b className={remaining <= 3 ? 'light atRisk' : undefined}>{t('cockpit.remaining', { days: remaining })}</b>
}

const Row = ({ order }: { readonly order: OrderSummary }): ReactElement => {
  const { t } = useMessages()
  return (
    <li>
      <span>
        <Link to="/orders/$id" params={{ id: order.id }}>
          {order.number === null ? order.title : t('cockpit.order', { number: order.number, title: order.title })}
        </Link>
        <span className="small quiet stuck-why">{order.unit.name}</span>
      </span>
      <span className="number">
        <Remaining remaining={order.clock.remaining} />
        <span className="small quiet stuck-why">{orAbsent(order.clock.dueOn, t)}</span>
      </span>
    </li>
  )
}

const byDue = (a: OrderSummary, b: OrderSummary): number => (a.clock.remaining ?? 999) - (b.clock.remaining ?? 999)

/** The clocks that run out next: follow-up orders by working days left. */
export const Clocks = (): ReactElement | null => {
  const { t } = useMessages()
  const mayRead = useMay('order.read')
  const query = useRunningOrders()
  if (!mayRead) return null
  return (
    <section className="card">
      <header>
        <h2>{t('cockpit.clocks')}</h2>
        <Link className="small push" to="/orders" search={{ clock: 'running' }}>
          {t('cockpit.allClocks')}
        </Link>
      </header>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="body quiet">{t('cockpit.noClocks')}</p>
          ) : (
            <ul className="cockpit-list">
              {items
                .toSorted(byDue)
                .slice(0, 5)
                .map((order) => (
                  <Row key={order.id} order={order} />
                ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
