import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The day on which the sample city is tried. */
export const today = '2026-11-23'

/** The real server on a fresh embedded database with a city's sample. */
export type ServedCity = { readonly url: string; readonly stop: () => Promise<void>; readonly log: () => string }

const root = join(import.meta.dirname, '../..')
const patienceMilliseconds = 120_000

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const isHealthy = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/api/health`)).ok
  } catch {
    return false
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', () => resolve()))
    : Promise.resolve()

/** Starts the server as anyone starts it, and waits until it answers. */
export const serveCity = async (city: string): Promise<ServedCity> => {
  const data = mkdtempSync(join(tmpdir(), 'ceyuan-browser-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { DATABASE_URL: _unused, ...inherited } = process.env
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: root,
    env: {
      ...inherited,
      PORT: String(port),
      CEYUAN_CITY: city,
      CEYUAN_DATA: data,
      CEYUAN_TODAY: today,
      CEYUAN_RATE_LIMIT: '0',
      CEYUAN_LOG: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended(child)
    rmSync(data, { recursive: true, force: true })
  }
  const deadline = Date.now() + patienceMilliseconds
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`the server did not start: ${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return { url, stop, log: () => said }
}
