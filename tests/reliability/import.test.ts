import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { importState, type ImportState } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { samplePassword } from '../../apps/server/src/identity/sample-accounts.ts'
import { enterpriseCsv } from '../../benchmarks/enterprises.ts'
import { startPostgres } from '../../tools/postgres.mjs'
import { freePort, spawnServer, untilUp } from './server-process.ts'

const size = 8000
const file = enterpriseCsv(size)

let folder: string
let cluster: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-import-'))
  cluster = await startPostgres({ durable: true })
})
afterAll(async () => {
  cluster.stop()
  await rm(folder, { recursive: true, force: true })
})

type Session = { readonly url: string; readonly cookie: string }

const ask = async ({ url, cookie }: Session, path: string, init: RequestInit = {}): Promise<unknown> => {
  const headers = new Headers(init.headers)
  headers.set('cookie', cookie)
  headers.set('idempotency-key', crypto.randomUUID())
  const answer = await fetch(url + path, { ...init, headers })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const post = (session: Session, path: string, body: object): Promise<unknown> =>
  ask(session, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const signIn = async (url: string, username: string): Promise<Session> => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ username, password: samplePassword }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return { url, cookie: cookies.join('; ') }
}

const stateOf = async (session: Session, id: string): Promise<ImportState> =>
  importState.parse(await ask(session, `/api/imports/${id}`))

/** Waits until an import has come to rest. */
const settled = async (session: Session, id: string): Promise<ImportState> => {
  for (;;) {
    const state = await stateOf(session, id)
    if (!['checking', 'writing', 'undoing'].includes(state.status)) return state
    await delay(50)
  }
}

/** Uploads the file, has it checked and begins to write it; gives the import's id. */
const begin = async (session: Session): Promise<string> => {
  const body = new FormData()
  body.append('file', new Blob([file]), 'enterprises.csv')
  const { id, columns } = importState.parse(
    await ask(session, '/api/registers/enterprise/imports', { method: 'POST', body }),
  )
  await post(session, `/api/imports/${id}/check`, {
    columns: columns.map(({ index, field, unit }) => ({ index, field, unit })),
  })
  const checked = await settled(session, id)
  expect([checked.status, checked.counts.rows, checked.counts.bad]).toEqual(['checked', size, 0])
  await post(session, `/api/imports/${id}/run`, { mode: 'good' })
  return id
}

const untilHalfWritten = async (session: Session, id: string): Promise<ImportState> => {
  for (;;) {
    const state = await stateOf(session, id)
    if (state.status !== 'writing' || state.counts.written > 0) return state
    await delay(5)
  }
}

const listed = z.object({ items: z.array(z.object({ key: z.string() })), next: z.string().nullable() })

/** The keys of all enterprises, page after page. */
const keysOf = async (session: Session): Promise<readonly string[]> => {
  const keys: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`
    const page = listed.parse(await ask(session, `/api/registers/enterprise/records?limit=200${cursor}`))
    keys.push(...page.items.map(({ key }) => key))
    next = page.next
  }
  return keys
}

const codes = file
  .split('\n')
  .slice(1)
  .map((line) => /(?<=,)91[0-9A-Z]{16}(?=,)/u.exec(line)?.[0] ?? '')

describe.each(['postgres', 'pglite'] as const)('kill -9 in the middle of an import on %s', (engine) => {
  it('goes on by itself after the next start, writes every row once, and the audit chain holds', async () => {
    const settings = {
      CEYUAN_CITY: 'tianjin',
      CEYUAN_DATA: join(folder, engine),
      PORT: String(await freePort()),
      ...(engine === 'postgres' ? { DATABASE_URL: cluster.url } : {}),
    }
    const first = spawnServer(settings)
    await untilUp(first)
    const officer = await signIn(first.url, 'officer')
    const before = await keysOf(officer)
    const id = await begin(officer)
    const half = await untilHalfWritten(officer, id)
    first.child.kill('SIGKILL')
    expect(await first.ended).toBe('SIGKILL')
    expect([half.status, half.counts.written < size]).toEqual(['writing', true])

    const again = spawnServer(settings)
    await untilUp(again)
    const done = await settled(officer, id)
    expect([done.status, done.counts]).toEqual([
      'done',
      { rows: size, good: size, bad: 0, added: size, updated: 0, unchanged: 0, written: size },
    ])
    const after = await keysOf(officer)
    expect(after.length).toBe(before.length + size)
    expect(new Set(after)).toEqual(new Set([...before, ...codes]))
    const administrator = await signIn(again.url, 'administrator')
    expect(await post(administrator, '/api/audit/verify', {})).toMatchObject({ kind: 'intact' })

    const repeated = await settled(officer, await begin(officer))
    expect([repeated.status, repeated.counts]).toMatchObject(['done', { added: 0, updated: 0, unchanged: size }])
    expect((await keysOf(officer)).length).toBe(after.length)
    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
  })
})
