import { Client } from 'pg'

/** The URL of the PostgreSQL that tests use, from CEYUAN_TEST_POSTGRES; a run of the server tests brings one of its own. */
export const testPostgresUrl = (): string => {
  const given = process.env['CEYUAN_TEST_POSTGRES']
  if (given) return given
  throw new Error('PostgreSQL ≥ 15 was not found; on Debian: apt-get install postgresql')
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
