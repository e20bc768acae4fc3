import type { RecordFilter, RegisterFieldInfo, RegisterInfo } from '@ceyuan/contract'
import { Fen, moneyUnitNamed } from '@ceyuan/values'
import { type FormEvent, type ReactElement, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { ListState } from '../../../list/list-state.ts'
import { comparisonsOf, readConditions } from '../list-filters.ts'
import { headUnit, inLanguage, showValue } from '../value.ts'

const inputTypeOf = ({ type }: RegisterFieldInfo): string => {
  if (type === 'date') return 'date'
  return type === 'integer' || type === 'decimal' || type === 'rate' ? 'number' : 'text'
}

/** What was typed as the API compares it: money typed in the field's unit becomes fen; undefined where it cannot be read. */
const toComparable = (field: RegisterFieldInfo, typed: string): string | undefined => {
  if (field.type !== 'money') return typed.trim() === '' ? undefined : typed.trim()
  const fen = Fen.parse(typed, { unit: moneyUnitNamed(field.unit ?? '') ?? 'yuan' })
  return fen.kind === 'success' ? fen.value.toString() : undefined
}

const Chip = (props: {
  readonly field: RegisterFieldInfo
  readonly condition: RecordFilter
  readonly onRemove: () => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { field, condition } = props
  const value = 'value' in condition ? condition.value : ''
  const shown = Array.isArray(value) ? value.join(' ') : (showValue({ field, titles: {}, language, t }, value) ?? '')
  const text = t(`register.where.${condition.op}`, { field: inLanguage(field.label, language), value: shown })
  return (
    <span className="tag">
      {text}
      <button
        type="button"
        className="button text"
        aria-label={t('register.where.remove', { condition: text })}
        onClick={props.onRemove}
      >
        ×
      </button>
    </span>
  )
}

const Choice = (props: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly onChange: (value: string) => void
}): ReactElement => (
  <select
    className="control"
    aria-label={props.label}
    value={props.value}
    onChange={(event) => props.onChange(event.target.value)}
  >
    {props.options.map(({ value, text }) => (
      <option key={value} value={value}>
        {text}
      </option>
    ))}
  </select>
)

const toCondition = (field: string, op: RecordFilter['op'], value: string): RecordFilter => {
  if (op === 'empty' || op === 'filled') return { field, op }
  return op === 'in' ? { field, op, value: [value] } : { field, op, value }
}

const Builder = (props: {
  readonly fields: readonly RegisterFieldInfo[]
  readonly onAdd: (condition: RecordFilter) => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { fields } = props
  const [fieldId, setFieldId] = useState(fields[0]?.id ?? '')
  const [chosen, setChosen] = useState<string>()
  const [typed, setTyped] = useState('')
  const field = fields.find(({ id }) => id === fieldId)
  if (!field) return <></>
  const operations = comparisonsOf(field)
  const op = operations.find((each) => each === chosen) ?? operations[0] ?? 'is'
  const needsValue = op !== 'empty' && op !== 'filled'
  const value = needsValue ? toComparable(field, typed) : ''
  const add = (event: FormEvent): void => {
    event.preventDefault()
    if (value === undefined) return
    props.onAdd(toCondition(field.id, op, value))
    setTyped('')
  }
  return (
    <form className="filters-row" onSubmit={add}>
      <Choice
        label={t('register.where.field')}
        value={fieldId}
        options={fields.map(({ id, label }) => ({ value: id, text: inLanguage(label, language) }))}
        onChange={setFieldId}
      />
      <Choice
        label={t('register.where.comparison')}
        value={op}
        options={operations.map((each) => ({ value: each, text: t(`register.op.${each}`) }))}
        onChange={setChosen}
      />
      {needsValue ? (
        <input
          className="control"
          type={inputTypeOf(field)}
          step="any"
          aria-label={t('register.where.value')}
          placeholder={headUnit(field, t)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      <button type="submit" className="button compact" disabled={value === undefined}>
        {t('register.where.add')}
      </button>
    </form>
  )
}

/** Further conditions on any field, kept in the address; each is shown as a chip that takes it off again. */
export const Conditions = (props: { readonly register: RegisterInfo; readonly state: ListState }): ReactElement => {
  const { t } = useMessages()
  const { register, state } = props
  const conditions = readConditions(state.filters['where'])
  const set = (next: readonly RecordFilter[]): void =>
    state.setFilter('where', next.length === 0 ? undefined : JSON.stringify(next))
  return (
    <>
      {conditions.map((condition) => {
        const field = register.fields.find(({ id }) => id === condition.field)
        const rest = conditions.filter((each) => each !== condition)
        return field ? (
          <Chip key={JSON.stringify(condition)} field={field} condition={condition} onRemove={() => set(rest)} />
        ) : null
      })}
      <details className="list-menu">
        <summary className="button compact">{t('register.where.title')}</summary>
        <div className="list-menu-body register-where">
          <Builder fields={register.fields} onAdd={(condition) => set([...conditions, condition])} />
        </div>
      </details>
    </>
  )
}
