import { type PolicyFact, type PolicySubject, supplyFacts } from '@ceyuan/contract'
import { type ReactElement, useId, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { type Attached, Attachments } from '../../../drop/Attachments.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { toGiven } from '../given-value.ts'
import { useKept } from '../use-kept.ts'
import { inLanguage } from '../words.ts'
import { FactInput } from './FactInput.tsx'

type Props = {
  readonly fact: PolicyFact
  readonly subject: PolicySubject
  readonly onDone?: () => void
}

type Evidence = { readonly files: readonly Attached[]; readonly onChange: (files: readonly Attached[]) => void }

// One document goes with a fact: the last one chosen.
const AttachEvidence = ({ files, onChange }: Evidence): ReactElement => {
  const { t } = useMessages()
  return (
    <details className="small" open={files.length > 0 ? true : undefined}>
      <summary>{t('policy.supplyEvidence')}</summary>
      <Attachments files={files.slice(-1)} onChange={onChange} />
    </details>
  )
}

/** Supplies one fact where it is missing: typed or chosen, kept until sent, saved as said by the enterprise and not verified. */
export const SupplyForm = ({ fact, subject, onDone }: Props): ReactElement => {
  const { t, language } = useMessages()
  const id = useId()
  const kept = useKept(`supply.${subject.kind}.${subject.id ?? ''}.${fact.name}`)
  const [isWrong, setIsWrong] = useState(false)
  const [files, setFiles] = useState<readonly Attached[]>([])
  const command = useCommand(supplyFacts)
  const send = (): void => {
    const value = toGiven(fact, kept.text)
    setIsWrong(value === undefined)
    if (value === undefined) return
    const said = { subject: { kind: subject.kind, id: subject.id }, fact: fact.name, value }
    command.mutate(
      { body: { facts: [{ ...said, document: files.at(-1)?.id ?? null }] } },
      {
        onSuccess: () => {
          kept.clear()
          setFiles([])
          onDone?.()
        },
      },
    )
  }
  return (
    <form
      className="supply"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label className="small" htmlFor={id}>
        {fact.question === null ? inLanguage(fact.label, language) : inLanguage(fact.question, language)}
      </label>
      <span className="supply-line">
        <FactInput id={id} fact={fact} value={kept.text} describedBy={`${id}-help`} onChange={kept.set} />
        <button type="submit" className="button compact" disabled={command.isPending || kept.text === ''}>
          {t('policy.supply')}
        </button>
      </span>
      <span id={`${id}-help`} className="small quiet">
        {fact.help === null ? t('policy.supplyHelp') : inLanguage(fact.help, language)}
      </span>
      <AttachEvidence files={files} onChange={setFiles} />
      {isWrong ? (
        <span className="small wrong" role="alert">
          {t(`policy.wrong.${fact.kind}`)}
        </span>
      ) : null}
      {command.isError ? <Problems error={command.error} /> : null}
    </form>
  )
}
