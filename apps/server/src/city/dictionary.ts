import type { Register, RegisterField } from './city.ts'

/** The kind of value that a field is to a FEEL expression. */
export type FactKind = 'string' | 'number' | 'money' | 'boolean' | 'date' | 'strings'

/** The kind of value that a field is to a FEEL expression. */
export const factKindOf = (field: Pick<RegisterField, 'type'>): FactKind => {
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'rate':
      return 'number'
    case 'money':
      return 'money'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'list':
      return 'strings'
    default:
      return 'string'
  }
}

/** The names that a FEEL expression over a register may use: the Chinese labels of its fields, with the field of each. */
export const factNames = (register: Register): ReadonlyMap<string, RegisterField> =>
  new Map(register.fields.map((field) => [field.label.zh, field]))
