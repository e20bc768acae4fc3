import type { Readable } from 'node:stream'
import { Problem, Result } from '@ceyuan/values'
import type { Actor, WriteOptions } from '../database/database.ts'
import { detectFormat } from './file-format.ts'
import type { ImportField } from './import-field.ts'
import type { ImportDeps } from './jobs.ts'
import { type ColumnMapping, proposeMapping } from './propose-mapping.ts'
import { readColumns } from './read-table.ts'
import { type ImportRun, noRows } from './run.ts'
import type { ImportRunner } from './runner.ts'
import {
  addRun,
  type BadRow,
  findRun,
  listBadRows,
  listRuns,
  recallMapping,
  rememberMapping,
  updateRun,
} from './store.ts'
import { keepUpload } from './upload.ts'
import { newId } from '../database/new-id.ts'

/** A column as its user sends it to a field. */
export type ChosenColumn = {
  readonly index: number
  readonly field: string | null
  readonly unit?: string | null | undefined
}

/** Imports of files into registers. */
export type ImportService = {
  readonly start: (
    actor: Actor,
    options: WriteOptions,
    register: string,
    file: { readonly fileName: string; readonly stream: Readable },
  ) => Promise<Result<ImportRun>>
  readonly list: (actor: Actor, register: string) => Promise<Result<readonly ImportRun[]>>
  readonly get: (actor: Actor, id: string) => Promise<Result<ImportRun>>
  readonly check: (
    actor: Actor,
    options: WriteOptions,
    id: string,
    columns: readonly ChosenColumn[],
  ) => Promise<Result<ImportRun>>
  readonly badRows: (actor: Actor, id: string, after: number, limit: number) => Promise<Result<readonly BadRow[]>>
  readonly run: (actor: Actor, options: WriteOptions, id: string, mode: 'good' | 'all') => Promise<Result<ImportRun>>
  readonly cancel: (actor: Actor, options: WriteOptions, id: string) => Promise<Result<ImportRun>>
  readonly undo: (actor: Actor, options: WriteOptions, id: string, reason: string) => Promise<Result<ImportRun>>
}

const notFound = (id: string) => Result.failure(Problem.create('import.not-found', { id }))
const isAtWork = ({ status }: ImportRun): boolean =>
  status === 'checking' || status === 'writing' || status === 'undoing'

const applyChoice = (
  columns: readonly ColumnMapping[],
  chosen: readonly ChosenColumn[],
  fields: readonly ImportField[],
  key: readonly string[],
): Result<readonly ColumnMapping[]> => {
  const next = columns.map((column): ColumnMapping => {
    const choice = chosen.find(({ index }) => index === column.index)
    if (!choice || (choice.field === column.field && (choice.unit ?? null) === column.unit)) return column
    return { ...column, field: choice.field, unit: choice.unit ?? null, basis: 'chosen' }
  })
  const used = next.flatMap(({ field }) => (field === null ? [] : [field]))
  const labelOf = (id: string): string => fields.find((field) => field.id === id)?.label.zh ?? id
  const problems = [
    ...used
      .filter((id) => !fields.some((field) => field.id === id))
      .map((id) => Problem.create('import.unknown-field', { field: id })),
    ...[...new Set(used.filter((id, index) => used.indexOf(id) !== index))].map((id) =>
      Problem.create('import.same-field-twice', { field: labelOf(id) }),
    ),
    ...key
      .filter((id) => !used.includes(id))
      .map((id) => Problem.create('import.key-column-missing', { field: labelOf(id) })),
  ]
  const [first, ...rest] = problems
  return first ? Result.failure(first, ...rest) : Result.success(next)
}

/** How an act on an import is kept and audited. */
type Act = {
  readonly options: WriteOptions
  readonly action: string
  readonly keep?: typeof updateRun
  readonly reason?: string
}

const keepMapped: typeof updateRun = async (write, run) => {
  await updateRun(write, run)
  await rememberMapping(write, run.register, run.columns)
}

class Imports implements ImportService {
  readonly #deps: ImportDeps
  readonly #runner: ImportRunner

  constructor(deps: ImportDeps, runner: ImportRunner) {
    this.#deps = deps
    this.#runner = runner
  }

  readonly start: ImportService['start'] = async (actor, options, register, file) => {
    const described = this.#deps.registers.describe(actor, register)
    if (described.kind === 'failure') return described
    const id = newId()
    const kept = await keepUpload(this.#deps.folder, id, file.stream)
    const format = await detectFormat(kept.path)
    if (format.kind === 'failure') return format
    const columns = await readColumns(kept.path, format.value)
    if (columns.kind === 'failure') return columns
    const lookup = await this.#deps.registers.lookup(actor, register)
    const remembered = await this.#deps.database.read(actor, (scope) => recallMapping(scope, register))
    const run: ImportRun = {
      id,
      register,
      fileName: file.fileName.slice(-255) || register,
      fileSize: kept.size,
      fileSha256: kept.sha256,
      format: format.value,
      status: 'mapping',
      columns: proposeMapping(columns.value, described.value.fields, remembered, lookup),
      counts: noRows,
      mode: null,
      writtenThrough: 0,
      kept: 0,
      problem: null,
      actor,
      startedAt: this.#deps.clock(),
      finishedAt: null,
    }
    return this.#save(run, { options, action: 'import.start', keep: addRun })
  }

  readonly list: ImportService['list'] = async (actor, register) => {
    const described = this.#deps.registers.describe(actor, register)
    if (described.kind === 'failure') return described
    const runs = await this.#deps.database.read(actor, (scope) => listRuns(scope, register))
    return Result.success(runs.map(this.#asNow))
  }

  readonly get: ImportService['get'] = async (actor, id) => {
    const run = await this.#deps.database.read(actor, (scope) => findRun(scope, id))
    return run ? Result.success(this.#asNow(run)) : notFound(id)
  }

  readonly check: ImportService['check'] = async (actor, options, id, chosen) => {
    const found = await this.#atRest(actor, id)
    if (found.kind === 'failure') return found
    const run = found.value
    if (run.status !== 'mapping' && run.status !== 'checked')
      return Result.failure(Problem.create('import.not-checked'))
    const described = this.#deps.registers.describe(actor, run.register)
    if (described.kind === 'failure') return described
    const columns = applyChoice(run.columns, chosen, described.value.fields, described.value.key)
    if (columns.kind === 'failure') return columns
    const next: ImportRun = { ...run, actor, columns: columns.value, status: 'checking', counts: noRows }
    return this.#begin(next, { options, action: 'import.map', keep: keepMapped })
  }

  readonly badRows: ImportService['badRows'] = async (actor, id, after, limit) =>
    Result.success(await this.#deps.database.read(actor, (scope) => listBadRows(scope, id, after, limit)))

  readonly run: ImportService['run'] = async (actor, options, id, mode) => {
    const found = await this.#atRest(actor, id)
    if (found.kind === 'failure') return found
    const { status, counts } = found.value
    if (status !== 'checked') return Result.failure(Problem.create('import.not-checked'))
    if (mode === 'all' && counts.bad > 0)
      return Result.failure(Problem.create('import.bad-rows-left', { bad: counts.bad }))
    const fresh = { ...counts, added: 0, updated: 0, unchanged: 0, written: 0 }
    return this.#begin(
      { ...found.value, actor, mode, status: 'writing', counts: fresh },
      { options, action: 'import.run' },
    )
  }

  readonly cancel: ImportService['cancel'] = async (actor, options, id) => {
    const found = await this.get(actor, id)
    if (found.kind === 'failure') return found
    if (isAtWork(found.value)) {
      await this.#runner.cancel(id)
      return this.get(actor, id)
    }
    if (found.value.status !== 'mapping' && found.value.status !== 'checked') return found
    const run: ImportRun = { ...found.value, actor, status: 'cancelled', finishedAt: this.#deps.clock() }
    return this.#save(run, { options, action: 'import.cancel' })
  }

  readonly undo: ImportService['undo'] = async (actor, options, id, reason) => {
    const found = await this.#atRest(actor, id)
    if (found.kind === 'failure') return found
    if (found.value.status !== 'done') return Result.failure(Problem.create('import.not-done'))
    const run: ImportRun = { ...found.value, actor, status: 'undoing', finishedAt: null }
    return this.#begin(run, { options, action: 'import.requestUndo', reason })
  }

  // What a running job has counted is newer than what the database holds.
  readonly #asNow = (run: ImportRun): ImportRun => {
    const counts = isAtWork(run) ? this.#runner.countsOf(run.id) : undefined
    return counts ? { ...run, counts } : run
  }

  async #atRest(actor: Actor, id: string): Promise<Result<ImportRun>> {
    const found = await this.get(actor, id)
    return found.kind === 'success' && isAtWork(found.value) ? Result.failure(Problem.create('import.running')) : found
  }

  async #save(run: ImportRun, { options, action, keep, reason }: Act): Promise<Result<ImportRun>> {
    const saved = await this.#deps.database.write(run.actor, options, async (write) => {
      await (keep ?? updateRun)(write, run)
      const detail = { register: run.register, file: run.fileSha256, status: run.status }
      await write.audit({
        action,
        subject: { kind: 'import', id: run.id },
        detail,
        ...(reason === undefined ? {} : { reason }),
      })
      return Result.success(run.id)
    })
    return Result.map(saved, () => run)
  }

  async #begin(run: ImportRun, act: Act): Promise<Result<ImportRun>> {
    const saved = await this.#save(run, act)
    if (saved.kind === 'success') this.#runner.begin(run)
    return saved
  }
}

/** Imports of files into registers, carried out by the runner. */
export const createImportService = (deps: ImportDeps, runner: ImportRunner): ImportService => new Imports(deps, runner)
