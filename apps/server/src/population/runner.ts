import type { Declared, PolicySet } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { systemActor } from '../database/actors.ts'
import type { Clock, Database } from '../database/database.ts'
import type { Reached } from './evaluate-file.ts'
import { removeFiles, removeSource, resultPath, sourcePath } from './files.ts'
import { inWorker } from './in-worker.ts'
import type { Run } from './run.ts'
import { findRun, listOutdated, listUnfinished, updateRun } from './store.ts'

/** What evaluations of files work with. */
export type PopulationDeps = {
  readonly database: Database
  readonly clock: Clock
  /** The folder of all uploads. */
  readonly uploadFolder: string
  /** The policies in force now, and what they were declared by. */
  readonly policies: () => PolicySet
  readonly declared: () => Declared
  readonly reportFailure: (error: unknown, matter: string) => void
}

type Job = { readonly controller: AbortController; readonly finished: Promise<void>; reached: Reached | null }

/** Why a job is told to stop when the server ends: the next start begins it anew. */
const stopping: unique symbol = Symbol('stopping')

const keptDays = 7

/** A problem of a file, which people know by its own name. */
export const named = (problem: Problem, file: string): Problem =>
  'file' in problem.values ? Problem.create(problem.code, { ...problem.values, file }, problem.at) : problem

/** The instant so many days after another. */
export const daysAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString()

/** Evaluates files one after the other, each in a thread of its own, tells how far they are, and goes on after a restart. */
export class PopulationRunner {
  readonly #deps: PopulationDeps
  readonly #jobs = new Map<string, Job>()
  #last: Promise<void> = Promise.resolve()

  constructor(deps: PopulationDeps) {
    this.#deps = deps
  }

  /** Queues an evaluation. */
  begin(run: Run): void {
    const controller = new AbortController()
    const finished = this.#last.then(() => this.#carryOut(run, controller.signal))
    this.#last = finished
    this.#jobs.set(run.id, { controller, finished, reached: null })
  }

  /** How far an evaluation is; null where it is at rest or has not begun. */
  reachedOf(id: string): Reached | null {
    return this.#jobs.get(id)?.reached ?? null
  }

  /** Asks an evaluation to stop and waits until it has come to rest. */
  async cancel(id: string): Promise<void> {
    this.#jobs.get(id)?.controller.abort()
    await this.#jobs.get(id)?.finished
  }

  /** Begins anew what was at work when the server last stopped, and removes files that have been kept for long enough. */
  async resume(): Promise<void> {
    for (const run of await this.#deps.database.read(systemActor, listUnfinished)) this.begin(run)
    await this.sweep()
  }

  /** Removes the files that have been kept for long enough. */
  async sweep(): Promise<void> {
    for (const run of await this.#deps.database.read(systemActor, listOutdated)) {
      await removeFiles(this.#deps.uploadFolder, run)
      await this.#save({ ...run, status: 'removed' }, 'population.expire')
    }
  }

  /** Stops the job at work; the next start begins it anew. */
  async stop(): Promise<void> {
    for (const { controller } of this.#jobs.values()) controller.abort(stopping)
    await this.#last
  }

  async #carryOut(run: Run, signal: AbortSignal): Promise<void> {
    try {
      if (signal.reason === stopping) return
      const ended = signal.aborted ? null : await this.#evaluate(run, signal)
      if (signal.reason === stopping) return
      await this.#end(run, ended)
    } catch (error) {
      this.#deps.reportFailure(error, `population ${run.id}`)
      await this.#end(run, Result.failure(Problem.create('server.failure')))
    } finally {
      this.#jobs.delete(run.id)
    }
  }

  async #evaluate(run: Run, signal: AbortSignal): Promise<Result<Run['finding']>> {
    if (!run.asked) throw new Error(`the evaluation ${run.id} was begun and never asked for`)
    await this.#save({ ...run, status: 'running' }, 'population.begin')
    const task = {
      kind: 'evaluate',
      path: sourcePath(this.#deps.uploadFolder, run),
      out: resultPath(this.#deps.uploadFolder, run),
      on: run.asked.on,
      language: run.language,
      declared: this.#deps.declared(),
    } as const
    const progress = (reached: Reached): void => {
      const job = this.#jobs.get(run.id)
      if (job) job.reached = reached
    }
    const result = await inWorker(task, { signal, progress, mostSeconds: null })
    return Result.map(result, (found) => (found.kind === 'evaluated' ? found.finding : null))
  }

  // Nothing, or no finding: it was cancelled.
  async #end(run: Run, result: Result<Run['finding']> | null): Promise<void> {
    const at = this.#deps.clock()
    const rest = { ...run, finishedAt: at, keptUntil: daysAfter(at, keptDays) }
    if (result?.kind === 'success' && result.value) {
      await removeSource(this.#deps.uploadFolder, run)
      await this.#save({ ...rest, status: 'done', finding: result.value }, 'population.finish')
      return
    }
    await removeFiles(this.#deps.uploadFolder, run)
    if (result?.kind === 'failure') {
      const problem = named(result.problems[0], run.fileName)
      await this.#save({ ...rest, status: 'failed', problem }, 'population.fail')
    } else await this.#save({ ...rest, status: 'cancelled' }, 'population.cancel')
  }

  async #save(run: Run, action: string): Promise<void> {
    const saved = await this.#deps.database.write(systemActor, {}, async (write) => {
      const before = await findRun(write, run.id)
      if (before) await updateRun(write, run, [before.status])
      const detail = { owner: run.ownerId, status: run.status, counts: run.finding && countsOf(run.finding) }
      await write.audit({ action, subject: { kind: 'population', id: run.id }, detail })
      return Result.success(undefined)
    })
    if (saved.kind === 'failure')
      throw new Error(`The evaluation ${run.id} could not be saved: ${saved.problems[0].code}`)
  }
}

const countsOf = ({ computed, leftOut }: NonNullable<Run['finding']>) => ({ computed, leftOut })
