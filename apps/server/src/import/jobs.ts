import { Problem, Result } from '@ceyuan/values'
import { actorId } from '../database/actor-settings.ts'
import type { Clock, Database, Write } from '../database/database.ts'
import { type CheckedRow, createRowCheck, type RowValues } from './check-row.ts'
import { giveBackMemory } from '../memory.ts'
import { readBatches } from './read-table.ts'
import type { Outcome, RegisterPort } from './register-port.ts'
import { type ImportCounts, type ImportRun, noRows } from './run.ts'
import { UnreadableFile } from './source-row.ts'
import { replaceBadRows, updateRun, type BadRow } from './store.ts'
import { uploadPath } from './upload.ts'

/** What the jobs of imports work with. */
export type ImportDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly registers: RegisterPort
  /** The folder in which uploads are kept. */
  readonly folder: string
}

/** How a job tells where it is, and is told to stop. */
export type JobControl = { readonly signal: AbortSignal; readonly report: (counts: ImportCounts) => void }

/** Why a job is told to stop when the server ends: it is left as it stands, for the next start to go on. */
export const stopping: unique symbol = Symbol('stopping')

const batchSize = 500
// Rows after which a long job gives back the memory of those that it has done.
const restEvery = 10_000

const plus = (counts: ImportCounts, outcome: Outcome): ImportCounts => ({
  ...counts,
  added: counts.added + outcome.added,
  updated: counts.updated + outcome.updated,
  unchanged: counts.unchanged + outcome.unchanged,
})

const good = (rows: readonly CheckedRow[]): readonly RowValues[] =>
  rows.flatMap((row) => (row.kind === 'good' ? [row.values] : []))

const checkOf = async (
  { registers }: ImportDeps,
  run: ImportRun,
): Promise<Result<ReturnType<typeof createRowCheck>>> => {
  const described = registers.describe(run.actor, run.register)
  if (described.kind === 'failure') return described
  const lookup = await registers.lookup(run.actor, run.register)
  return Result.success(
    createRowCheck({
      ...described.value,
      columns: run.columns,
      lookup,
      validate: (values) => registers.validate(run.register, values),
    }),
  )
}

const entry = (run: ImportRun, action: string, detail: Readonly<Record<string, unknown>>) => ({
  action,
  subject: { kind: 'import', id: run.id },
  detail: { register: run.register, ...detail },
})

const finishedMessage = ({ id, register, fileName, status, counts, actor }: ImportRun) => ({
  import: id,
  register,
  fileName,
  status,
  added: counts.added,
  updated: counts.updated,
  bad: counts.bad,
  by: actorId(actor),
})

/** Saves an import as it stands now, with an audit entry. */
export const saveRun = async (
  { database }: ImportDeps,
  run: ImportRun,
  action: string,
  also: (write: Write) => Promise<void> = async () => undefined,
): Promise<ImportRun> => {
  const saved = await database.write(run.actor, {}, async (write) => {
    await updateRun(write, run)
    await also(write)
    await write.audit(entry(run, action, { status: run.status, file: run.fileSha256, counts: run.counts }))
    if (run.finishedAt !== null) await write.emit('import.finished', { ...finishedMessage(run), at: write.at })
    return Result.success(undefined)
  })
  if (saved.kind === 'failure') throw new Error(`The import ${run.id} could not be saved: ${saved.problems[0].code}`)
  return run
}

/** Ends an import with its problem. */
export const failRun = (deps: ImportDeps, run: ImportRun, problem: Problem): Promise<ImportRun> =>
  saveRun(deps, { ...run, status: 'failed', problem, finishedAt: deps.clock() }, 'import.fail')

/** Runs a job; a file that turns out unreadable fails the import with its problem. */
const guarded = async (deps: ImportDeps, run: ImportRun, job: () => Promise<ImportRun>): Promise<ImportRun> => {
  try {
    return await job()
  } catch (error) {
    if (error instanceof UnreadableFile) return failRun(deps, run, error.problem)
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return failRun(deps, run, Problem.create('import.upload-gone'))
    }
    throw error
  }
}

/** Reads every row under the mapping, compares it with the register and keeps what is bad. Writes nothing to the register. */
export const runCheck = (deps: ImportDeps, run: ImportRun, control: JobControl): Promise<ImportRun> =>
  guarded(deps, run, async () => {
    const check = await checkOf(deps, run)
    if (check.kind === 'failure') return failRun(deps, run, check.problems[0])
    let counts = noRows
    const badRows: BadRow[] = []
    for await (const batch of readBatches(uploadPath(deps.folder, run.fileSha256), run.format, batchSize)) {
      if (control.signal.reason === stopping) return run
      if (control.signal.aborted) return saveRun(deps, { ...run, status: 'mapping', counts: noRows }, 'import.cancel')
      const rows = batch.map(check.value)
      for (const row of rows)
        if (row.kind === 'bad') badRows.push({ row: row.row, cells: row.cells, problems: row.problems })
      const values = good(rows)
      const outcome = await deps.database.read(run.actor, (scope) =>
        deps.registers.compare(scope, run.register, values),
      )
      counts = plus(
        { ...counts, rows: counts.rows + batch.length, good: counts.good + values.length, bad: badRows.length },
        outcome,
      )
      control.report(counts)
      if (counts.rows % restEvery === 0) giveBackMemory()
    }
    return saveRun(deps, { ...run, status: 'checked', counts }, 'import.check', (write) =>
      replaceBadRows(write, run.id, badRows),
    )
  })

const writeBatch = async (
  deps: ImportDeps,
  run: ImportRun,
  rows: readonly CheckedRow[],
): Promise<Result<ImportRun>> => {
  const values = good(rows)
  const through = rows.at(-1)?.row ?? run.writtenThrough
  return deps.database.write(run.actor, {}, async (write) => {
    const outcome = await deps.registers.write(write, run.register, values, run.id)
    if (outcome.kind === 'failure') return outcome
    const counts = { ...plus(run.counts, outcome.value), written: run.counts.written + values.length }
    const next: ImportRun = { ...run, writtenThrough: through, counts }
    await updateRun(write, next)
    await write.audit(entry(run, 'import.write', { through, ...outcome.value }))
    return Result.success(next)
  })
}

/**
 * Writes the good rows batch by batch. Each batch and how far the import has come are one transaction, so a restart goes on behind
 * the last batch that was acknowledged. Cancelled or failed on its way, the import is taken back.
 */
export const runWriting = (deps: ImportDeps, started: ImportRun, control: JobControl): Promise<ImportRun> =>
  guarded(deps, started, async () => {
    const check = await checkOf(deps, started)
    if (check.kind === 'failure') return failRun(deps, started, check.problems[0])
    let run = started
    for await (const batch of readBatches(uploadPath(deps.folder, run.fileSha256), run.format, batchSize)) {
      if (control.signal.reason === stopping) return run
      if (control.signal.aborted) return runUndo(deps, { ...run, status: 'undoing' }, control, 'cancelled')
      const rows = batch.map(check.value)
      if ((rows.at(-1)?.row ?? 0) <= run.writtenThrough) continue
      const written = await writeBatch(deps, run, rows)
      if (written.kind === 'failure') {
        return runUndo(deps, { ...run, status: 'undoing', problem: written.problems[0] }, control, 'failed')
      }
      run = written.value
      control.report(run.counts)
      if ((rows.at(-1)?.row ?? 0) % restEvery <= batchSize) giveBackMemory()
    }
    return saveRun(deps, { ...run, status: 'done', finishedAt: deps.clock() }, 'import.finish')
  })

/** Takes an import back: added records end, changed ones return to what they were; records changed since are left and counted. */
export const runUndo = async (
  deps: ImportDeps,
  started: ImportRun,
  control: JobControl,
  status: 'undone' | 'cancelled' | 'failed' = 'undone',
): Promise<ImportRun> => {
  let run = await saveRun(deps, started, 'import.takeBack')
  for (let left = true; left;) {
    const result = await deps.database.write<{ readonly run: ImportRun; readonly left: boolean }>(
      run.actor,
      {},
      async (write) => {
        const outcome = await deps.registers.undo(write, run.register, run.id, batchSize)
        const next = { ...run, kept: run.kept + outcome.kept }
        await updateRun(write, next)
        await write.audit(entry(run, 'import.undo', { undone: outcome.undone, kept: outcome.kept }))
        return Result.success({ run: next, left: outcome.left })
      },
    )
    if (result.kind === 'failure') return failRun(deps, run, result.problems[0])
    ;({ run, left } = result.value)
    control.report(run.counts)
  }
  return saveRun(deps, { ...run, status, finishedAt: deps.clock() }, 'import.finish')
}
