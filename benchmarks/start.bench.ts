import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../tools/postgres.mjs'
import type { Benchmark } from './line.ts'
import { startRealServer } from './real-server.ts'

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5000))

/** From the start of the server to its first answer, with an empty folder and with one that holds a city; memory at rest. */
export const benchmark: Benchmark = {
  name: 'start',
  async *run() {
    const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-'))
    const cluster = await startPostgres({ durable: true })
    try {
      const embedded = { CEYUAN_DATA: join(folder, 'a'), CEYUAN_CITY: 'tianjin' }
      const cold = await startRealServer(embedded)
      yield {
        name: 'start, PGlite, empty folder to first answer',
        value: cold.startSeconds,
        unit: 's',
        note: 'migrations, city, sample records',
      }
      await cold.stop()
      const warm = await startRealServer(embedded)
      yield { name: 'start, PGlite, later', value: warm.startSeconds, unit: 's', aim: '< 4' }
      await rest()
      yield { name: 'memory at rest, PGlite', value: warm.memory().now, unit: 'MB' }
      await warm.stop()
      const served = { DATABASE_URL: cluster.url, CEYUAN_DATA: join(folder, 'b'), CEYUAN_CITY: 'tianjin' }
      const first = await startRealServer(served)
      yield { name: 'start, PostgreSQL, empty database to first answer', value: first.startSeconds, unit: 's' }
      await first.stop()
      const later = await startRealServer(served)
      yield { name: 'start, PostgreSQL, later', value: later.startSeconds, unit: 's', aim: '< 4' }
      await rest()
      yield { name: 'memory at rest, PostgreSQL', value: later.memory().now, unit: 'MB', aim: '≤ 250' }
      await later.stop()
    } finally {
      cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
