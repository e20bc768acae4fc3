import type { ClauseTest } from '@ceyuan/contract'
import { type ReactElement, useId, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { fromFen, toFen } from '../../funding/amount.ts'
import { DayField } from '../../../parts/DayField.tsx'
import { FactInput } from '../../policy/parts/FactInput.tsx'
import { useFacts } from '../../policy/use-facts.ts'
import { inLanguage } from '../../policy/words.ts'
import { fromTyped, toTyped } from '../situation.ts'

type Props = {
  /** The facts that the clause speaks of. */
  readonly names: readonly string[]
  readonly from: string
  readonly test: ClauseTest | undefined
  readonly onSave: (test: ClauseTest) => void
  readonly onCancel: () => void
}

const statuses = ['applies', 'doesNotApply', 'unknown'] as const

const FactFields = (props: {
  readonly names: readonly string[]
  readonly typed: Readonly<Record<string, string>>
  readonly onChange: (name: string, typed: string) => void
}): ReactElement => {
  const { language } = useMessages()
  const facts = useFacts()
  const id = useId()
  return (
    <div className="situation-facts">
      {props.names.map((name) => {
        const fact = facts.get(name)
        return fact === undefined ? null : (
          <div key={name} className="form-field">
            <label htmlFor={`${id}-${name}`}>{inLanguage(fact.label, language)}</label>
            <FactInput
              id={`${id}-${name}`}
              fact={fact}
              value={props.typed[name] ?? ''}
              onChange={(typed) => props.onChange(name, typed)}
            />
          </div>
        )
      })}
    </div>
  )
}

const useSituation = ({ test, from, names }: Props) => {
  const facts = useFacts()
  const [name, setName] = useState(test?.name ?? '')
  const [on, setOn] = useState(test?.on ?? from)
  const [status, setStatus] = useState<string>(test?.expected.status ?? 'applies')
  const [amount, setAmount] = useState(test?.expected.fen ? fromFen(test.expected.fen) : '')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      Object.entries(test?.facts ?? {}).map(([each, value]) => [each, toTyped(facts.get(each), value)]),
    ),
  )
  const made = (): ClauseTest => ({
    name: name.trim(),
    on,
    facts: Object.fromEntries(
      names.flatMap((each) => {
        const fact = facts.get(each)
        const value = fact === undefined ? null : fromTyped(fact, typed[each] ?? '')
        return value === null ? [] : [[each, value]]
      }),
    ),
    expected: { status: statuses.find((each) => each === status) ?? 'unknown', fen: toFen(amount) ?? null },
  })
  const fields = { name, on, status, amount, typed }
  return { fields, made, setName, setOn, setStatus, setAmount, setTyped }
}

/** A situation to write: the facts the clause speaks of, what is expected; a fact left empty is one nobody has said. */
export const SituationForm = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { fields, made, setName, setOn, setStatus, setAmount, setTyped } = useSituation(props)
  return (
    <form
      className="body situation"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave(made())
      }}
    >
      <TextField label={t('release.testName')} value={fields.name} maxLength={200} isRequired onChange={setName} />
      <DayField label={t('release.testOn')} value={fields.on} onChange={setOn} />
      <FactFields
        names={props.names}
        typed={fields.typed}
        onChange={(name, typed) => setTyped({ ...fields.typed, [name]: typed })}
      />
      <ChoiceField
        label={t('release.testStatus')}
        value={fields.status}
        none={t('policy.choose')}
        isRequired
        options={statuses.map((value) => ({ value, label: t(`policy.status.${value}`) }))}
        onChange={setStatus}
      />
      <TextField label={t('release.testAmount')} value={fields.amount} maxLength={30} onChange={setAmount} />
      <div className="buttons">
        <button type="submit" className="button primary compact">
          {t('release.keepTest')}
        </button>
        <button type="button" className="button compact" onClick={props.onCancel}>
          {t('shell.cancel')}
        </button>
      </div>
    </form>
  )
}
