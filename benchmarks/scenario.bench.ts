import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { loadCity } from '../apps/server/src/city/load-city.ts'
import { openPostgres } from '../apps/server/src/database/open.ts'
import { startPostgres } from '../tools/postgres.mjs'
import { type Benchmark, type Line, percentile } from './line.ts'
import { populate } from './population.ts'
import { type RealServer, signIn, startRealServer } from './real-server.ts'

const size = 70_000
const rounds = 12
const on = '2026-11-23'

// What the invented enterprises say of themselves: a fact, and SQL for its value from a random number below one.
const said: readonly (readonly [fact: string, value: string])[] = [
  ['工业企业', 'to_jsonb(r < 0.5)'],
  ['中小企业', 'to_jsonb(r < 0.9)'],
  ['国家单项冠军企业', 'to_jsonb(r < 0.05)'],
  ['市重点培育单项冠军企业', 'to_jsonb(r < 0.15)'],
  ['首次成为国家小巨人', 'to_jsonb(r < 0.2)'],
  ['首次通过两化融合贯标', 'to_jsonb(r < 0.3)'],
  ['年销售收入', `to_jsonb((1000000 + round(r * 3e9))::text)`],
  ['往年最高年销售收入', `to_jsonb((1000000 + round(r * 2e9))::text)`],
]

const fill = async (pool: Pool): Promise<void> => {
  for (const [fact, value] of said) {
    await pool.query(
      `insert into supplied_fact (id, credit_code, subject_kind, fact, value, supplied_at, supplied_by, sample)
       select gen_random_uuid(), credit_code, 'applicant', $1, ${value}, timestamptz '2026-06-01', 'bench', true
       from (select credit_code, random() as r from enterprise where ended_at is null) e
       on conflict do nothing`,
      [fact],
    )
  }
  // What was recorded just now would be read again at every change.
  await pool.query(`update enterprise set recorded_at = timestamptz '2026-06-01'`)
  await pool.query('vacuum analyze supplied_fact, enterprise')
}

const body = (changes: readonly object[], years: number): string => JSON.stringify({ on, years, changes })

const asked = (round: number, years: number): string =>
  body(
    [
      { clause: 'TJ-X', from: on, amount: `万元(${60 + round})` },
      { clause: 'TJ-D3', from: on, condition: `市重点培育单项冠军企业 and 年销售收入 >= 万元(${10_000 + round})` },
    ],
    years,
  )

type Visit = Awaited<ReturnType<typeof signIn>>

const poster = (visit: Visit) => async (text: string) => {
  const startedAt = performance.now()
  const answer = await visit('/api/scenarios/preview', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  })
  const result: unknown = await answer.json()
  if (!answer.ok) throw new Error(JSON.stringify(result))
  return performance.now() - startedAt
}

// Another request, asked again and again while something is at work.
const meanwhile = async (visit: Visit, work: Promise<number>) => {
  const took: number[] = []
  const state = { isDone: false }
  const mark = (): void => {
    state.isDone = true
  }
  void work.then(mark, mark)
  while (!state.isDone) {
    const startedAt = performance.now()
    await (await visit('/api/session')).text()
    took.push(performance.now() - startedAt)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { work: await work, took }
}

const label = `${size.toLocaleString('en')} enterprises`

async function* measure({ url, memory }: RealServer, change: () => Promise<void>): AsyncGenerator<Line> {
  const visit = await signIn(url, 'officer')
  const idle = memory().now
  const post = poster(visit)
  const first = await meanwhile(visit, post(body([], 1)))
  const others = `${first.took.length} others meanwhile`
  yield { name: `scenario, ${label}, first of all`, value: first.work, unit: 'ms', note: 'reads all, runs all clauses' }
  yield {
    name: `request beside the first scenario, greatest`,
    value: Math.max(...first.took),
    unit: 'ms',
    aim: '≤ 100',
    note: `${others}; p95 ${percentile(first.took, 0.95).toFixed(0)} ms`,
  }
  yield { name: `scenario, ${label}, memory held`, value: memory().now - idle, unit: 'MB' }
  const again: number[] = []
  for (let round = 0; round < rounds / 2; round += 1) {
    await change()
    again.push(await post(body([], 1)))
  }
  yield {
    name: `scenario, ${label}, first after one enterprise changed, p50`,
    value: percentile(again, 0.5),
    unit: 'ms',
    aim: '≤ 1000',
    note: `reads it again, runs all clauses; greatest ${Math.max(...again).toFixed(0)} ms of ${again.length}`,
  }
  for (const years of [1, 5]) {
    await post(asked(0, years))
    const took: number[] = []
    for (let round = 1; round <= rounds; round += 1) took.push(await post(asked(round, years)))
    const note = `two clauses changed, every time otherwise; greatest ${Math.max(...took).toFixed(0)} ms of ${rounds}`
    yield {
      name: `scenario, ${label}, ${years} years, p50`,
      value: percentile(took, 0.5),
      unit: 'ms',
      aim: '≤ 1000',
      note,
    }
  }
}

// What one enterprise says anew.
const changeOne = (pool: Pool) => async (): Promise<void> => {
  await pool.query(
    `with old as (update supplied_fact set ended_at = now(), ended_by = 'bench' where id = (select id from supplied_fact
         where fact = '年销售收入' and ended_at is null order by id limit 1)
       returning credit_code, subject_kind, fact)
     insert into supplied_fact (id, credit_code, subject_kind, fact, value, supplied_at, supplied_by, sample)
     select ('ffffffff-ffff-7fff-8fff-' || right('000000000000' || to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12))::uuid,
       credit_code, subject_kind, fact, to_jsonb('123456789'::text), now(), 'bench', true from old`,
  )
}

/** What changed policies bring to the enterprises of a city, asked through the real server. */
export const benchmark: Benchmark = {
  name: 'scenario',
  async *run() {
    const city = await loadCity(join(import.meta.dirname, '../cities/tianjin'))
    if (city.kind === 'failure') throw new Error(JSON.stringify(city.problems))
    const enterprise = city.value.registers.find(({ id }) => id === 'enterprise')
    if (!enterprise) throw new Error('The city has no enterprise register')
    const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-'))
    const cluster = await startPostgres({ settings: ['shared_buffers=512MB', 'max_wal_size=4GB'] })
    try {
      const settings = { DATABASE_URL: cluster.url, CEYUAN_DATA: folder, CEYUAN_CITY: 'tianjin' }
      await (await startRealServer(settings)).stop()
      const opened = await openPostgres(cluster.url, { schema: city.value.id, clock: () => new Date().toISOString() })
      if (opened.kind === 'failure') throw new Error(JSON.stringify(opened.problems))
      await populate(
        opened.value,
        enterprise,
        city.value.regions.map(({ code }) => code),
        size,
      )
      await opened.value.close()
      const pool = new Pool({ connectionString: cluster.url, options: `-c search_path=${city.value.id},public` })
      await fill(pool)
      const server = await startRealServer(settings)
      yield* measure(server, changeOne(pool))
      await server.stop()
      await pool.end()
    } finally {
      cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
