import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { Client } from 'pg'

const tool = join(import.meta.dirname, '../../../../tools/postgres.mjs')

let started: string | undefined

const startOwnCluster = (): string => {
  const [url, folder] = execFileSync(process.execPath, [tool, 'start'], { encoding: 'utf8' }).trim().split('\n')
  if (!url || !folder) throw new Error('The test cluster did not start')
  // Test workers end without telling: the cluster goes with the process.
  process.once('exit', () => execFileSync(process.execPath, [tool, 'stop', folder]))
  return url
}

/** The URL of the PostgreSQL that tests use: CEYUAN_TEST_POSTGRES, or a cluster that lives as long as this process. */
export const testPostgresUrl = async (): Promise<string> => {
  const given = process.env['CEYUAN_TEST_POSTGRES']
  if (given) return given
  started ??= startOwnCluster()
  return started
}

type Query = (text: string) => Promise<readonly unknown[]>

/** Runs statements as the owner of the test cluster, on a session of their own. */
export const ownerQuery = async <T>(url: string, work: (query: Query) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(async (text) => (await client.query<Record<string, unknown>>(text)).rows)
  } finally {
    await client.end()
  }
}
