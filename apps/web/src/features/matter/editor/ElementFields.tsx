import { type ReactElement, useId } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField } from '../../coordination/parts/Field.tsx'
import type { ElementWords } from './edit.ts'
import '../../coordination/coordination.css'

type Props = {
  readonly element: ElementWords
  readonly limits: readonly { readonly id: string; readonly label: string }[]
  readonly onWrite: (words: Partial<Pick<ElementWords, 'name' | 'limit' | 'condition'>>) => void
}

const Written = (props: {
  readonly label: string
  readonly value: string
  readonly help?: string
  readonly onWrite: (value: string) => void
}): ReactElement => {
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="control"
        key={props.value}
        defaultValue={props.value}
        aria-describedby={props.help === undefined ? undefined : `${id}-help`}
        onBlur={({ target }) => (target.value === props.value ? undefined : props.onWrite(target.value))}
        onKeyDown={(event) => (event.key === 'Enter' ? event.currentTarget.blur() : undefined)}
      />
      {props.help === undefined ? null : (
        <p id={`${id}-help`} className="small quiet">
          {props.help}
        </p>
      )}
    </div>
  )
}

/** The words of one element: its name, its legal clock, its condition. */
export const ElementFields = ({ element, limits, onWrite }: Props): ReactElement => {
  const { t } = useMessages()
  const { name, limit, condition } = element
  return (
    <>
      <Written label={t('matter.editor.name')} value={name} onWrite={(value) => onWrite({ name: value })} />
      {limit === null ? null : (
        <ChoiceField
          label={t('matter.editor.limit')}
          none={t('matter.editor.noLimit')}
          value={limit}
          options={limits.map(({ id, label }) => ({ value: id, label }))}
          onChange={(value) => onWrite({ limit: value })}
        />
      )}
      {condition === null ? null : (
        <Written
          label={t('matter.editor.condition')}
          help={t('matter.editor.conditionHelp')}
          value={condition}
          onWrite={(value) => onWrite({ condition: value })}
        />
      )}
    </>
  )
}
