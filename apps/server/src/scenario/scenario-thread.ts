import { Worker } from 'node:worker_threads'
import type { PolicySet } from '@ceyuan/policy'
import type { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Page } from './population-pages.ts'
import type { Answers, FromThread, Job, Read, State, ThreadLaw, ToThread } from './thread-messages.ts'

/** How far a job is: waiting for others, reading the population, or at work. */
export type Progress = Pick<Extract<FromThread, { kind: 'progress' }>, 'step' | 'done' | 'of'>

/** A thread of its own in which populations are read and run, so that the server answers others meanwhile. */
export type ScenarioThread = {
  /** Carries a job out; stops and throws when the signal is aborted. */
  readonly ask: <K extends keyof Answers>(
    job: Extract<Job, { readonly kind: K }>,
    how: { readonly signal: AbortSignal; readonly onProgress?: (progress: Progress) => void },
  ) => Promise<Result<Answers[K]>>
  readonly close: () => Promise<void>
}

type Deps = {
  readonly city: City
  readonly policies: () => PolicySet
  readonly read: (read: Read) => Promise<State | Page>
}

type Asked = {
  readonly resolve: (result: Extract<FromThread, { kind: 'done' }>['result']) => void
  readonly reject: (error: Error) => void
  readonly onProgress: (progress: Progress) => void
}

// The thread sends nothing else, and answers a job with what that kind of job gives.
const isMessage = (_message: unknown): _message is FromThread => true
const isAnswer = <K extends keyof Answers>(
  _result: Result<Answers[keyof Answers]>,
  _kind: K,
): _result is Result<Answers[K]> => true

const declare = (set: PolicySet, { units }: City): ThreadLaw => ({
  facts: { file: 'facts', list: [...set.book.facts.values()] },
  policies: set.policies.map((policy) => ({ file: policy.id, policy })),
  ladders: set.ladders.map(({ ladder }) => ({ file: `ladder/${ladder.id}`, ladder })),
  units: units.map(({ id }) => id),
})

type Running = {
  readonly post: (message: ToThread) => void
  readonly asked: Map<number, Asked>
  readonly worker: Worker
  law?: PolicySet
}

const failAll = (running: Running, error: Error): void => {
  for (const { reject } of running.asked.values()) reject(error)
  running.asked.clear()
}

const answerRead = async (running: Running, { read }: Deps, message: Extract<FromThread, { kind: 'read' }>) => {
  const { id } = message
  try {
    running.post({ kind: 'read', id, found: await read(message.read) })
  } catch (error) {
    running.post({
      kind: 'unread',
      id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
}

const hear = (running: Running, deps: Deps, message: FromThread): void => {
  if (message.kind === 'read') {
    void answerRead(running, deps, message)
    return
  }
  const asked = running.asked.get(message.id)
  if (message.kind === 'progress') {
    asked?.onProgress(message)
    return
  }
  running.asked.delete(message.id)
  if (running.asked.size === 0) running.worker.unref()
  if (message.kind === 'done') asked?.resolve(message.result)
  else asked?.reject(new Error(message.message))
}

const start = (deps: Deps, onEnd: () => void): Running => {
  const { registers, regions, industries } = deps.city
  const worker = new Worker(new URL('./population-thread.ts', import.meta.url), {
    workerData: { registers, regions, industries },
  })
  const running: Running = { worker, asked: new Map(), post: (message) => worker.postMessage(message, []) }
  worker.on('message', (message: unknown) => {
    if (isMessage(message)) hear(running, deps, message)
  })
  // A thread that dies takes what it was asked with it; the next who asks starts another.
  worker.on('error', (error) => failAll(running, error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => {
    onEnd()
    failAll(running, new Error(`The thread of populations ended with ${code}`))
  })
  return running
}

/** Starts the thread when it is first asked for. */
export const createScenarioThread = (deps: Deps): ScenarioThread => {
  const held: { running?: Running | undefined } = {}
  let last = 0
  const begin = (): Running => {
    const running = start(deps, () => {
      if (held.running === running) held.running = undefined
    })
    return running
  }
  return {
    ask: async (job, { signal, onProgress = () => undefined }) => {
      signal.throwIfAborted()
      const running = held.running ?? begin()
      held.running = running
      running.worker.ref()
      const set = deps.policies()
      if (running.law !== set) {
        running.law = set
        running.post({ kind: 'law', law: declare(set, deps.city) })
      }
      last += 1
      const id = last
      const { promise, resolve, reject } = Promise.withResolvers<Result<Answers[keyof Answers]>>()
      running.asked.set(id, { resolve, reject, onProgress })
      running.post({ kind: 'job', id, job })
      const stop = (): void => {
        running.post({ kind: 'cancel', id })
        reject(signal.reason instanceof Error ? signal.reason : new Error('cancelled'))
      }
      signal.addEventListener('abort', stop, { once: true })
      try {
        const result = await promise
        if (!isAnswer(result, job.kind)) throw new Error('The thread answered another question')
        return result
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
    close: async () => {
      await held.running?.worker.terminate()
    },
  }
}
