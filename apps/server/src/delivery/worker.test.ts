import { Result } from '@ceyuan/values'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { openPglite, openPostgres } from '../database/open.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { startPostgres } from '../../../../tools/postgres.mjs'
import { countExpired, defaultKeepDays, type Keeping } from './pruning.ts'
import { readOutbox } from './store.ts'
import type { Message, Subscriber } from './subscriber.ts'
import { DeliveryWorker, defaultPace, type DeliveryPace } from './worker.ts'

const emit = (database: Database, ...topics: readonly string[]) =>
  database.write(systemActor, {}, async (write) => {
    for (const topic of topics) await write.emit(topic, { topic })
    await write.audit({ action: 'test.emit', subject: { kind: 'test', id: '1' }, detail: {} })
    return Result.success(null)
  })

const inbox = (name: string, take: (message: Message) => void = () => undefined) => {
  const taken: string[] = []
  const subscriber: Subscriber = {
    name,
    wants: (topic) => topic.startsWith('test.'),
    take: async (message) => {
      taken.push(message.topic)
      take(message)
    },
  }
  return { taken, subscriber }
}

const keeping: Keeping = { days: defaultKeepDays, clock: () => new Date().toISOString() }

const quick: DeliveryPace = { ...defaultPace, waitSeconds: () => 0.2 }

describe.each(engines)('delivery on %s', (engine) => {
  let database: Database
  let workers: DeliveryWorker[]
  beforeEach(async () => {
    database = await createTestDatabase(engine)
    workers = []
  })
  afterEach(async () => {
    for (const worker of workers) await worker.stop()
    await database.close()
  })

  const start = (pace: DeliveryPace, ...subscribers: readonly Subscriber[]): void => {
    const worker = new DeliveryWorker({ database, subscribers, reportFailure: () => undefined, keeping, pace })
    workers.push(worker)
    worker.start()
  }

  it('hands what was written on in the order of writing, at once and once, and has nothing left', async () => {
    const { taken, subscriber } = inbox('a')
    await emit(database, 'test.1', 'test.2')
    start(defaultPace, subscriber)
    await vi.waitFor(() => expect(taken).toEqual(['test.1', 'test.2']))
    await emit(database, ...Array.from({ length: 45 }, (_, index) => `test.more${index}`), 'other.topic')
    await vi.waitFor(() => expect(taken).toHaveLength(47))
    expect(taken.slice(2)).toEqual(Array.from({ length: 45 }, (_, index) => `test.more${index}`))
    await vi.waitFor(async () => expect((await readOutbox(database)).waiting).toBe(0))
  })

  it('brings a message again to who failed on it, and to nobody else; others pass; the failure shows without its words', async () => {
    const { taken, subscriber } = inbox('good')
    let failures = 2
    const bad = inbox('bad', ({ topic }) => {
      if (topic === 'test.1' && failures > 0) {
        failures -= 1
        throw new TypeError('示例企业 must not be kept')
      }
    })
    await emit(database, 'test.1', 'test.2')
    start({ ...quick, waitSeconds: () => 1 }, subscriber, bad.subscriber)
    await vi.waitFor(() => expect(bad.taken).toEqual(['test.1', 'test.2']))
    await vi.waitFor(async () =>
      expect(await readOutbox(database)).toMatchObject({ waiting: 1, failing: 1, lastError: 'bad: TypeError' }),
    )
    expect((await readOutbox(database)).lagSeconds).toBeGreaterThan(0)
    await vi.waitFor(() => expect(bad.taken).toEqual(['test.1', 'test.2', 'test.1', 'test.1']), { timeout: 10_000 })
    await vi.waitFor(async () => expect(await readOutbox(database)).toMatchObject({ waiting: 0, lastError: null }))
    expect(taken).toEqual(['test.1', 'test.2'])
    const { rows } = await database.asOwner((on) =>
      sql<{ attempts: number }>`select attempts from outbox order by id`.execute(on),
    )
    expect(rows.map(({ attempts }) => attempts)).toEqual([3, 1])
  })

  it('shares the messages between two workers: each comes once', async () => {
    const [one, two] = [inbox('same'), inbox('same')]
    await emit(database, ...Array.from({ length: 60 }, (_, index) => `test.${index}`))
    start(defaultPace, one.subscriber)
    start(defaultPace, two.subscriber)
    await vi.waitFor(() => expect(one.taken.length + two.taken.length).toBe(60), { timeout: 10_000 })
    expect(new Set([...one.taken, ...two.taken]).size).toBe(60)
  })

  it('asks the database nothing while nothing is written', async () => {
    const { taken, subscriber } = inbox('a')
    await emit(database, 'test.1')
    let questions = 0
    const counted = { ...database, asOwner: (work) => ((questions += 1), database.asOwner(work)) } satisfies Database
    const worker = new DeliveryWorker({
      database: counted,
      subscribers: [subscriber],
      reportFailure: () => undefined,
      keeping,
    })
    workers.push(worker)
    worker.start()
    await vi.waitFor(() => expect(taken).toHaveLength(1))
    await delay(200)
    const before = questions
    await delay(800)
    expect(questions).toBe(before)
  })
})

describe.each(engines)('pruning on %s', (engine) => {
  let database: Database
  beforeEach(async () => {
    database = await createTestDatabase(engine)
  })
  afterEach(() => database.close())

  const age = (days: number) =>
    database.asOwner(async (on) => {
      await sql`update outbox set delivered_at = clock_timestamp() - make_interval(days => ${days}::int)
        where topic <> 'test.waiting'`.execute(on)
      await sql`update idempotency_key set recorded_at = ${keeping.clock()}::timestamptz - make_interval(days => ${days}::int)
        where key <> 'fresh'`.execute(on)
    })
  const left = () =>
    database.asOwner(async (on) => {
      const { rows } = await sql<{ name: string }>`
        select topic as name from outbox union all select key from idempotency_key order by name`.execute(on)
      return rows.map(({ name }) => name)
    })
  const write = (key: string, topic: string) =>
    database.write(systemActor, { idempotencyKey: key, request: topic }, async (scope) => {
      await scope.emit(topic, {})
      await scope.audit({ action: 'test.emit', subject: { kind: 'test', id: '1' }, detail: {} })
      return Result.success(topic)
    })
  const start = (pruneBatch: number): DeliveryWorker => {
    const pace = { ...defaultPace, pruneBatch }
    const worker = new DeliveryWorker({ database, subscribers: [], reportFailure: () => undefined, keeping, pace })
    worker.start()
    return worker
  }

  it('removes delivered messages and answers past their time, batch after batch, and nothing that waits or is younger', async () => {
    for (const name of ['1', '2', '3']) await write(`key ${name}`, `test.${name}`)
    await write('fresh', 'test.waiting')
    await age(defaultKeepDays + 1)
    await database.asOwner((on) =>
      sql`update outbox set due_at = now() + interval '1 day' where topic = 'test.waiting'`.execute(on),
    )
    expect(await countExpired(database, keeping)).toEqual({ messages: 3, answers: 3 })
    const worker = start(2)
    await vi.waitFor(async () => expect(await left()).toEqual(['fresh', 'test.waiting']), { timeout: 10_000 })
    await worker.stop()
    expect(await countExpired(database, keeping)).toEqual({ messages: 0, answers: 0 })
  })

  it('leaves what is still within its time, so that a repeat gives the first answer', async () => {
    await write('key', 'test.1')
    await age(defaultKeepDays - 1)
    const worker = start(2)
    await vi.waitFor(async () => expect((await readOutbox(database)).waiting).toBe(0))
    await worker.stop()
    expect(await left()).toEqual(['key', 'test.1'])
    expect(await write('key', 'test.1')).toEqual(Result.success('test.1'))
    expect(await left()).toEqual(['key', 'test.1'])
  })
})

describe.each(engines)('a worker killed on %s between handing on and acknowledging', (engine) => {
  it('loses nothing, and the message that comes again has the same id', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ceyuan-delivery-'))
    const cluster = engine === 'postgres' ? await startPostgres({ durable: true }) : undefined
    const place = cluster?.url ?? folder
    const open = async (): Promise<Database> => {
      const options = { schema: 'city', clock: () => new Date().toISOString() }
      const opened = await (engine === 'pglite' ? openPglite(place, options) : openPostgres(place, options))
      if (opened.kind === 'failure') throw new Error(opened.problems[0].code)
      return opened.value
    }
    try {
      const first = await open()
      await emit(first, 'test.1', 'test.2', 'test.3')
      await first.close()
      const journal = join(folder, 'journal.txt')
      const script = join(import.meta.dirname, 'killed-worker.test-support.ts')
      const child = spawn(process.execPath, [script, engine, place, 'city', journal, 'test.2'], { stdio: 'inherit' })
      const [, signal] = await once(child, 'exit')
      expect(signal).toBe('SIGKILL')
      const before = (await readFile(journal, 'utf8')).trim().split('\n')
      expect(before.map((line) => line.split(' ')[1])).toEqual(['test.1', 'test.2'])
      const second = await open()
      const after: string[] = []
      const { subscriber } = inbox('journal', ({ id, topic }) => void after.push(`${id} ${topic}`))
      const worker = new DeliveryWorker({
        database: second,
        subscribers: [subscriber],
        reportFailure: () => undefined,
        keeping,
      })
      worker.start()
      await vi.waitFor(() => expect(after).toHaveLength(2), { timeout: 10_000 })
      expect(after[0]).toBe(before[1])
      expect(after[1]).toContain('test.3')
      await worker.stop()
      expect((await readOutbox(second)).waiting).toBe(0)
      await second.close()
    } finally {
      cluster?.stop()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
