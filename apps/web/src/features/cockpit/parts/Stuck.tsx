import type { OrderSummary } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { useMay } from '../../../session/session.ts'
import type { Cockpit } from '../cockpit.ts'
import { useRunningOrders } from '../use-running-orders.ts'

type Item = Cockpit['stuck'][number]

const NextAct = ({ item, order }: { readonly item: Item; readonly order: OrderSummary | undefined }): ReactElement => {
  const { t } = useMessages()
  const mayRaise = useMay('order.raise')
  const { commitment, next } = item
  const label = t(`cockpit.next.${next}`)
  if (order !== undefined)
    return (
      <Link className="button compact" to="/orders/$id" params={{ id: order.id }}>
        {order.number === null ? t('cockpit.next.draft') : t('cockpit.next.order', { number: order.number })}
      </Link>
    )
  if (next === 'raiseOrder' && mayRaise)
    return (
      <Link className="button compact" to="/orders" search={{ raise: commitment.id }}>
        {label}
      </Link>
    )
  if ((next === 'updateSource' || next === 'settleDefinition') && commitment.indicator !== null)
    return (
      <Link className="button compact" to="/indicators/$id" params={{ id: commitment.indicator }}>
        {label}
      </Link>
    )
  return (
    <Link className="button compact" to="/plan" search={{ c: commitment.id }}>
      {next === 'raiseOrder' ? t('cockpit.next.look') : label}
    </Link>
  )
}

const Row = ({ item, order }: { readonly item: Item; readonly order: OrderSummary | undefined }): ReactElement => {
  const { t } = useMessages()
  const { commitment } = item
  return (
    <tr>
      <td>
        <div className="stuck-item">
          <Light light={commitment.light} markOnly />
          <span>
            <Link to="/plan" search={{ c: commitment.id }}>
              {commitment.title}
            </Link>
            <span className="small quiet stuck-why">
              {commitment.lead === null ? '' : `${commitment.lead.name} · `}
              {commitment.reason.sentence}
            </span>
          </span>
        </div>
      </td>
      <td className="number">
        {commitment.overdueDays === null ? (
          <span className="small quiet">{t('shell.absent.notYetDue')}</span>
        ) : (
          <b className="light behind">{commitment.overdueDays}</b>
        )}
      </td>
      <td className="nowrap">
        <NextAct item={item} order={order} />
      </td>
    </tr>
  )
}

/** What is stuck, worst first, each with the one act that moves it: the order already under way, or the next step. */
export const Stuck = ({ items }: { readonly items: readonly Item[] }): ReactElement => {
  const { t } = useMessages()
  const orders = useRunningOrders().data
  return (
    <section className="card">
      <header>
        <h2>{t('cockpit.stuck')}</h2>
        <span className="small quiet">{t('cockpit.stuckCount', { count: items.length })}</span>
        <Link className="small push" to="/orders">
          {t('cockpit.orders')}
        </Link>
      </header>
      {items.length === 0 ? (
        <p className="body quiet">{t('cockpit.nothingStuck')}</p>
      ) : (
        <table className="table cockpit-stuck">
          <caption className="vh">{t('cockpit.stuck')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cockpit.column.stuck')}</th>
              <th scope="col" className="number">
                {t('cockpit.column.overdue')}
              </th>
              <th scope="col">{t('cockpit.column.next')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row
                key={item.commitment.id}
                item={item}
                order={orders?.items.find((order) => order.commitment?.id === item.commitment.id)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
