import { Fen } from '@ceyuan/values'
import type { FieldSchema, FormShape } from './form-shape.ts'
import { type FieldValue, type FieldValues, isEmpty, moneyUnitOf, type TypedField, type TypedFields } from './typed.ts'

/** What is wrong with a field: a message key of `matter.form`, and the values of its sentence. */
export type FieldFault = { readonly key: string; readonly values: Readonly<Record<string, string | number>> }

/** A form as it was read: values of the fields that are right, and what is wrong, by field. */
export type ReadForm = { readonly values: FieldValues; readonly faults: ReadonlyMap<string, FieldFault> }

type Read = { readonly value: FieldValue } | { readonly fault: FieldFault }

const fault = (key: string, values: FieldFault['values'] = {}): Read => ({ fault: { key, values } })

const decimalForm = /^-?\d+(?:\.\d+)?$/u

const readNumber = (text: string, { type, minimum, maximum }: FieldSchema): Read => {
  const plain = text.replaceAll(/[,，\s]/gu, '')
  if (!decimalForm.test(plain)) return fault('notNumber', { found: text })
  const number = Number(plain)
  if (type === 'integer' && !Number.isInteger(number)) return fault('notWhole', { found: text })
  if (minimum !== undefined && number < minimum) return fault('tooSmall', { found: text, wanted: minimum })
  if (maximum !== undefined && number > maximum) return fault('tooLarge', { found: text, wanted: maximum })
  return { value: number }
}

const readMoney = (text: string, schema: FieldSchema): Read => {
  const read = Fen.parse(text, { unit: moneyUnitOf(schema) })
  if (read.kind === 'failure') return fault('notMoney', { found: text })
  return { value: Fen.toText(read.value) }
}

const readText = (text: string, { minLength, maxLength, pattern, format }: FieldSchema): Read => {
  const { length } = Array.from(text)
  if (minLength !== undefined && length < minLength) return fault('tooShort', { found: length, wanted: minLength })
  if (maxLength !== undefined && length > maxLength) return fault('tooLong', { found: length, wanted: maxLength })
  if (format === 'date' && !/^\d{4}-\d{2}-\d{2}$/u.test(text)) return fault('notDate', { found: text })
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) return fault('wrongForm', { found: text })
  return { value: text }
}

/** Whether a field is typed as digits. */
export const isNumeric = ({ type, format }: FieldSchema): boolean =>
  type === 'number' || type === 'integer' || format === 'money'

const readField = (typed: TypedField, schema: FieldSchema): Read => {
  if (typeof typed !== 'string') return { value: typed }
  const text = typed.trim()
  if (schema.format === 'money') return readMoney(text, schema)
  return isNumeric(schema) ? readNumber(text, schema) : readText(text, schema)
}

/** Reads what was typed into a form: what is empty and required, unreadable or out of bounds is told at its field. */
export const readForm = ({ schema }: Pick<FormShape, 'schema'>, typed: TypedFields): ReadForm => {
  const values: Record<string, FieldValue> = {}
  const faults = new Map<string, FieldFault>()
  for (const [field, of] of Object.entries(schema.properties)) {
    const found = typed[field]
    if (isEmpty(found)) {
      if (schema.required?.includes(field) === true) faults.set(field, { key: 'required', values: {} })
      continue
    }
    const read = readField(found, of)
    if ('value' in read) values[field] = read.value
    else faults.set(field, read.fault)
  }
  return { values, faults }
}
