import { downloadDocument, type OrderDetail } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { addressOf } from '../../../api/call.ts'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'

type Event = OrderDetail['events'][number]

const Details = ({ event }: { readonly event: Event }): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      {event.standing === null ? null : <p>{t(`coordination.standing.${event.standing}`)}</p>}
      {event.awaits === null ? null : <p>{t('coordination.awaitsUnit', { unit: event.awaits.name })}</p>}
      {event.text === null ? null : <p className="order-text">{event.text}</p>}
      {event.workingDays === null ? null : (
        <p className="small">{t('coordination.days', { days: event.workingDays })}</p>
      )}
      {event.approver === null ? null : (
        <p className="small">{t('coordination.approvedBy', { approver: event.approver })}</p>
      )}
      {event.documents.length === 0 ? null : (
        <ul className="order-documents">
          {event.documents.map(({ id, name }) => (
            <li key={id}>
              <a href={addressOf(downloadDocument, { params: { id } })} download>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Everything that happened to an order, the latest first. */
export const Timeline = ({ events }: { readonly events: readonly Event[] }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  return (
    <section className="card">
      <header>
        <h2>{t('coordination.timeline')}</h2>
        <span className="small quiet">{t('coordination.eventCount', { count: events.length })}</span>
      </header>
      <ol className="body order-timeline" reversed>
        {events.toReversed().map((event) => (
          <li key={event.id}>
            <p className="order-event">
              <time dateTime={event.at}>{formatInstant(event.at, timeZone)}</time>
              <b>{t(`coordination.event.${event.kind}`)}</b>
              <span className="quiet">
                {event.unit} {event.by === 'system' ? t('coordination.byClock') : event.by}
              </span>
            </p>
            <Details event={event} />
          </li>
        ))}
      </ol>
    </section>
  )
}
