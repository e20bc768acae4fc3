import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import type { CellProblem } from './check-row.ts'
import type { FileFormat } from './file-format.ts'
import type { ColumnMapping, Remembered } from './propose-mapping.ts'
import {
  fromStoredActor,
  type ImportCounts,
  type ImportRun,
  type ImportStatus,
  type StoredActor,
  toStoredActor,
} from './run.ts'
import { headingKey } from './similarity.ts'

type Row = {
  readonly id: string
  readonly register: string
  readonly file_name: string
  readonly file_size: bigint
  readonly file_sha256: string
  readonly format: FileFormat
  readonly status: ImportStatus
  readonly columns: readonly ColumnMapping[]
  readonly counts: ImportCounts
  readonly mode: 'good' | 'all' | null
  readonly written_through: number
  readonly kept: number
  readonly problem: ImportRun['problem']
  readonly actor: StoredActor
  readonly started_at: string
  readonly finished_at: string | null
}

const toRun = (row: Row): ImportRun => ({
  id: row.id,
  register: row.register,
  fileName: row.file_name,
  fileSize: Number(row.file_size),
  fileSha256: row.file_sha256,
  format: row.format,
  status: row.status,
  columns: row.columns,
  counts: row.counts,
  mode: row.mode,
  writtenThrough: row.written_through,
  kept: row.kept,
  problem: row.problem,
  actor: fromStoredActor(row.actor),
  startedAt: row.started_at,
  finishedAt: row.finished_at,
})

const columns = sql.raw(
  'id, register, file_name, file_size, file_sha256, format, status, columns, counts, mode, written_through, kept, problem, actor, started_at, finished_at',
)
const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** Keeps a new import. */
export const addRun = async (write: Write, run: ImportRun): Promise<void> => {
  await sql`insert into import_run (id, register, file_name, file_size, file_sha256, format, status, columns, counts,
      started_by, started_by_name, actor, started_at)
    values (${run.id}, ${run.register}, ${run.fileName}, ${run.fileSize}, ${run.fileSha256}, ${json(run.format)}, ${run.status},
      ${json(run.columns)}, ${json(run.counts)}, ${actorId(run.actor)}, ${run.actor.name}, ${json(toStoredActor(run.actor))},
      ${run.startedAt})`.execute(write.sql)
}

/** Keeps how an import stands now. */
export const updateRun = async (write: Write, run: ImportRun): Promise<void> => {
  await sql`update import_run set status = ${run.status}, columns = ${json(run.columns)}, counts = ${json(run.counts)},
      mode = ${run.mode}, written_through = ${run.writtenThrough}, kept = ${run.kept},
      problem = ${run.problem === null ? null : json(run.problem)}, actor = ${json(toStoredActor(run.actor))},
      finished_at = ${run.finishedAt}
    where id = ${run.id}`.execute(write.sql)
}

/** The import of this id. */
export const findRun = async ({ sql: on }: Scope, id: string): Promise<ImportRun | undefined> => {
  const { rows } = await sql<Row>`select ${columns} from import_run where id = ${id}`.execute(on)
  return rows[0] && toRun(rows[0])
}

/** The latest imports of a register. */
export const listRuns = async ({ sql: on }: Scope, register: string): Promise<readonly ImportRun[]> => {
  const { rows } = await sql<Row>`select ${columns} from import_run where register = ${register}
    order by started_at desc, id limit 50`.execute(on)
  return rows.map(toRun)
}

/** The imports that were at work when the server stopped. */
export const listUnfinishedRuns = async ({ sql: on }: Scope): Promise<readonly ImportRun[]> => {
  const { rows } = await sql<Row>`select ${columns} from import_run
    where status in ('checking', 'writing', 'undoing') order by started_at`.execute(on)
  return rows.map(toRun)
}

/** A bad row as it is kept. */
export type BadRow = {
  readonly row: number
  readonly cells: readonly string[]
  readonly problems: readonly CellProblem[]
}

/** Keeps bad rows; those of an earlier check are dropped first. */
export const replaceBadRows = async (write: Write, id: string, rows: readonly BadRow[]): Promise<void> => {
  await sql`delete from import_bad_row where import_id = ${id}`.execute(write.sql)
  await sql`insert into import_bad_row (import_id, row, cells, problems)
    select ${id}, row, cells, problems from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as bad(row int, cells jsonb, problems jsonb)`.execute(write.sql)
}

/** The bad rows behind a row, in the file's order. */
export const listBadRows = async (
  { sql: on }: Scope,
  id: string,
  after: number,
  limit: number,
): Promise<readonly BadRow[]> => {
  const { rows } = await sql<BadRow>`select row, cells, problems from import_bad_row
    where import_id = ${id} and row > ${after} order by row limit ${limit}`.execute(on)
  return rows
}

/** Where headings were sent the last time. */
export const recallMapping = async ({ sql: on }: Scope, register: string): Promise<Remembered> => {
  const { rows } = await sql<{ heading: string; field: string | null; unit: string | null }>`
    select heading, field, unit from import_mapping where register = ${register}`.execute(on)
  return new Map(rows.map(({ heading, field, unit }) => [heading, { field, unit }]))
}

/** Remembers where headings were sent. */
export const rememberMapping = async (
  write: Write,
  register: string,
  chosen: readonly ColumnMapping[],
): Promise<void> => {
  const entries = new Map(chosen.map(({ heading, field, unit }) => [headingKey(heading), { field, unit }]))
  const rows = [...entries].map(([heading, target]) => ({ heading, ...target }))
  await sql`insert into import_mapping (register, heading, field, unit, used_at)
    select ${register}, heading, field, unit, ${write.at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as chosen(heading text, field text, unit text)
    on conflict (register, heading) do update set field = excluded.field, unit = excluded.unit, used_at = excluded.used_at`.execute(
    write.sql,
  )
}
