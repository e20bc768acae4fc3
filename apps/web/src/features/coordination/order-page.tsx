import { downloadOrder, getOrder, type OrderDetail } from '@ceyuan/contract'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Loaded } from '../../parts/States.tsx'
import { numberWords } from './order-words.ts'
import { NextAct } from './parts/NextAct.tsx'
import { OrderClock } from './parts/OrderClock.tsx'
import { Timeline } from './parts/Timeline.tsx'
import './coordination.css'

const Matter = ({ order }: { readonly order: OrderDetail }): ReactElement => {
  const { t } = useMessages()
  const { commitment, meeting } = order
  return (
    <section className="card">
      <header>
        <h2>{t('coordination.matter')}</h2>
      </header>
      <dl className="body order-facts">
        {commitment === null ? null : (
          <>
            <dt>{t('coordination.commitment')}</dt>
            <dd>
              <Link to="/plan" search={{ c: commitment.id }}>
                {commitment.section} {commitment.quote}
              </Link>
            </dd>
          </>
        )}
        <dt>{t('coordination.task')}</dt>
        <dd className="order-text">{order.task}</dd>
        {order.basis === '' ? null : (
          <>
            <dt>{t('coordination.basis')}</dt>
            <dd>{order.basis}</dd>
          </>
        )}
        {meeting === null ? null : (
          <>
            <dt>{t('coordination.meeting')}</dt>
            <dd>
              <Link to="/meetings/$id" params={{ id: meeting.id }}>
                {meeting.title}
              </Link>
            </dd>
          </>
        )}
        <dt>{t('coordination.unit')}</dt>
        <dd>
          <Link to="/units/$id" params={{ id: order.unit.id }}>
            {order.unit.name}
          </Link>
        </dd>
        <dt>{t('coordination.raisedBy')}</dt>
        <dd>{order.raisedBy}</dd>
      </dl>
    </section>
  )
}

const Heading = ({ order }: { readonly order: OrderDetail }): ReactElement => {
  const { t } = useMessages()
  const address = (format: 'docx' | 'pdf'): string =>
    addressOf(downloadOrder, { params: { id: order.id }, query: { format } })
  return (
    <div className="page-title">
      <h1>{order.title}</h1>
      <span className="tag">{numberWords(order, t)}</span>
      <span className="tag">{t(`coordination.state.${order.state}`)}</span>
      {order.escalation === 'none' ? null : (
        <span className="tag order-escalated">{t(`coordination.escalation.${order.escalation}`)}</span>
      )}
      <div className="buttons push no-print">
        <a className="button compact" href={address('docx')} download>
          {t('coordination.word')}
        </a>
        <a className="button compact" href={address('pdf')} download>
          {t('coordination.pdf')}
        </a>
        <button type="button" className="button compact" onClick={() => print()}>
          {t('shell.print')}
        </button>
      </div>
    </div>
  )
}

/** One follow-up order: its clock, what it asks, everything that happened, and the one thing to do next. */
export const OrderPage = (): ReactElement => {
  const { id = '' } = useParams({ strict: false })
  const query = useOperation(getOrder, { params: { id } })
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Loaded query={query}>
        {(order) => (
          <>
            <Heading order={order} />
            <div className="columns order-columns">
              <div className="stack">
                <OrderClock order={order} />
                <Matter order={order} />
                <Timeline events={order.events} />
              </div>
              <div className="stack no-print">
                <NextAct key={order.version} order={order} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </main>
  )
}
