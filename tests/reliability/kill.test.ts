import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { downloadDocument } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { samplePassword } from '../../apps/server/src/identity/sample-accounts.ts'
import { startPostgres } from '../../tools/postgres.mjs'
import { freePort, spawnServer, untilUp } from './server-process.ts'

let folder: string
let cluster: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-kill-'))
  cluster = await startPostgres({ durable: true })
})
afterAll(async () => {
  cluster.stop()
  await rm(folder, { recursive: true, force: true })
})

const signIn = async (url: string, username: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ username, password: samplePassword }),
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const upload = async (url: string, cookie: string, text: string): Promise<string> => {
  const body = new FormData()
  body.append('file', new Blob([text]), 'note.txt')
  const headers = { cookie, 'idempotency-key': crypto.randomUUID() }
  const answer = await fetch(`${url}/api/documents`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

/** Writes in parallel until the server is gone; gives every write that was acknowledged. */
const writeUntilGone = async (url: string, cookie: string): Promise<ReadonlyMap<string, string>> => {
  const acknowledged = new Map<string, string>()
  const worker = async (name: number): Promise<void> => {
    for (let turn = 0; ; turn += 1) {
      const text = `document ${name} ${turn}`
      try {
        acknowledged.set(await upload(url, cookie, text), text)
      } catch {
        return
      }
    }
  }
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(worker))
  return acknowledged
}

const verify = async (url: string): Promise<unknown> => {
  const cookie = await signIn(url, 'administrator')
  const headers = { cookie, 'idempotency-key': crypto.randomUUID() }
  return (await fetch(`${url}/api/audit/verify`, { method: 'POST', headers })).json()
}

describe.each(['postgres', 'pglite'] as const)('kill -9 during writes on %s', (engine) => {
  it('loses nothing acknowledged, three times over; the audit chain holds and sessions go on', async () => {
    const settings = {
      CEYUAN_DATA: join(folder, engine),
      PORT: String(await freePort()),
      ...(engine === 'postgres' ? { DATABASE_URL: cluster.url } : {}),
    }
    let server = spawnServer(settings)
    await untilUp(server)
    const cookie = await signIn(server.url, 'officer')
    const kept = new Map<string, string>()
    for (const patience of [700, 400, 900]) {
      const writing = writeUntilGone(server.url, cookie)
      await delay(patience)
      server.child.kill('SIGKILL')
      expect(await server.ended).toBe('SIGKILL')
      for (const [id, text] of await writing) kept.set(id, text)
      server = spawnServer(settings)
      await untilUp(server)
    }
    expect(kept.size).toBeGreaterThan(20)
    const lost: string[] = []
    for (const [id, text] of kept) {
      const answer = await fetch(`${server.url}${downloadDocument.path.replace(':id', id)}`, { headers: { cookie } })
      if (!answer.ok || (await answer.text()) !== text) lost.push(id)
    }
    expect(lost).toEqual([])
    expect(await verify(server.url)).toMatchObject({ kind: 'intact' })
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })
})
