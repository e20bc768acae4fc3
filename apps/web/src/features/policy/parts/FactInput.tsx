import type { PolicyFact } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../words.ts'

type Props = {
  readonly id: string
  readonly fact: PolicyFact
  readonly value: string
  readonly describedBy?: string
  readonly onChange: (value: string) => void
}

/** The unit in which a fact is typed: that of its money or number; percent for a rate. */
export const typedUnit = (fact: PolicyFact): string | undefined =>
  fact.kind === 'rate' ? '%' : (fact.unit ?? undefined)

const ChoiceInput = ({ id, fact, value, describedBy, onChange }: Props): ReactElement => {
  const { t, language } = useMessages()
  const options =
    fact.kind === 'boolean'
      ? [
          { value: 'true', label: t('policy.yes') },
          { value: 'false', label: t('policy.no') },
        ]
      : fact.values.map((label) => ({ value: label.zh, label: inLanguage(label, language) }))
  return (
    <select
      id={id}
      className="control"
      value={value}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('policy.choose')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** The control in which a fact is typed or chosen, with its unit behind it. */
export const FactInput = (props: Props): ReactElement => {
  const { fact, value, onChange, id, describedBy } = props
  if (fact.kind === 'boolean' || fact.kind === 'enum') return <ChoiceInput {...props} />
  const isFigure = fact.kind === 'money' || fact.kind === 'number' || fact.kind === 'integer' || fact.kind === 'rate'
  const unit = typedUnit(fact)
  return (
    <span className="fact-input">
      <input
        id={id}
        className="control"
        type={fact.kind === 'date' ? 'date' : 'text'}
        inputMode={isFigure ? 'decimal' : 'text'}
        autoComplete="off"
        value={value}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        onChange={(event) => onChange(event.target.value)}
      />
      {unit === undefined ? null : <span className="small quiet">{unit}</span>}
    </span>
  )
}
