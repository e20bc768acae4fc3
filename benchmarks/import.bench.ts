import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importState, type ImportState } from '@ceyuan/contract'
import { startPostgres } from '../tools/postgres.mjs'
import { enterpriseCsv } from './enterprises.ts'
import type { Benchmark, Line } from './line.ts'
import { type RealServer, signIn, startRealServer, type Visitor } from './real-server.ts'

const realFile = join(import.meta.dirname, '../../shared/data/tianjin-enterprises.csv.gz')
const json = { 'content-type': 'application/json' }

const settled = async (visitor: Visitor, id: string): Promise<ImportState> => {
  for (;;) {
    const state = importState.parse(await (await visitor(`/api/imports/${id}`)).json())
    if (!['checking', 'writing', 'undoing'].includes(state.status)) return state
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const importFile = async (
  visitor: Visitor,
  content: Blob,
): Promise<{ readonly state: ImportState; readonly seconds: number }> => {
  const startedAt = performance.now()
  const body = new FormData()
  body.append('file', content, 'enterprises.csv')
  const { id, columns } = importState.parse(
    await (await visitor('/api/registers/enterprise/imports', { method: 'POST', body })).json(),
  )
  const mapping = { columns: columns.map(({ index, field, unit }) => ({ index, field, unit })) }
  await visitor(`/api/imports/${id}/check`, { method: 'POST', headers: json, body: JSON.stringify(mapping) })
  await settled(visitor, id)
  await visitor(`/api/imports/${id}/run`, { method: 'POST', headers: json, body: JSON.stringify({ mode: 'good' }) })
  const state = await settled(visitor, id)
  if (state.status !== 'done') throw new Error(`The import ended as ${state.status}: ${state.problem?.detail}`)
  return { state, seconds: (performance.now() - startedAt) / 1000 }
}

async function* measure(name: string, server: RealServer, content: Blob, aim: string): AsyncGenerator<Line> {
  const officer = await signIn(server.url, 'officer')
  const first = await importFile(officer, content)
  const { rows, bad, added } = first.state.counts
  yield {
    name: `${name}, upload to done`,
    value: first.seconds,
    unit: 's',
    aim,
    note: `${rows} rows, ${added} added, ${bad} bad`,
  }
  yield { name: `${name}, rows per second`, value: rows / first.seconds, unit: 'rows/s' }
  const again = await importFile(officer, content)
  const { updated, unchanged } = again.state.counts
  yield {
    name: `${name}, the same file again`,
    value: again.seconds,
    unit: 's',
    note: `${again.state.counts.added} added, ${updated} updated, ${unchanged} unchanged`,
  }
  yield { name: `${name}, server memory at most`, value: server.memory().peak, unit: 'MB', aim: '< 600' }
}

/** Importing a register of the size of a city's: the real file where it is at hand, else an invented one of the same size. */
export const benchmark: Benchmark = {
  name: 'import',
  async *run() {
    const isReal = existsSync(realFile)
    const content = new Blob([isReal ? new Uint8Array(readFileSync(realFile)) : enterpriseCsv(69_549)])
    const label = isReal ? 'import, real register' : 'import, invented register'
    const cluster = await startPostgres({ durable: true })
    const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-'))
    try {
      const onPostgres = await startRealServer({
        DATABASE_URL: cluster.url,
        CEYUAN_DATA: join(folder, 'a'),
        CEYUAN_CITY: 'tianjin',
      })
      yield* measure(`${label}, PostgreSQL`, onPostgres, content, '< 60')
      await onPostgres.stop()
      const onPglite = await startRealServer({ CEYUAN_DATA: join(folder, 'b'), CEYUAN_CITY: 'tianjin' })
      yield* measure(`${label}, PGlite`, onPglite, content, '< 120')
      await onPglite.stop()
    } finally {
      cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
