/** The columns that every register table has besides those of its fields. */
export const systemColumns: readonly string[] = [
  'id',
  'version',
  'recorded_at',
  'recorded_by',
  'import_id',
  'sample',
  'ended_at',
  'end_reason',
  'undoes',
  'record_key',
  'superseded_at',
  'search',
  'search_text',
]

const toSnake = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()

/** The column of a field. */
export const columnOf = (fieldId: string): string => toSnake(fieldId)

/** The table that holds the current version of each record of a register. */
export const tableOf = (registerId: string): string => toSnake(registerId)

/** The function that finds records of a table by the search index. */
export const matchingFunction = (table: string): string => `${table}_matching`

/** The table that holds every version of each record of a register. */
export const historyTableOf = (registerId: string): string => `${toSnake(registerId)}_history`
