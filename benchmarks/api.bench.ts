import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../tools/postgres.mjs'
import type { Benchmark, Line } from './line.ts'
import { type Load, loadBare, loadServer } from './load.ts'
import { populate } from './populate.ts'
import { signIn, startRealServer } from './real-server.ts'

const schema = 'tianjin'
const records = '/api/registers/enterprise/records'
const searches = ['生物科技', 'hhsw', '海河', '示例路4711', '91120100100'].map(
  (word) => `${records}?q=${encodeURIComponent(word)}`,
)

const lines = (name: string, { p50, p99, perSecond, failed }: Load, aim: string): readonly Line[] => [
  { name: `${name}, p50`, value: p50, unit: 'ms' },
  {
    name: `${name}, p99`,
    value: p99,
    unit: 'ms',
    aim,
    note: `${Math.round(perSecond)} requests/s over 32 connections, ${failed} failed`,
  },
]

async function* measure(url: string, size: string): AsyncGenerator<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-'))
  const server = await startRealServer({
    DATABASE_URL: url,
    CEYUAN_DATA: folder,
    CEYUAN_CITY: schema,
    CEYUAN_TODAY: '2026-11-23',
  })
  try {
    const { cookie } = await signIn(server.url, 'coordinator')
    await loadServer(server.url, cookie, [records, '/api/cockpit'], { seconds: 3 })
    yield* lines(`${size} enterprises, cockpit`, await loadServer(server.url, cookie, ['/api/cockpit']), '≤ 150')
    yield* lines(
      `${size} enterprises, plan page`,
      await loadServer(server.url, cookie, ['/api/plan/progress']),
      '≤ 150',
    )
    const list = await loadServer(server.url, cookie, [records])
    yield* lines(`${size} enterprises, list`, list, '≤ 50')
    const bare = await loadBare(url, schema, bareList)
    yield {
      name: `${size} enterprises, list, bare pg`,
      value: bare.p99,
      unit: 'ms',
      note: `p99; ${Math.round(bare.perSecond)} queries/s, 32 callers, JSON made`,
    }
    yield {
      name: `${size} enterprises, list, ratio to bare pg`,
      value: list.perSecond / bare.perSecond,
      unit: '×',
      aim: '≥ 0.6',
    }
    yield* lines(`${size} enterprises, search`, await loadServer(server.url, cookie, searches), '≤ 50')
    yield { name: `${size} enterprises, server memory after load`, value: server.memory().now, unit: 'MB' }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const bareList = `select t.id, t.record_key, t.version, t.recorded_at, t.recorded_by, t.sample, t.ended_at, t.end_reason,
  t.name, t.credit_code, t.established_on, t.district, t.biomanufacturing, t.chain_link, t.attraction
  from enterprise t where t.ended_at is null order by t.id desc limit 51`

/** Pages of the working day at the size of a city and of a nation, on PostgreSQL, beside the same query through bare pg. */
export const benchmark: Benchmark = {
  name: 'api',
  async *run() {
    const cluster = await startPostgres({ durable: true, settings: ['shared_buffers=1GB', 'max_wal_size=4GB'] })
    try {
      const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-'))
      const first = await startRealServer({ DATABASE_URL: cluster.url, CEYUAN_DATA: folder, CEYUAN_CITY: schema })
      await first.stop()
      await populate(cluster.url, schema, 0, 70_000)
      yield* measure(cluster.url, '70k')
      await populate(cluster.url, schema, 70_000, 1_000_000)
      yield* measure(cluster.url, '1M')
      rmSync(folder, { recursive: true, force: true })
    } finally {
      cluster.stop()
    }
  },
}
