import { type ReactElement, useId } from 'react'

type Common = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly isRequired?: boolean
}

/** A text to write, one line or several. */
export const TextField = (props: Common & { readonly rows?: number; readonly maxLength: number }): ReactElement => {
  const id = useId()
  const help = props.help === undefined ? {} : { 'aria-describedby': `${id}-help` }
  const shared = { id, value: props.value, maxLength: props.maxLength, required: props.isRequired ?? false, ...help }
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      {props.rows === undefined ? (
        <input className="control" {...shared} onChange={(event) => props.onChange(event.target.value)} />
      ) : (
        <textarea
          className="control"
          rows={props.rows}
          {...shared}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      {props.help === undefined ? null : (
        <p id={`${id}-help`} className="small quiet">
          {props.help}
        </p>
      )}
    </div>
  )
}

/** A whole number within bounds, with its unit in the label. */
export const NumberField = (props: Common & { readonly min: number; readonly max: number }): ReactElement => {
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="control short"
        type="number"
        min={props.min}
        max={props.max}
        step={1}
        required
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.help === undefined ? null : <p className="small quiet">{props.help}</p>}
    </div>
  )
}

/** One of a closed set. */
export const ChoiceField = (
  props: Common & {
    readonly options: readonly { readonly value: string; readonly label: string }[]
    readonly none: string
  },
): ReactElement => {
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="control"
        required={props.isRequired ?? false}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        <option value="">{props.none}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
