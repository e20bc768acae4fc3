import type { Locale } from '@ceyuan/contract'
import type { CivilDate } from '@ceyuan/values'
import { sql } from 'kysely'
import type { Scope, Write } from '../database/database.ts'
import type { Asked, Run } from './run.ts'

type Row = {
  readonly id: string
  readonly owner_id: string
  readonly owner_name: string
  readonly file_name: string
  readonly file_size: bigint
  readonly file_sha256: string
  readonly format: Run['format']
  readonly rows: bigint | null
  readonly columns: Run['columns']
  readonly status: Run['status']
  readonly run_on: CivilDate | null
  readonly output: Asked['output'] | null
  readonly language: Locale
  readonly finding: Run['finding']
  readonly problem: Run['problem']
  readonly uploaded_at: string
  readonly finished_at: string | null
  readonly kept_until: string
}

const toRun = (row: Row): Run => ({
  id: row.id,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  fileName: row.file_name,
  fileSize: Number(row.file_size),
  fileSha256: row.file_sha256,
  format: row.format,
  rows: row.rows === null ? null : Number(row.rows),
  columns: row.columns,
  status: row.status,
  asked: row.run_on !== null && row.output !== null ? { on: row.run_on, output: row.output } : null,
  language: row.language,
  finding: row.finding,
  problem: row.problem,
  uploadedAt: row.uploaded_at,
  finishedAt: row.finished_at,
  keptUntil: row.kept_until,
})

const columns = sql.raw(
  'id, owner_id, owner_name, file_name, file_size, file_sha256, format, rows, columns, status, run_on, output, language, finding, problem, uploaded_at, finished_at, kept_until',
)
const json = (value: unknown) => (value === null ? null : sql`${JSON.stringify(value)}::jsonb`)

/** Keeps a new evaluation. */
export const addRun = async (write: Write, run: Run): Promise<void> => {
  await sql`insert into population_run (id, owner_id, owner_name, file_name, file_size, file_sha256, format, rows, columns,
      status, language, uploaded_at, kept_until)
    values (${run.id}, ${run.ownerId}, ${run.ownerName}, ${run.fileName}, ${run.fileSize}, ${run.fileSha256}, ${run.format},
      ${run.rows}, ${json(run.columns)}, ${run.status}, ${run.language}, ${run.uploadedAt}, ${run.keptUntil})`.execute(
    write.sql,
  )
}

/** Keeps how an evaluation stands now, if it still stood at one of these; tells whether it did. */
export const updateRun = async (write: Write, run: Run, from: readonly Run['status'][]): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update population_run set status = ${run.status}, run_on = ${run.asked?.on ?? null},
      output = ${run.asked?.output ?? null}, language = ${run.language}, finding = ${json(run.finding)},
      problem = ${json(run.problem)}, finished_at = ${run.finishedAt}, kept_until = ${run.keptUntil}
    where id = ${run.id} and status in (${sql.join(from)})`.execute(write.sql)
  return numAffectedRows === 1n
}

/** The evaluation of this id, where the actor may see it. */
export const findRun = async ({ sql: on }: Scope, id: string): Promise<Run | undefined> => {
  const { rows } = await sql<Row>`select ${columns} from population_run where id = ${id}`.execute(on)
  return rows[0] && toRun(rows[0])
}

/** The evaluations of an account, the latest first. */
export const listRuns = async ({ sql: on }: Scope, owner: string): Promise<readonly Run[]> => {
  const { rows } = await sql<Row>`select ${columns} from population_run where owner_id = ${owner}
    order by id desc limit 50`.execute(on)
  return rows.map(toRun)
}

/** How many evaluations of an account have files. */
export const countWithFiles = async ({ sql: on }: Scope, owner: string): Promise<number> => {
  const { rows } = await sql<{ readonly count: bigint }>`select count(*) as count from population_run
    where owner_id = ${owner} and status in ('ready', 'waiting', 'running', 'done')`.execute(on)
  return Number(rows[0]?.count ?? 0)
}

/** The evaluations that were waiting or at work when the server stopped, in their order. */
export const listUnfinished = async ({ sql: on }: Scope): Promise<readonly Run[]> => {
  const { rows } = await sql<Row>`select ${columns} from population_run
    where status in ('waiting', 'running') order by id`.execute(on)
  return rows.map(toRun)
}

/** The evaluations whose files have been kept for long enough. */
export const listOutdated = async ({ sql: on, at }: Scope): Promise<readonly Run[]> => {
  const { rows } = await sql<Row>`select ${columns} from population_run
    where status in ('ready', 'done') and kept_until <= ${at} order by id`.execute(on)
  return rows.map(toRun)
}
