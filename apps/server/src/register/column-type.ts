import type { FieldType } from '@ceyuan/contract'

/** The PostgreSQL type of a field's column. Money is whole fen. */
export const columnType = (type: FieldType): string => {
  switch (type) {
    case 'integer':
    case 'money':
      return 'bigint'
    case 'decimal':
    case 'rate':
      return 'numeric'
    case 'date':
      return 'date'
    case 'boolean':
      return 'boolean'
    case 'list':
      return 'text[]'
    default:
      return 'text'
  }
}

/** Whether values of the type have an order that ranges make sense in. */
export const isOrdered = (type: FieldType): boolean =>
  type === 'integer' || type === 'decimal' || type === 'rate' || type === 'money' || type === 'date'

/** Whether the type holds free text, which is filtered by substring. */
export const isFreeText = (type: FieldType): boolean =>
  type === 'text' || type === 'longText' || type === 'phone' || type === 'url' || type === 'creditCode'
