import { Fen, type MoneyUnit, moneyUnitNamed } from '@ceyuan/values'
import type { FieldSchema, FormShape } from './form-shape.ts'

/** What stands in one field of a form while it is filled in. */
export type TypedField = string | boolean | readonly string[]

/** What stands in the fields of a form while it is filled in; a field that is left out is empty. */
export type TypedFields = Readonly<Record<string, TypedField>>

/** The value of a field as it is sent and kept. */
export type FieldValue = string | number | boolean | readonly string[]

/** The values of a form as they are sent and kept. */
export type FieldValues = Readonly<Record<string, FieldValue>>

/** Whether nothing stands in a field. */
export const isEmpty = (typed: TypedField | undefined): typed is undefined =>
  typed === undefined ||
  (typeof typed !== 'boolean' && typed.length === 0) ||
  (typeof typed === 'string' && typed.trim() === '')

/** The unit in which a field of money is typed. */
export const moneyUnitOf = (schema: FieldSchema): MoneyUnit => moneyUnitNamed(schema['x-unit'] ?? '') ?? 'yuan'

const inUnit = (fen: string, schema: FieldSchema): string =>
  /^-?\d+$/u.test(fen) ? Fen.exact(Fen.create(BigInt(fen)), moneyUnitOf(schema)) : fen

const typedOf = (value: unknown, schema: FieldSchema): TypedField | undefined => {
  if (typeof value === 'string') return schema.format === 'money' ? inUnit(value, schema) : value
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined
}

/** Values that were kept, as they are shown in the fields again; money comes in fen and is shown in the field's unit. */
export const toTyped = (
  { schema }: Pick<FormShape, 'schema'>,
  values: Readonly<Record<string, unknown>>,
): TypedFields =>
  Object.fromEntries(
    Object.entries(schema.properties).flatMap(([field, of]) => {
      const typed = typedOf(values[field], of)
      return typed === undefined ? [] : [[field, typed]]
    }),
  )
