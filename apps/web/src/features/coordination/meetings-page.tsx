import { callMeeting, listMeetings, type MeetingSummary } from '@ceyuan/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand, useOperation } from '../../api/hooks.ts'
import { orAbsent } from '../../format/absent.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import type { ListColumn } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty } from '../../parts/States.tsx'
import { useMay, useSession } from '../../session/session.ts'
import { TextField } from './parts/Field.tsx'
import { FormDialog } from './parts/FormDialog.tsx'
import { DayField } from '../../parts/DayField.tsx'
import { UnitsField } from './parts/MeetingFields.tsx'
import './coordination.css'

const columnsOf = (t: Say): readonly ListColumn<MeetingSummary>[] => [
  { id: 'heldOn', label: t('coordination.heldOn'), cell: ({ heldOn }) => <span className="nowrap">{heldOn}</span> },
  {
    id: 'title',
    label: t('coordination.meeting'),
    cell: ({ id, title }) => (
      <Link to="/meetings/$id" params={{ id }}>
        {title}
      </Link>
    ),
  },
  { id: 'chair', label: t('coordination.chair'), cell: ({ chair }) => orAbsent(chair, t) },
  { id: 'place', label: t('coordination.place'), cell: ({ place }) => orAbsent(place, t) },
  { id: 'state', label: t('coordination.state'), cell: ({ state }) => t(`coordination.meeting.${state}`) },
  { id: 'items', label: t('coordination.items'), isNumber: true, cell: ({ items }) => items },
  { id: 'decisions', label: t('coordination.decisions'), isNumber: true, cell: ({ decisions }) => decisions },
]

const CallMeeting = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const navigate = useNavigate()
  const today = useSession().data?.city.today ?? ''
  const command = useCommand(callMeeting)
  const [title, setTitle] = useState('')
  const [heldOn, setHeldOn] = useState(today)
  const [place, setPlace] = useState('')
  const [chair, setChair] = useState('')
  const [attendees, setAttendees] = useState<readonly string[]>([])
  const submit = (): void =>
    command.mutate(
      { body: { title, heldOn, place, chair, attendees: [...attendees] } },
      { onSuccess: ({ id }) => void navigate({ to: '/meetings/$id', params: { id } }) },
    )
  return (
    <FormDialog
      title={t('coordination.callMeeting')}
      action={t('coordination.callMeeting')}
      isBusy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextField label={t('coordination.meetingTitle')} value={title} maxLength={120} isRequired onChange={setTitle} />
      <DayField label={t('coordination.heldOn')} value={heldOn} onChange={setHeldOn} />
      <TextField label={t('coordination.place')} value={place} maxLength={120} onChange={setPlace} />
      <TextField label={t('coordination.chair')} value={chair} maxLength={60} onChange={setChair} />
      <UnitsField label={t('coordination.attendees')} chosen={attendees} onChange={setAttendees} />
    </FormDialog>
  )
}

/** The meetings, latest first, and the form that calls one. */
export const MeetingsPage = (): ReactElement => {
  const { t } = useMessages()
  const state = useListState()
  const navigate = useNavigate()
  const mayHold = useMay('meeting.hold')
  const [isCalling, setIsCalling] = useState(false)
  const query = useOperation(listMeetings, { query: { cursor: state.cursor } }, { keep: true })
  const button = mayHold ? (
    <button type="button" className="button primary compact" onClick={() => setIsCalling(true)}>
      {t('coordination.callMeeting')}
    </button>
  ) : null
  return (
    <>
      <ListPage<MeetingSummary>
        id="meetings"
        title={t('coordination.meetings')}
        query={query}
        state={state}
        columns={columnsOf(t)}
        filters={[]}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/meetings/$id', params: { id } })}
        actions={button}
        empty={
          <Empty title={t('coordination.meetings.empty')} text={t('coordination.meetings.emptyText')}>
            {button}
          </Empty>
        }
      />
      {isCalling ? <CallMeeting onClose={() => setIsCalling(false)} /> : null}
    </>
  )
}
