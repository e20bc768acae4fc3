import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Problem, Result } from '@ceyuan/values'
import { actorId } from '../database/actor-settings.ts'
import type { Actor, Scope, WriteOptions } from '../database/database.ts'
import { badRowsPath, removeFiles, resultPath } from './files.ts'
import { type Asked, isAtWork, type Run } from './run.ts'
import { daysAfter, type PopulationDeps, type PopulationRunner } from './runner.ts'
import { findRun, listRuns, updateRun } from './store.ts'
import { createUpload, type IncomingPopulation, unstartedDays } from './upload.ts'

/** A file to hand out. */
export type HandedOut = { readonly run: Run; readonly stream: Readable }

/** Holds files of enterprises against the clauses, each for its owner alone. */
export type PopulationService = {
  readonly upload: (actor: Actor, options: WriteOptions, file: IncomingPopulation) => Promise<Result<Run>>
  readonly list: (actor: Actor) => Promise<readonly Run[]>
  readonly get: (actor: Actor, id: string) => Promise<Result<Run>>
  readonly start: (actor: Actor, options: WriteOptions, id: string, asked: Asked) => Promise<Result<Run>>
  readonly cancel: (actor: Actor, options: WriteOptions, id: string) => Promise<Result<Run>>
  readonly remove: (actor: Actor, options: WriteOptions, id: string) => Promise<Result<Run>>
  readonly result: (actor: Actor, id: string) => Promise<Result<HandedOut>>
  readonly badRows: (actor: Actor, id: string) => Promise<Result<HandedOut>>
}

const notFound = () => Result.failure(Problem.create('population.not-found'))
const notReady = () => Result.failure(Problem.create('population.not-ready'))

const findOwn = async (scope: Scope, id: string): Promise<Result<Run>> => {
  const run = await findRun(scope, id)
  return run ? Result.success(run) : notFound()
}

const createStart =
  ({ database, clock }: PopulationDeps, runner: PopulationRunner): PopulationService['start'] =>
  async (actor, options, id, asked) => {
    // A repeat of the same request gives its first answer and begins nothing.
    let isNew = false
    const started = await database.write<Run>(actor, options, async (write) => {
      const found = await findOwn(write, id)
      if (found.kind === 'failure') return found
      if (found.value.columns.every(({ fact }) => fact === null)) {
        return Result.failure(Problem.create('population.no-fact', { file: found.value.fileName }))
      }
      const run: Run = { ...found.value, status: 'waiting', asked, keptUntil: daysAfter(clock(), unstartedDays) }
      if (!(await updateRun(write, run, ['ready']))) return notReady()
      const detail = { on: asked.on, output: asked.output }
      await write.audit({ action: 'population.start', subject: { kind: 'population', id }, detail })
      isNew = true
      return Result.success(run)
    })
    if (started.kind === 'success' && isNew) runner.begin(started.value)
    return started
  }

const createEnd =
  (
    { database, clock, uploadFolder }: PopulationDeps,
    status: 'cancelled' | 'removed',
    from: readonly Run['status'][],
  ) =>
  async (actor: Actor, options: WriteOptions, id: string): Promise<Result<Run>> => {
    const ended = await database.write<Run>(actor, options, async (write) => {
      const found = await findOwn(write, id)
      if (found.kind === 'failure') return found
      const run: Run = { ...found.value, status, finishedAt: found.value.finishedAt ?? clock() }
      if (!(await updateRun(write, run, from))) return notReady()
      const action = status === 'removed' ? 'population.remove' : 'population.cancel'
      await write.audit({ action, subject: { kind: 'population', id }, detail: {} })
      return Result.success(run)
    })
    if (ended.kind === 'success') await removeFiles(uploadFolder, { id })
    return ended
  }

const createHandOut =
  (get: PopulationService['get'], pathOf: (run: Run) => string) =>
  async (actor: Actor, id: string): Promise<Result<HandedOut>> => {
    const found = await get(actor, id)
    if (found.kind === 'failure') return found
    const path = pathOf(found.value)
    const isThere = found.value.status === 'done' && (await stat(path).catch(() => null)) !== null
    return isThere
      ? Result.success({ run: found.value, stream: createReadStream(path) })
      : Result.failure(Problem.create('population.no-result'))
  }

/** Evaluations of files, carried out by the runner. */
export const createPopulationService = (deps: PopulationDeps, runner: PopulationRunner): PopulationService => {
  const { database, uploadFolder } = deps
  const get: PopulationService['get'] = (actor, id) => database.read(actor, (scope) => findOwn(scope, id))
  const end = createEnd(deps, 'cancelled', ['ready'])
  return Object.freeze<PopulationService>({
    upload: createUpload(deps),
    list: (actor) => database.read(actor, (scope) => listRuns(scope, actorId(actor))),
    get,
    start: createStart(deps, runner),
    cancel: async (actor, options, id) => {
      const found = await get(actor, id)
      if (found.kind === 'failure') return found
      if (found.value.status === 'ready') return end(actor, options, id)
      if (isAtWork(found.value)) await runner.cancel(id)
      return get(actor, id)
    },
    remove: createEnd(deps, 'removed', ['ready', 'done']),
    result: createHandOut(get, (run) => resultPath(uploadFolder, run)),
    badRows: createHandOut(get, (run) => badRowsPath(uploadFolder, run)),
  })
}
