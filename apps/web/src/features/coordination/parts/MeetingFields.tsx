import { type ReactElement, useId } from 'react'
import { useUnits } from '../use-units.ts'

/** A day. */
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

/** Any number of units, each a box to tick. */
export const UnitsField = (props: {
  readonly label: string
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}): ReactElement => {
  const units = useUnits()
  const { chosen, onChange } = props
  return (
    <fieldset className="unit-choice">
      <legend>{props.label}</legend>
      {units.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
