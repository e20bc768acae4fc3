import { addAgendaItems, type AgendaProposal, gatherAgenda, type MeetingDetail } from '@ceyuan/contract'
import { type ReactElement, useId, useState } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded, Problems } from '../../../parts/States.tsx'
import { TextField } from './Field.tsx'

type Props = { readonly meeting: MeetingDetail; readonly onClose: () => void }

const Proposal = (props: {
  readonly proposal: AgendaProposal
  readonly isChosen: boolean
  readonly onChange: (isChosen: boolean) => void
}): ReactElement => {
  const { t } = useMessages()
  const { proposal } = props
  const id = useId()
  return (
    <li>
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-why`}
        checked={props.isChosen}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{proposal.title}</label>{' '}
        <span className="tag">{t(`coordination.agenda.${proposal.kind}`)}</span>
        <p id={`${id}-why`} className="quiet">
          {proposal.reason}
        </p>
        <p className="small">{proposal.units.map(({ name }) => name).join(' ')}</p>
      </div>
    </li>
  )
}

const Choose = ({
  meeting,
  onClose,
  proposals,
}: Props & { readonly proposals: readonly AgendaProposal[] }): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(addAgendaItems)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [own, setOwn] = useState('')
  const chosen = proposals.filter(({ key }) => !left.has(key))
  const free = own.trim().length < 2 ? [] : [{ kind: 'free' as const, title: own.trim() }]
  const toggle = (key: string, isChosen: boolean): void =>
    setLeft(new Set(isChosen ? [...left].filter((each) => each !== key) : [...left, key]))
  const add = (): void => {
    const gathered = chosen.map(({ kind, title, reason, commitment, order, units }) => ({
      kind,
      title,
      reason,
      commitment,
      order,
      units: units.map(({ id }) => id),
    }))
    command.mutate(
      { params: { id: meeting.id }, body: { version: meeting.version, items: [...gathered, ...free] } },
      { onSuccess: onClose },
    )
  }
  return (
    <div className="body order-acts">
      {command.isError ? <Problems error={command.error} /> : null}
      {proposals.length === 0 ? <p className="quiet">{t('coordination.gather.none')}</p> : null}
      <ul className="gather">
        {proposals.map((proposal) => (
          <Proposal
            key={proposal.key}
            proposal={proposal}
            isChosen={!left.has(proposal.key)}
            onChange={(isChosen) => toggle(proposal.key, isChosen)}
          />
        ))}
      </ul>
      <TextField label={t('coordination.ownItem')} value={own} maxLength={300} onChange={setOwn} />
      <div className="buttons">
        <button
          type="button"
          className="button primary"
          disabled={command.isPending || chosen.length + free.length === 0}
          onClick={add}
        >
          {t('coordination.putOnAgenda', { count: chosen.length + free.length })}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('shell.cancel')}
        </button>
      </div>
    </div>
  )
}

/** What is red, overdue, or seen differently by two units, to be put on the agenda. */
export const Gather = ({ meeting, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(gatherAgenda, { params: { id: meeting.id } })
  return (
    <section className="card no-print">
      <header>
        <h2>{t('coordination.gather')}</h2>
        <span className="small quiet">{t('coordination.gather.key')}</span>
      </header>
      <Loaded query={query}>{({ items }) => <Choose meeting={meeting} onClose={onClose} proposals={items} />}</Loaded>
    </section>
  )
}
