import { escapeIdentifier, escapeLiteral } from 'pg'
import type { Register, RegisterField } from '../city/city.ts'
import { columnOf, historyTableOf, matchingFunction, tableOf } from '../city/register-names.ts'
import { columnType, isFreeText, isOrdered } from './column-type.ts'

const quoted = (name: string): string => escapeIdentifier(name)
const literal = (text: string): string => escapeLiteral(text)
const listOf = (texts: readonly string[]): string => texts.map(literal).join(', ')

type Check = readonly [name: string, condition: string]

const boundsOf = (field: RegisterField, column: string): readonly Check[] => [
  ...(field.min === undefined ? [] : [['min', `${column} >= ${literal(field.min)}::numeric`] as const]),
  ...(field.max === undefined ? [] : [['max', `${column} <= ${literal(field.max)}::numeric`] as const]),
]

const valuesOf = (field: RegisterField, column: string): readonly Check[] => {
  const ids = listOf(field.values?.map(({ id }) => id) ?? [])
  if (field.type === 'enum') return [['values', `${column} in (${ids})`]]
  return field.type === 'list' && field.of === 'enum' ? [['values', `${column} <@ array[${ids}]::text[]`]] : []
}

// A bound of money is in the unit of the field, which only the application reads.
const checksOf = (field: RegisterField): readonly Check[] => {
  const column = quoted(columnOf(field.id))
  return [
    ...(field.required ? [['required', `ended_at is not null or ${column} is not null`] as const] : []),
    ...valuesOf(field, column),
    ...(isOrdered(field.type) && field.type !== 'money' && field.type !== 'date' ? boundsOf(field, column) : []),
    ...(field.maxLength === undefined ? [] : [['length', `length(${column}) <= ${field.maxLength}`] as const]),
  ]
}

const constraintName = (table: string, field: RegisterField, rule: string): string =>
  quoted(`${table}_${columnOf(field.id)}_${rule}`.slice(0, 63))

/** Statements that put the checks of a field (again) on the current table; old versions keep the rules of their time. */
export const constraintSql = (register: Register, field: RegisterField): readonly string[] => {
  const table = tableOf(register.id)
  const rules = ['required', 'values', 'min', 'max', 'length']
  return [
    ...rules.map(
      (rule) => `alter table ${quoted(table)} drop constraint if exists ${constraintName(table, field, rule)}`,
    ),
    ...checksOf(field).map(
      ([rule, condition]) =>
        `alter table ${quoted(table)} add constraint ${constraintName(table, field, rule)} check (${condition}) not valid`,
    ),
  ]
}

const commentText = (field: RegisterField): string =>
  [
    `${field.label.zh} (${field.label.en})`,
    field.unit && field.type !== 'money' ? `unit: ${field.unit}` : '',
    field.type === 'money' ? 'unit: fen' : '',
    field.source ? `source: ${field.source.zh}` : '',
  ]
    .filter((part) => part !== '')
    .join('; ')

/** Statements that comment a field's column in both tables. */
export const commentSql = (register: Register, field: RegisterField): readonly string[] =>
  [tableOf(register.id), historyTableOf(register.id)].map(
    (table) => `comment on column ${quoted(table)}.${quoted(columnOf(field.id))} is ${literal(commentText(field))}`,
  )

/** Statements that add a field's column to both tables. */
export const columnSql = (register: Register, field: RegisterField): readonly string[] =>
  [tableOf(register.id), historyTableOf(register.id)].map(
    (table) => `alter table ${quoted(table)} add column ${quoted(columnOf(field.id))} ${columnType(field.type)}`,
  )

/** The statement that indexes a listed field for filters and order; null where the list never filters by it alone. */
export const indexSql = (register: Register, field: RegisterField): string | null => {
  const isTitle = field.id === register.title
  if (field.type === 'list' || !(field.list || isTitle) || (isFreeText(field.type) && !isTitle)) return null
  const table = tableOf(register.id)
  const name = quoted(`${table}_by_${columnOf(field.id)}`.slice(0, 63))
  return `create index if not exists ${name} on ${quoted(table)} (${quoted(columnOf(field.id))}, id)`
}

const systemComments: Readonly<Record<string, string>> = {
  id: 'Identifier, a UUID of version 7.',
  record_key: 'Natural key: the values of the key fields, by which other registers refer to the record.',
  version: 'Number of the version, from 1.',
  recorded_at: 'When this version was written.',
  recorded_by: 'Who wrote this version.',
  import_id: 'The import that wrote this version.',
  sample: 'Whether the record is an invented sample.',
  ended_at: 'When the record ended; records are never deleted.',
  end_reason: 'Why the record ended.',
  undoes: 'The import whose writing this version takes back.',
  search_text:
    'What is searched: normalised text of the searched fields, one a line, and the pinyin initials of the title.',
  search: 'Pairs of neighbouring characters of search_text.',
  superseded_at: 'When the next version was written; null for the current one.',
}

const systemCommentSql = (table: string, columns: readonly string[]): readonly string[] =>
  columns.map(
    (column) => `comment on column ${quoted(table)}.${column} is ${literal(systemComments[column] ?? column)}`,
  )

const versionColumns = `version int not null, recorded_at timestamptz not null, recorded_by text not null, import_id uuid,
  sample boolean not null default false, ended_at timestamptz, end_reason text, undoes uuid`
const versionNames = [
  'version',
  'recorded_at',
  'recorded_by',
  'import_id',
  'sample',
  'ended_at',
  'end_reason',
  'undoes',
]

// Row-level security keeps `@@` and `like` away from the index, because they might tell of rows that are not to be seen. The function
// asks the index as the owner and gives ids only; what the actor may not see, the query around it leaves out.
const matchingSql = (table: string): readonly string[] => {
  const signature = `${quoted(matchingFunction(table))}(query tsquery, patterns text[], with_ended boolean)`
  return [
    `create function ${signature} returns setof uuid language sql stable security definer set search_path from current
      as $$ select t.id from ${quoted(table)} t where t.search @@ query and t.search_text like all (patterns)
        and (with_ended or t.ended_at is null) $$`,
    `comment on function ${signature} is 'Ids of the records whose text holds every pair of the query and every pattern; ended ones only where asked for.'`,
    `revoke all on function ${signature} from public`,
    `grant execute on function ${signature} to ceyuan_app`,
  ]
}

/** Statements that make both tables of a register, without the columns of its fields. */
export const createSql = (register: Register): readonly string[] => {
  const [table, history] = [tableOf(register.id), historyTableOf(register.id)]
  const [current, versions] = [quoted(table), quoted(history)]
  const about = `${register.label.zh} (${register.label.en})`
  return [
    `create table ${current} (id uuid constraint ${quoted(`${table}_key`)} primary key,
      record_key text not null constraint ${quoted(`${table}_natural_key`)} unique, ${versionColumns},
      search_text text not null default '', search tsvector not null default '')`,
    `create table ${versions} (id uuid not null, record_key text not null, ${versionColumns}, superseded_at timestamptz,
      constraint ${quoted(`${history}_key`)} primary key (id, version))`,
    `create index ${quoted(`${table}_search`)} on ${current} using gin (search)`,
    `alter table ${current} alter column search set statistics 1000`,
    `create index ${quoted(`${table}_import`)} on ${current} (import_id) where import_id is not null`,
    `create index ${quoted(`${history}_recorded`)} on ${versions} (recorded_at)`,
    `create index ${quoted(`${history}_import`)} on ${versions} (import_id) where import_id is not null`,
    `comment on table ${current} is ${literal(`${about}: the current version of each record`)}`,
    `comment on table ${versions} is ${literal(`${about}: every version of each record`)}`,
    ...systemCommentSql(table, ['id', 'record_key', ...versionNames, 'search_text', 'search']),
    ...systemCommentSql(history, ['id', 'record_key', ...versionNames, 'superseded_at']),
    ...matchingSql(table),
    `alter table ${current} enable row level security`,
    `alter table ${versions} enable row level security`,
    `grant select, insert, update on ${current}, ${versions} to ceyuan_app`,
  ]
}

/** Statements that set (again) who may read and write the rows of a register: the second wall behind the application. */
export const policySql = (register: Register, office: string | undefined): readonly string[] => {
  const keepers = listOf([register.owner, ...register.keepers, ...(office === undefined ? [] : [office])])
  const isKeeper = `(select actor_kind() = 'system' or actor_unit() in (${keepers}))`
  const mayWrite = `(select actor_may('register.write') or actor_may('register.import')) and ${isKeeper}`
  const mayRead = {
    public: 'true',
    internal: `(select actor_may('register.read'))`,
    restricted: `(select actor_may('register.read')) and ${isKeeper}`,
  }[register.visibility]
  return [tableOf(register.id), historyTableOf(register.id)].flatMap((table) => [
    ...['read', 'add', 'change'].map(
      (verb) => `drop policy if exists ${quoted(`${table}_${verb}`)} on ${quoted(table)}`,
    ),
    `create policy ${quoted(`${table}_read`)} on ${quoted(table)} for select to ceyuan_app using (${mayRead})`,
    `create policy ${quoted(`${table}_add`)} on ${quoted(table)} for insert to ceyuan_app with check (${mayWrite})`,
    `create policy ${quoted(`${table}_change`)} on ${quoted(table)} for update to ceyuan_app using (${mayWrite})`,
  ])
}
