import type { OrderDetail } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { orAbsent } from '../../../format/absent.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { clockLight, clockWords, dueWords } from '../order-words.ts'

const stopped = (order: OrderDetail): 'draft' | 'answered' | 'over' => {
  if (order.state === 'draft') return 'draft'
  return order.state === 'answered' ? 'answered' : 'over'
}

/** The clock of an order: working days left, when it started, how many days, and when it is due. */
export const OrderClock = ({ order }: { readonly order: OrderDetail }): ReactElement => {
  const { t } = useMessages()
  const { clock } = order
  const isRange = clock.dueEarliest !== clock.dueOn
  return (
    <section className="card order-clock" aria-label={t('coordination.clock')}>
      <p className={`order-clock-figure ${clockLight(order)}`}>
        {clock.remaining === null ? t(`coordination.stopped.${stopped(order)}`) : clockWords(order, t)}
      </p>
      <dl>
        <dt>{t('coordination.started')}</dt>
        <dd>{orAbsent(clock.startedOn, t)}</dd>
        <dt>{t('coordination.term')}</dt>
        <dd>{t('coordination.days', { days: clock.workingDays })}</dd>
        <dt>{t('coordination.due')}</dt>
        <dd>{dueWords(order, t)}</dd>
      </dl>
      {isRange ? <p className="small quiet">{t('coordination.rangeWhy')}</p> : null}
    </section>
  )
}
