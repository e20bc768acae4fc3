import { getMeeting, type MeetingDetail, writeMinutes } from '@ceyuan/contract'
import { useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand, useOperation } from '../../api/hooks.ts'
import { orAbsent } from '../../format/absent.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded, Problems } from '../../parts/States.tsx'
import { useMay } from '../../session/session.ts'
import { AgendaItem } from './parts/AgendaItem.tsx'
import { TextField } from './parts/Field.tsx'
import { Gather } from './parts/Gather.tsx'
import { useDraft } from './use-draft.ts'
import './coordination.css'

const Minutes = ({ meeting }: { readonly meeting: MeetingDetail }): ReactElement => {
  const { t } = useMessages()
  const mayHold = useMay('meeting.hold')
  const command = useCommand(writeMinutes)
  const { fields, isKept, set, clear } = useDraft(`minutes.${meeting.id}`, { minutes: meeting.minutes })
  const save = (isHeld: boolean): void =>
    command.mutate(
      { params: { id: meeting.id }, body: { version: meeting.version, minutes: fields.minutes, isHeld } },
      { onSuccess: clear },
    )
  return (
    <section className="card">
      <header>
        <h2>{t('coordination.minutes')}</h2>
      </header>
      <div className="body order-acts">
        {mayHold ? (
          <>
            {command.isError ? <Problems error={command.error} /> : null}
            <div className="no-print">
              <TextField
                label={t('coordination.minutesText')}
                value={fields.minutes}
                rows={6}
                maxLength={20_000}
                onChange={(minutes) => set({ minutes })}
              />
              {isKept ? <p className="small quiet">{t('coordination.draftKept')}</p> : null}
            </div>
            <p className="order-text only-print">{fields.minutes}</p>
            <div className="buttons no-print">
              <button
                type="button"
                className="button primary"
                disabled={command.isPending}
                onClick={() => save(meeting.state === 'held')}
              >
                {t('coordination.save')}
              </button>
              {meeting.state === 'held' ? null : (
                <button type="button" className="button" disabled={command.isPending} onClick={() => save(true)}>
                  {t('coordination.held')}
                </button>
              )}
            </div>
          </>
        ) : (
          <p className="order-text">{orAbsent(meeting.minutes, t)}</p>
        )}
      </div>
    </section>
  )
}

const Heading = ({
  meeting,
  onGather,
}: {
  readonly meeting: MeetingDetail
  readonly onGather: () => void
}): ReactElement => {
  const { t } = useMessages()
  const mayHold = useMay('meeting.hold')
  return (
    <div className="page-title">
      <h1>{meeting.title}</h1>
      <span className="tag">{t(`coordination.meeting.${meeting.state}`)}</span>
      <div className="buttons push no-print">
        {mayHold ? (
          <button type="button" className="button primary compact" onClick={onGather}>
            {t('coordination.gather')}
          </button>
        ) : null}
        <button type="button" className="button compact" onClick={() => print()}>
          {t('shell.print')}
        </button>
      </div>
    </div>
  )
}

const Facts = ({ meeting }: { readonly meeting: MeetingDetail }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <dl className="body order-facts">
        <dt>{t('coordination.heldOn')}</dt>
        <dd>{meeting.heldOn}</dd>
        <dt>{t('coordination.place')}</dt>
        <dd>{orAbsent(meeting.place, t)}</dd>
        <dt>{t('coordination.chair')}</dt>
        <dd>{orAbsent(meeting.chair, t)}</dd>
        <dt>{t('coordination.attendees')}</dt>
        <dd>{orAbsent(meeting.attendees.map(({ name }) => name).join(' '), t)}</dd>
      </dl>
    </section>
  )
}

const Content = ({ meeting }: { readonly meeting: MeetingDetail }): ReactElement => {
  const { t } = useMessages()
  const [isGathering, setIsGathering] = useState(false)
  return (
    <>
      <Heading meeting={meeting} onGather={() => setIsGathering(true)} />
      <div className="stack">
        <Facts meeting={meeting} />
        {isGathering ? <Gather meeting={meeting} onClose={() => setIsGathering(false)} /> : null}
        <section className="card">
          <header>
            <h2>{t('coordination.agenda')}</h2>
            <span className="small quiet">{t('coordination.itemCount', { count: meeting.items.length })}</span>
          </header>
          {meeting.items.length === 0 ? (
            <Empty title={t('coordination.agenda.empty')} text={t('coordination.agenda.emptyText')} />
          ) : (
            <ol className="agenda">
              {meeting.items.map((item) => (
                <AgendaItem key={item.id} meeting={meeting} item={item} />
              ))}
            </ol>
          )}
        </section>
        <Minutes meeting={meeting} />
      </div>
    </>
  )
}

/** One meeting: its agenda with what was said and decided, its minutes, and decisions made orders. */
export const MeetingPage = (): ReactElement => {
  const { id = '' } = useParams({ strict: false })
  const query = useOperation(getMeeting, { params: { id } })
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Loaded query={query}>{(meeting) => <Content meeting={meeting} />}</Loaded>
    </main>
  )
}
