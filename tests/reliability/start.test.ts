import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort, root, spawnServer, untilUp } from './server-process.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('starts with sample accounts, refuses a second process on the same folder, and starts again within 4 s', async () => {
  const settings = { CEYUAN_DATA: join(folder, 'one'), PORT: String(await freePort()) }
  const first = spawnServer(settings)
  await untilUp(first)
  const second = spawnServer({ ...settings, PORT: String(await freePort()) })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`另一个进程（进程号 ${first.child.pid}）正在使用数据目录`)
  expect(second.output()).toContain('Stop it first, or name another folder in CEYUAN_DATA.')
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(first.output()).toMatch(/administrator.*ceyuan-2026-try/u)
  const begun = performance.now()
  const again = spawnServer(settings)
  await untilUp(again)
  expect(performance.now() - begun).toBeLessThan(4000 * patience)
  again.child.kill('SIGINT')
  expect(await again.ended).toBe(0)
})

// A machine that runs other tests beside this one is slower than the one that the aim is for.
const patience = 3

// A package of its own, because `npm start` here would first bring in and build what is missing.
it('ends with what `npm start` starts, though npm tells only the shell between them', async () => {
  const home = await mkdtemp(join(folder, 'npm-'))
  const run = JSON.stringify(join(root, 'tools/run-server.mjs'))
  await writeFile(
    join(home, 'start.mjs'),
    `import { runServer } from ${run}\nrunServer(${JSON.stringify(root)}, (error) => { throw error })\n`,
  )
  await writeFile(join(home, 'package.json'), JSON.stringify({ private: true, scripts: { start: 'node start.mjs' } }))
  const settings = { CEYUAN_DATA: join(home, 'data'), PORT: String(await freePort()), HOME: home }
  const server = spawnServer(settings, { program: 'npm', given: ['start'], folder: home })
  await untilUp(server)
  server.child.kill('SIGTERM')
  // The server writes to the same pipes: they close only when it has ended as well.
  await server.ended
  await expect(fetch(`${server.url}/api/health`)).rejects.toThrow('fetch failed')
  expect(server.output()).toContain('Stopping')
})

it('makes a first administrator instead of samples where none are wanted, and says so once', async () => {
  const settings = { CEYUAN_DATA: join(folder, 'real'), PORT: String(await freePort()), CEYUAN_SAMPLE: 'no' }
  const server = spawnServer(settings)
  await untilUp(server)
  server.child.kill('SIGTERM')
  await server.ended
  const [, password = ''] = /First administrator: username administrator, password (\S+)/u.exec(server.output()) ?? []
  expect(password.length).toBeGreaterThan(12)
  const later = spawnServer({ ...settings, CEYUAN_SAMPLE: 'yes' })
  await untilUp(later)
  const body = JSON.stringify({ username: 'administrator', password })
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' }
  expect((await fetch(`${later.url}/api/session`, { method: 'POST', headers, body })).status).toBe(200)
  later.child.kill('SIGTERM')
  await later.ended
  expect(later.output()).not.toContain('password')
})

it('says clearly when the port is taken or a setting is wrong, in both languages', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const taken = spawnServer({ CEYUAN_DATA: join(folder, 'two'), PORT: port })
  expect(await taken.ended).toBe(1)
  expect(taken.output()).toContain(`端口 ${port} 已被占用`)
  expect(taken.output()).toContain(`Port ${port} is in use.`)
  other.close()
  const wrong = spawnServer({
    CEYUAN_DATA: join(folder, 'two'),
    PORT: 'eighty',
    CEYUAN_TODAY: '2026-02-30',
    CEYUAN_SECRET: 'short-secret',
  })
  expect(await wrong.ended).toBe(1)
  expect(wrong.output()).toContain('The environment variable PORT has the value “eighty”')
  expect(wrong.output()).toContain('CEYUAN_TODAY')
  expect(wrong.output()).not.toContain('short-secret')
  const nowhere = spawnServer({ CEYUAN_DATA: join(folder, 'two'), PORT: '0', CEYUAN_CITY: 'atlantis' })
  expect(await nowhere.ended).toBe(1)
  expect(nowhere.output()).toContain('There is no city “atlantis”')
  const unreachable = spawnServer({
    CEYUAN_DATA: join(folder, 'two'),
    PORT: '0',
    DATABASE_URL: 'postgres://a:secret-word@127.0.0.1:1/x',
  })
  expect(await unreachable.ended).toBe(1)
  expect(unreachable.output()).not.toContain('secret-word')
})
