import { type MeetingDetail, recordDecision } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { useMay } from '../../../session/session.ts'
import { numberWords } from '../order-words.ts'
import { useDraft } from '../use-draft.ts'
import { DecisionOrder } from './DecisionOrder.tsx'
import { TextField } from './Field.tsx'

type Item = MeetingDetail['items'][number]
type Props = { readonly meeting: MeetingDetail; readonly item: Item }

const Head = ({ item }: { readonly item: Item }): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      <h3>
        {item.position}. {item.title} <span className="tag">{t(`coordination.agenda.${item.kind}`)}</span>
      </h3>
      <p className="quiet">{item.reason}</p>
      <p className="small">
        {item.units.map(({ name }) => name).join(' ')}{' '}
        {item.commitment === null ? null : (
          <Link to="/plan" search={{ c: item.commitment }}>
            {t('coordination.seeCommitment')}
          </Link>
        )}{' '}
        {item.sourceOrder === null ? null : (
          <Link to="/orders/$id" params={{ id: item.sourceOrder }}>
            {t('coordination.seeOrder')}
          </Link>
        )}
      </p>
    </>
  )
}

const Recorded = ({ item }: { readonly item: Item }): ReactElement => {
  const { t } = useMessages()
  const none = t('shell.absent.empty')
  return (
    <dl className="order-facts">
      <dt>{t('coordination.discussion')}</dt>
      <dd className="order-text">{item.discussion === '' ? none : item.discussion}</dd>
      <dt>{t('coordination.decision')}</dt>
      <dd className="order-text">{item.decision === '' ? none : item.decision}</dd>
    </dl>
  )
}

const Recording = ({ meeting, item }: Props): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(recordDecision)
  const { discussion, decision } = item
  const { fields, isKept, set, clear } = useDraft(`item.${item.id}`, { discussion, decision })
  return (
    <form
      className="order-acts no-print"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate(
          { params: { id: meeting.id, item: item.id }, body: { version: meeting.version, ...fields } },
          { onSuccess: clear },
        )
      }}
    >
      {command.isError ? <Problems error={command.error} /> : null}
      <TextField
        label={t('coordination.discussion')}
        value={fields.discussion}
        rows={2}
        maxLength={8000}
        onChange={(text) => set({ discussion: text })}
      />
      <TextField
        label={t('coordination.decision')}
        value={fields.decision}
        rows={2}
        maxLength={4000}
        onChange={(text) => set({ decision: text })}
      />
      <div className="buttons">
        <button type="submit" className="button compact" disabled={command.isPending || !isKept}>
          {t('coordination.save')}
        </button>
      </div>
    </form>
  )
}

/** A matter of a meeting: why it is there, what was said and decided, and the order that the decision became. */
export const AgendaItem = ({ meeting, item }: Props): ReactElement => {
  const { t } = useMessages()
  const mayHold = useMay('meeting.hold')
  const isOpen = mayHold && item.order === null
  return (
    <li>
      <Head item={item} />
      {isOpen ? <Recording meeting={meeting} item={item} /> : null}
      <div className={isOpen ? 'only-print' : undefined}>
        <Recorded item={item} />
      </div>
      {item.order === null ? null : (
        <p>
          {t('coordination.becameOrder')}{' '}
          <Link to="/orders/$id" params={{ id: item.order.id }}>
            {numberWords(item.order, t)}
          </Link>
        </p>
      )}
      {isOpen && item.decision !== '' ? <DecisionOrder meeting={meeting} item={item} /> : null}
    </li>
  )
}
