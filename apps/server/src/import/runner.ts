import { Problem } from '@ceyuan/values'
import { systemActor } from '../database/actors.ts'
import { failRun, type ImportDeps, runCheck, runUndo, runWriting, stopping } from './jobs.ts'
import type { ImportCounts, ImportRun } from './run.ts'
import { listUnfinishedRuns } from './store.ts'

type Job = { readonly controller: AbortController; readonly finished: Promise<void>; counts: ImportCounts }

/** Carries imports out one after the other, tells how far they are, and goes on after a restart. */
export class ImportRunner {
  readonly #deps: ImportDeps
  readonly #onFailure: (error: unknown, run: ImportRun) => void
  readonly #jobs = new Map<string, Job>()
  #last: Promise<void> = Promise.resolve()

  constructor(deps: ImportDeps, onFailure: (error: unknown, run: ImportRun) => void) {
    this.#deps = deps
    this.#onFailure = onFailure
  }

  /** Queues what an import's status calls for: a check, writing or taking back. */
  begin(run: ImportRun): void {
    const controller = new AbortController()
    const finished = this.#last.then(() => this.#carryOut(run, controller.signal))
    this.#last = finished
    this.#jobs.set(run.id, { controller, finished, counts: run.counts })
  }

  /** How far a running import is; undefined where it is at rest. */
  countsOf(id: string): ImportCounts | undefined {
    return this.#jobs.get(id)?.counts
  }

  /** Asks a running import to stop and waits until it has come to rest. */
  async cancel(id: string): Promise<void> {
    this.#jobs.get(id)?.controller.abort()
    await this.#jobs.get(id)?.finished
  }

  /** Goes on with the imports that were at work when the server last stopped. */
  async resume(): Promise<void> {
    const { database } = this.#deps
    for (const run of await database.read(systemActor, listUnfinishedRuns)) this.begin(run)
  }

  /** Lets the batch at work come to its end and leaves the rest to the next start. */
  async stop(): Promise<void> {
    for (const { controller } of this.#jobs.values()) controller.abort(stopping)
    await this.#last
  }

  async #carryOut(run: ImportRun, signal: AbortSignal): Promise<void> {
    const report = (counts: ImportCounts): void => {
      const job = this.#jobs.get(run.id)
      if (job) job.counts = counts
    }
    try {
      if (signal.reason === stopping) return
      if (run.status === 'checking') await runCheck(this.#deps, run, { signal, report })
      else if (run.status === 'writing') await runWriting(this.#deps, run, { signal, report })
      else if (run.status === 'undoing') await runUndo(this.#deps, run, { signal, report })
    } catch (error) {
      this.#onFailure(error, run)
      await failRun(this.#deps, run, Problem.create('server.failure'))
    } finally {
      this.#jobs.delete(run.id)
    }
  }
}
