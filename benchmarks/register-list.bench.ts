import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { loadCity } from '../apps/server/src/city/load-city.ts'
import { openPostgres } from '../apps/server/src/database/open.ts'
import { startPostgres } from '../tools/postgres.mjs'
import type { Benchmark, Line } from './line.ts'
import { loadBare, loadServer } from './load.ts'
import { populate } from './population.ts'
import { signIn, startRealServer } from './real-server.ts'

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

const round = (value: number): string => value.toFixed(1)

type Place = { readonly server: string; readonly cookie: string; readonly database: string; readonly schema: string }

async function* measure(label: string, place: Place): AsyncGenerator<Line> {
  for (const { name, query, bare } of asked) {
    const path = `/api/registers/enterprise/records?${query}`
    await loadServer(place.server, place.cookie, [path], { seconds: 2 })
    const api = await loadServer(place.server, place.cookie, [path])
    if (api.failed > 0) throw new Error(`${api.failed} requests to ${path} failed`)
    const note = `p50 ${round(api.p50)} ms, ${Math.round(api.perSecond)} requests/s, 32 connections`
    yield { name: `${name}, ${label}, p99`, value: api.p99, unit: 'ms', aim: '≤ 50', note }
    if (bare !== undefined) {
      const peer = await loadBare(place.database, place.schema, bare)
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
        const client = new Client({ connectionString: cluster.url, options: `-c search_path=${city.value.id}` })
        await client.connect()
        await client.query('vacuum analyze enterprise')
        await client.end()
        const server = await startRealServer(settings)
        const { cookie } = await signIn(server.url, 'officer')
        const place = { server: server.url, cookie, database: cluster.url, schema: city.value.id }
        yield* measure(`${size.toLocaleString('en')} enterprises`, place)
        await server.stop()
      }
    } finally {
      cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
