import autocannon from 'autocannon'
import { Pool } from 'pg'
import { percentile } from './line.ts'

/** What a load gave: requests a second and how long they took. Unit of times: ms. */
export type Load = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly failed: number }

/** Asks the server the same few questions over so many connections. */
export const loadServer = async (
  url: string,
  cookie: string,
  paths: readonly string[],
  { connections = 32, seconds = 10 }: { readonly connections?: number; readonly seconds?: number } = {},
): Promise<Load> => {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { cookie },
    requests: paths.map((path) => ({ method: 'GET' as const, path })),
  })
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  }
}

/** The same query through bare `pg`, as so many callers at once over a pool, each answer made into JSON. */
export const loadBare = async (
  url: string,
  schema: string,
  query: string,
  { connections = 32, seconds = 10 }: { readonly connections?: number; readonly seconds?: number } = {},
): Promise<Load> => {
  const pool = new Pool({ connectionString: url, options: `-c search_path=${schema},public`, max: 10 })
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const startedAt = performance.now()
      const { rows } = await pool.query({ name: 'bare', text: query })
      if (JSON.stringify(rows) === '') throw new Error('No answer')
      times.push(performance.now() - startedAt)
    }
  }
  await Promise.all(Array.from({ length: connections }, caller))
  await pool.end()
  return { perSecond: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99), failed: 0 }
}
