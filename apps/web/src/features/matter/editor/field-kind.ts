import { Fen } from '@ceyuan/values'
import type { FieldSchema, FormShape } from '../form/form-shape.ts'

/** The kinds of fields that a form may have, as officers call them. */
export const fieldKinds = [
  'text',
  'longText',
  'integer',
  'number',
  'money',
  'date',
  'choice',
  'several',
  'yesNo',
] as const

/** A kind of field. */
export type FieldKind = (typeof fieldKinds)[number]

const shapes: Readonly<Record<FieldKind, Omit<FieldSchema, 'title'>>> = {
  text: { type: 'string', maxLength: 100 },
  longText: { type: 'string', maxLength: 2000 },
  integer: { type: 'integer', minimum: 0 },
  number: { type: 'number' },
  money: { type: 'string', format: 'money', 'x-unit': Fen.unitName('wanYuan') },
  date: { type: 'string', format: 'date' },
  choice: { type: 'string', enum: [] },
  several: { type: 'array', items: { type: 'string', enum: [] } },
  yesNo: { type: 'boolean' },
}

const longFrom = 120

/** The kind of a field. */
export const kindOf = ({ type, format, enum: options, maxLength }: FieldSchema): FieldKind => {
  if (type === 'boolean') return 'yesNo'
  if (type === 'array') return 'several'
  if (type === 'integer' || type === 'number') return type
  if (format === 'money' || format === 'date') return format
  if (options !== undefined) return 'choice'
  return (maxLength ?? 0) > longFrom ? 'longText' : 'text'
}

/** The same field as another kind: its words stay, its bounds are those of the kind. */
export const asKind = (schema: FieldSchema, kind: FieldKind): FieldSchema => {
  const { title, 'x-en': english, 'x-help': help } = schema
  return {
    ...shapes[kind],
    title,
    ...(english === undefined ? {} : { 'x-en': english }),
    ...(help === undefined ? {} : { 'x-help': help }),
  }
}

/** The choices of a field. */
export const optionsOf = ({ enum: options, items }: FieldSchema): readonly string[] => options ?? items?.enum ?? []

/** A field with other choices. */
export const withOptions = (schema: FieldSchema, options: readonly string[]): FieldSchema =>
  schema.type === 'array' ? { ...schema, items: { type: 'string', enum: options } } : { ...schema, enum: options }

/** A form with a new, empty field at the end of a section. */
export const withField = (form: FormShape, section: number): FormShape => {
  const taken = Object.keys(form.schema.properties)
  const id = Array.from({ length: taken.length + 1 }, (_, index) => `field${index + 1}`).find(
    (each) => !taken.includes(each),
  )
  if (id === undefined) return form
  return {
    ...form,
    schema: {
      ...form.schema,
      properties: { ...form.schema.properties, [id]: asKind({ type: 'string', title: '' }, 'text') },
    },
    layout: form.layout.map((each, index) => (index === section ? { ...each, fields: [...each.fields, id] } : each)),
  }
}

/** A form without a field. */
export const withoutField = (form: FormShape, field: string): FormShape => ({
  ...form,
  schema: {
    ...form.schema,
    properties: Object.fromEntries(Object.entries(form.schema.properties).filter(([id]) => id !== field)),
    required: form.schema.required?.filter((id) => id !== field),
  },
  layout: form.layout.map((each) => ({ ...each, fields: each.fields.filter((id) => id !== field) })),
})

/** A form with a field changed, and asked for or not. */
export const withSchema = (form: FormShape, field: string, schema: FieldSchema, isRequired: boolean): FormShape => {
  const others = (form.schema.required ?? []).filter((id) => id !== field)
  return {
    ...form,
    schema: {
      properties: { ...form.schema.properties, [field]: schema },
      required: isRequired ? [...others, field] : others,
    },
  }
}
