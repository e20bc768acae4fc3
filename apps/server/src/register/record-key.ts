import type { Register } from '../city/city.ts'
import type { FieldValue } from './field-value.ts'

const separator = '\u001f'

/** The natural key of a record as text: its key fields, joined by a unit separator where there are several. */
export const recordKeyOf = (register: Register, fields: Readonly<Record<string, FieldValue | undefined>>): string =>
  register.key.map((id) => String(fields[id] ?? '')).join(separator)
