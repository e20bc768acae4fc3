import { type ReactElement, useId } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

type Option = { readonly value: string; readonly label: string }

/** Several of a list: the chosen ones, each to be taken out again, and the rest to be added. */
export const PickField = (props: {
  readonly label: string
  readonly none: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const { label, none, options, chosen, onChange } = props
  const rest = options.filter(({ value }) => !chosen.includes(value))
  const nameOf = (value: string): string => options.find((option) => option.value === value)?.label ?? value
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {chosen.length === 0 ? <span className="small quiet">{none}</span> : null}
      <ul className="release-picked">
        {chosen.map((value) => (
          <li key={value}>
            {nameOf(value)}{' '}
            <button
              type="button"
              className="link"
              aria-label={t('release.dropNamed', { name: nameOf(value) })}
              onClick={() => onChange(chosen.filter((each) => each !== value))}
            >
              {t('release.drop')}
            </button>
          </li>
        ))}
      </ul>
      <select
        id={id}
        className="control"
        value=""
        onChange={(event) => {
          if (event.target.value !== '') onChange([...chosen, event.target.value])
        }}
      >
        <option value="">{t('release.pick')}</option>
        {rest.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
