import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { Pool } from 'pg'
import { loadCity } from '../apps/server/src/city/load-city.ts'
import { openPostgres } from '../apps/server/src/database/open.ts'
import { startPostgres } from '../tools/postgres.mjs'
import { percentile, type Benchmark, type Line } from './line.ts'
import { populate } from './population.ts'
import { signIn, startRealServer } from './real-server.ts'

const connections = 32
const seconds = 10
const sizes = [70_000, 1_000_000]

type Asked = { readonly name: string; readonly query: string; readonly bare?: string }

const columns =
  'id, record_key, version, recorded_at, recorded_by, sample, ended_at, end_reason, name, credit_code, established_on, district, biomanufacturing, chain_link, attraction'

/** What is asked, and where there is one, the same question as plain SQL. */
const asked: readonly Asked[] = [
  {
    name: 'list, newest first',
    query: '',
    bare: `select ${columns} from enterprise where ended_at is null order by id desc limit 51`,
  },
  {
    name: 'list, one district',
    query: `filters=${encodeURIComponent('[{"field":"district","op":"is","value":"120110"}]')}`,
    bare: `select ${columns} from enterprise where ended_at is null and district = '120110' order by id desc limit 51`,
  },
  {
    name: 'list, by name',
    query: 'sort=name',
    bare: `select ${columns} from enterprise where ended_at is null and name is not null order by name, id limit 51`,
  },
  {
    name: 'search, part of a name',
    query: `q=${encodeURIComponent('海河津')}`,
    bare: `select ${columns} from enterprise where ended_at is null and search @@ $$'海河' & '河津'$$::tsquery
      and search_text like '%海河津%' order by id desc limit 51`,
  },
  { name: 'search, common words', query: `q=${encodeURIComponent('生物基材料')}` },
  { name: 'search, pinyin initials', query: 'q=tjhhj' },
  { name: 'search, nothing found', query: `q=${encodeURIComponent('鑫鑫鑫鑫')}` },
]

type Measured = { readonly p50: number; readonly p99: number; readonly perSecond: number }

const measureApi = async (url: string, cookie: string): Promise<Measured> => {
  const options = { url, connections, headers: { cookie } }
  await autocannon({ ...options, duration: 2 })
  const { latency, requests, non2xx, errors } = await autocannon({ ...options, duration: seconds })
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests to ${url} failed`)
  return { p50: latency.p50, p99: latency.p99, perSecond: requests.average }
}

const measureBare = async (pool: Pool, text: string): Promise<Measured> => {
  const times: number[] = []
  const startedAt = performance.now()
  const one = async (): Promise<void> => {
    while (performance.now() - startedAt < seconds * 1000) {
      const before = performance.now()
      JSON.stringify((await pool.query(text)).rows)
      times.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), perSecond: times.length / seconds }
}

const round = (value: number): string => value.toFixed(1)

async function* measure(label: string, url: string, cookie: string, pool: Pool): AsyncGenerator<Line> {
  for (const { name, query, bare } of asked) {
    const api = await measureApi(`${url}/api/registers/enterprise/records?${query}`, cookie)
    const note = `p50 ${round(api.p50)} ms, ${Math.round(api.perSecond)} requests/s, ${connections} connections`
    yield { name: `${name}, ${label}, p99`, value: api.p99, unit: 'ms', aim: '≤ 50', note }
    if (bare !== undefined) {
      const peer = await measureBare(pool, bare)
      const beside = `bare pg: p50 ${round(peer.p50)} ms, p99 ${round(peer.p99)} ms, ${Math.round(peer.perSecond)} queries/s`
      const ratio = api.perSecond / peer.perSecond
      yield { name: `${name}, ${label}, API against bare pg`, value: ratio, unit: '×', aim: '≥ 0.6', note: beside }
    }
  }
}

/** Listing and searching the enterprise register through the real server, beside the same queries through bare `pg`. */
export const benchmark: Benchmark = {
  name: 'register-list',
  async *run() {
    const city = await loadCity(join(import.meta.dirname, '../cities/tianjin'))
    if (city.kind === 'failure') throw new Error(JSON.stringify(city.problems))
    const enterprise = city.value.registers.find(({ id }) => id === 'enterprise')
    if (!enterprise) throw new Error('The city has no enterprise register')
    const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-'))
    const cluster = await startPostgres({ durable: true, settings: ['shared_buffers=1GB', 'max_wal_size=4GB'] })
    try {
      for (const size of sizes) {
        const settings = { DATABASE_URL: cluster.url, CEYUAN_DATA: folder, CEYUAN_CITY: 'tianjin' }
        await (await startRealServer(settings)).stop()
        const options = { schema: city.value.id, clock: () => new Date().toISOString() }
        const opened = await openPostgres(cluster.url, options)
        if (opened.kind === 'failure') throw new Error(JSON.stringify(opened.problems))
        const regions = city.value.regions.map(({ code }) => code)
        await populate(opened.value, enterprise, regions, size)
        await opened.value.close()
        const pool = new Pool({
          connectionString: cluster.url,
          max: connections,
          options: `-c search_path=${city.value.id}`,
        })
        await pool.query('vacuum analyze enterprise')
        const server = await startRealServer(settings)
        const { cookie } = await signIn(server.url, 'officer')
        yield* measure(`${size.toLocaleString('en')} enterprises`, server.url, cookie, pool)
        await server.stop()
        await pool.end()
      }
    } finally {
      cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
