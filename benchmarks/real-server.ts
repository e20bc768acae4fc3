import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { serverFlags } from '../tools/install.mjs'

const root = join(import.meta.dirname, '..')

/** A server of the product as its users run it, in a process of its own. */
export type RealServer = {
  readonly url: string
  readonly process: ChildProcess
  /** From the start of the process to the first answer. Unit: seconds. */
  readonly startSeconds: number
  /** What the process holds in memory now, and at most so far. Unit: MB. */
  readonly memory: () => { readonly now: number; readonly peak: number }
  readonly stop: () => Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/api/health`)).ok
  } catch {
    return false
  }
}

const memoryOf = (id: number | undefined): { readonly now: number; readonly peak: number } => {
  const status = readFileSync(`/proc/${id}/status`, 'utf8')
  const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1000
  return { now: read('VmRSS'), peak: read('VmHWM') }
}

/** Starts the server with these settings besides a free port, and waits for its first answer. */
export const startRealServer = async (settings: Readonly<Record<string, string>>): Promise<RealServer> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const server = spawn(process.execPath, [...serverFlags, join(root, 'apps/server/src/main.ts')], {
    cwd: root,
    env: {
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/ceyuan'),
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      CEYUAN_LOG: 'error',
      CEYUAN_RATE_LIMIT: '0',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Error('The server ended before it answered')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    url,
    process: server,
    startSeconds: (performance.now() - startedAt) / 1000,
    memory: () => memoryOf(server.pid),
    stop: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}

/** Someone signed in: asks with their session. */
export type Visitor = (
  path: string,
  init?: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> },
) => Promise<Response>

/** Signs a sample account in. */
export const signIn = async (url: string, username: string): Promise<Visitor & { readonly cookie: string }> => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ username, password: 'ceyuan-2026-try' }),
  })
  if (!answer.ok) throw new Error(`${username} could not sign in: ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const visitor: Visitor = (path, init = {}) =>
    fetch(url + path, { ...init, headers: { cookie, 'idempotency-key': randomUUID(), ...init.headers } })
  return Object.assign(visitor, { cookie })
}
