import type { ClauseDraftDetail } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'

/** What was done to a draft, the latest first, with reasons. */
export const DraftHistory = ({ draft }: { readonly draft: ClauseDraftDetail }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  return (
    <section className="card">
      <header>
        <h2>{t('release.history')}</h2>
      </header>
      <ol className="rows">
        {draft.events.toReversed().map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            <p className="row-line">
              <b>{t(`release.event.${event.kind}`)}</b>
              <span>{event.by}</span>
              <span className="small quiet push nowrap">{formatInstant(event.at, timeZone)}</span>
            </p>
            {event.reason === null ? null : <p className="small">{event.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
