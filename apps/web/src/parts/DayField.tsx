import { type ReactElement, useId } from 'react'

/** A day to choose. */
export const DayField = (props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactElement => {
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="control short"
        type="date"
        required
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  )
}
