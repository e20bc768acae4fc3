import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { createPolicySet, type PolicySet } from '@ceyuan/policy'
import { createHeldPopulation, type Held } from './held-population.ts'
import type { Page } from './population-pages.ts'
import { createRunner } from './runner.ts'
import type { FromThread, Job, Read, State, ThreadCity, ToThread } from './thread-messages.ts'

// The server sends nothing else.
const isCity = (_data: unknown): _data is ThreadCity => true
const isMessage = (_data: unknown): _data is ToThread => true
const isState = (found: State | Page): found is State => 'key' in found

type Port = NonNullable<typeof parentPort>

type Waiting = { readonly resolve: (found: State | Page) => void; readonly reject: (error: Error) => void }

const createReads = (port: Port) => {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const ask = (read: Read): Promise<State | Page> => {
    const { promise, resolve, reject } = Promise.withResolvers<State | Page>()
    last += 1
    waiting.set(last, { resolve, reject })
    port.postMessage({ kind: 'read', id: last, read } satisfies FromThread)
    return promise
  }
  const settle = (id: number, act: (one: Waiting) => void): void => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (one) act(one)
  }
  return { ask, settle }
}

const readerOf = ({ ask }: ReturnType<typeof createReads>): Parameters<typeof createHeldPopulation>[1] => ({
  state: async (kept) => {
    const found = await ask({ kind: 'state', kept })
    if (!isState(found)) throw new Error('The server gave a page where its state was asked for')
    return found
  },
  page: async (asked) => {
    const found = await ask({ kind: 'page', asked })
    if (isState(found)) throw new Error('The server gave its state where a page was asked for')
    return found
  },
})

const lawOf = ({ law }: Extract<ToThread, { kind: 'law' }>): PolicySet => {
  const made = createPolicySet(law)
  if (made.kind === 'failure') throw new Error(`The policies do not hold: ${made.problems[0].code}`)
  return made.value
}

const serve = (port: Port, city: ThreadCity): void => {
  const reads = createReads(port)
  const held: Held = createHeldPopulation(city, readerOf(reads))
  const cancelled = new Set<number>()
  const tell = (message: FromThread): void => port.postMessage(message)
  const run = createRunner(held)
  const work = async (id: number, job: Job): Promise<void> => {
    const pace = {
      pause: async (step: Extract<FromThread, { kind: 'progress' }>['step'], done: number, of: number) => {
        tell({ kind: 'progress', id, step, done, of })
        await new Promise<void>((resolve) => setImmediate(resolve))
        if (cancelled.has(id)) throw new Error('cancelled')
      },
    }
    try {
      if (!cancelled.has(id)) tell({ kind: 'done', id, result: await run(job, pace) })
    } catch (error) {
      tell({ kind: 'failed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    } finally {
      cancelled.delete(id)
    }
  }
  // One after the other: a population is never rewritten under a run.
  let queue: Promise<void> = Promise.resolve()
  port.on('message', (message: unknown) => {
    if (!isMessage(message)) return
    switch (message.kind) {
      case 'law':
        queue = queue.then(() => held.enact(lawOf(message)))
        return
      case 'job':
        queue = queue.then(() => work(message.id, message.job))
        return
      case 'cancel':
        cancelled.add(message.id)
        return
      case 'read':
        reads.settle(message.id, ({ resolve }) => resolve(message.found))
        return
      case 'unread':
        reads.settle(message.id, ({ reject }) => reject(new Error(message.message)))
    }
  })
}

if (!isMainThread && parentPort && isCity(workerData)) serve(parentPort, workerData)
