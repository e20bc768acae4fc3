import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../test-app.ts'

const page = '<!doctype html><title>page</title>'
const script = `console.log(${JSON.stringify('x'.repeat(2000))})`
let folder: string
let app: TestApp['app']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), page)
  await writeFile(join(folder, 'assets/main-1a2b.js'), script)
  await writeFile(join(folder, 'assets/main-1a2b.js.br'), brotliCompressSync(script))
  app = (await createTestApp({ webFolder: folder })).app
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

describe('the web', () => {
  it.each(['/', '/cockpit', '/registers/enterprise/0190?asOf=2025-01-01', '/sign-in?to=/plan'])(
    '%s is the page, always fresh',
    async (url) => {
      const answer = await app.inject({ url })
      expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, page, 'no-cache'])
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
      expect(answer.headers['x-frame-options']).toBe('DENY')
    },
  )

  it('has hashed files for ever, compressed beforehand', async () => {
    const answer = await app.inject({ url: '/assets/main-1a2b.js', headers: { 'accept-encoding': 'br, gzip' } })
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-encoding']).toBe('br')
    expect((await app.inject({ url: '/assets/main-1a2b.js' })).body).toBe(script)
  })

  it.each(['/assets/none.js', '/api/none', '/favicon.ico', '/assets/..%2f..%2fetc%2fpasswd', '/.source'])(
    '%s is not there',
    async (url) => {
      const answer = await app.inject({ url })
      expect([answer.statusCode >= 400, answer.headers['content-type']]).toEqual([
        true,
        'application/problem+json; charset=utf-8',
      ])
    },
  )

  it('takes no writes', async () => {
    expect((await app.inject({ method: 'POST', url: '/cockpit' })).statusCode).toBe(404)
  })
})
