import type { ReactElement } from 'react'
import { useUnits } from '../use-units.ts'

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
