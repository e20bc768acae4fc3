import { Fen } from '@ceyuan/values'
import type { ReactElement } from 'react'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { fieldLabel } from './FormField.tsx'
import type { FieldSchema, FormShape } from './form-shape.ts'
import { moneyUnitOf } from './typed.ts'

const shown = (value: unknown, schema: FieldSchema, t: Say): string => {
  const unit = schema['x-unit'] ?? ''
  if (typeof value === 'boolean') return t(value ? 'matter.form.yes' : 'matter.form.no')
  if (Array.isArray(value)) return value.join(t('matter.and'))
  if (typeof value === 'number') return `${value}${unit}`
  if (typeof value !== 'string' || value === '') return t('matter.none')
  if (schema.format !== 'money' || !/^-?\d+$/u.test(value)) return `${value}${unit}`
  return `${Fen.exact(Fen.create(BigInt(value)), moneyUnitOf(schema))} ${unit}`
}

/** The values of a form that was filled in, in its order. */
export const FormValues = (props: {
  readonly form: FormShape
  readonly values: Readonly<Record<string, unknown>>
}): ReactElement => {
  const { t, language } = useMessages()
  const { layout, schema } = props.form
  return (
    <dl className="form-values">
      {layout
        .flatMap(({ fields }) => fields)
        .flatMap((field) => {
          const of = schema.properties[field]
          return of === undefined
            ? []
            : [
                <dt key={`${field} label`}>{fieldLabel(of, language)}</dt>,
                <dd key={field}>{shown(props.values[field], of, t)}</dd>,
              ]
        })}
    </dl>
  )
}
