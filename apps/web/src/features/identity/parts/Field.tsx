import { type HTMLAttributes, type ReactElement, useId } from 'react'
import type { ProblemPart } from '../../../api/problem.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { problemSentence } from '../../../parts/States.tsx'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problems: readonly ProblemPart[]
  readonly type?: 'text' | 'password' | 'email'
  readonly complete?: string
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly help?: string
  readonly isOptional?: boolean
  /** A closed set to choose from, instead of typing. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

const describedBy = (id: string, props: Props): { 'aria-describedby'?: string } => {
  const ids = [
    ...(props.help === undefined ? [] : [`${id}-help`]),
    ...(props.problems.length > 0 ? [`${id}-problem`] : []),
  ]
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}
}

const Control = ({ id, props }: { readonly id: string; readonly props: Props }): ReactElement => {
  const shared = {
    id,
    className: 'control',
    value: props.value,
    'aria-invalid': props.problems.length > 0,
    ...describedBy(id, props),
  }
  if (props.options)
    return (
      <select {...shared} onChange={(event) => props.onChange(event.target.value)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )
  return (
    <input
      {...shared}
      type={props.type ?? 'text'}
      required={props.isOptional !== true}
      autoComplete={props.complete ?? 'off'}
      autoCapitalize="none"
      spellCheck={false}
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      onChange={(event) => props.onChange(event.target.value)}
    />
  )
}

/** A field of a form: label above, help and problems beside it, both read out with it. */
export const Field = (props: Props): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      <Control id={id} props={props} />
      {props.help === undefined ? null : (
        <p id={`${id}-help`} className="small quiet">
          {props.help}
        </p>
      )}
      {props.problems.length === 0 ? null : (
        <p id={`${id}-problem`} className="form-problem" role="alert">
          {props.problems.map((problem) => problemSentence(problem, t)).join(' ')}
        </p>
      )}
    </div>
  )
}
