import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '@ceyuan/plan'
import { type Benchmark, percentile } from './line.ts'

const plan = readFileSync(join(import.meta.dirname, '../cities/tianjin/plan/plan.txt'), 'utf8')
const rounds = 40

/** Reading an official plan: throughput on the Tianjin plan, and on one of a hundred times its length. */
export const benchmark: Benchmark = {
  name: 'reading',
  *run() {
    for (const [name, text] of [
      ['plan read, one plan', plan],
      ['plan read, 100 plans in one text', plan.repeat(100)],
    ] as const) {
      const megabytes = Buffer.byteLength(text) / 1e6
      const times = Array.from({ length: text === plan ? rounds : 3 }, () => {
        const startedAt = performance.now()
        readPlan(text)
        return (performance.now() - startedAt) / 1000
      })
      yield {
        name,
        value: megabytes / percentile(times, 0.5),
        unit: 'MB/s',
        note: `median of ${times.length}, UTF-8 bytes, ${megabytes.toFixed(2)} MB`,
      }
    }
  },
}
