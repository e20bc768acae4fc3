import { findPostgres, startPostgres } from './postgres.mjs'

let stop: (() => void) | undefined

/** Before the server tests: a PostgreSQL of their own, unless one is given or there is none on this machine. */
export const setup = async (): Promise<void> => {
  if (process.env['CEYUAN_TEST_POSTGRES'] !== undefined || findPostgres() === undefined) return
  const cluster = await startPostgres({ settings: ['max_connections=200'] })
  process.env['CEYUAN_TEST_POSTGRES'] = cluster.url
  stop = cluster.stop
}

/** After them: the cluster goes, which the workers, ended without a word, could not see to. */
export const teardown = (): void => stop?.()
