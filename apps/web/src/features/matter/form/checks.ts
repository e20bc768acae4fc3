import { evaluate, FactType, type FeelValue, list, money, parse, parseDate, parseNumber } from '@ceyuan/feel'
import type { FieldSchema, FormShape, Label } from './form-shape.ts'
import type { FieldValue, FieldValues } from './typed.ts'

/** A check that does not hold: its field, and what it says. */
export type BrokenCheck = { readonly at: string; readonly message: Label }

const numberOf = (text: string): FeelValue => parseNumber(text)

const moneyOf = (text: string): FeelValue => {
  const fen = numberOf(text)
  return fen === null || typeof fen !== 'object' || 'kind' in fen ? null : money(fen)
}

const toFeel = (value: FieldValue | undefined, schema: FieldSchema): FeelValue => {
  if (value === undefined) return null
  if (typeof value === 'number') return numberOf(String(value))
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return list(value)
  if (schema.format === 'money') return moneyOf(value)
  return schema.format === 'date' ? parseDate(value) : value
}

/** The checks of a form that do not hold; one whose fields are not all filled in decides nothing yet. */
export const brokenChecks = (form: FormShape, values: FieldValues): readonly BrokenCheck[] => {
  const fields = Object.entries(form.schema.properties)
  const names = Object.fromEntries(fields.map(([, { title }]) => [title, FactType.any]))
  const facts = Object.fromEntries(fields.map(([field, schema]) => [schema.title, toFeel(values[field], schema)]))
  return form.checks.flatMap(({ expect, at, message }) => {
    const parsed = parse(expect, names)
    if (parsed.kind === 'failure') return []
    const found = evaluate(parsed.value, facts, { trace: false })
    return found.kind === 'success' && found.value.value === false ? [{ at, message }] : []
  })
}
