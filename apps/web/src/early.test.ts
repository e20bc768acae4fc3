import { afterEach, expect, it, vi } from 'vitest'
import { beginEarly, takeEarly } from './early.ts'

const stub = (): string[] => {
  const asked: string[] = []
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address)
    return Promise.resolve(new Response('{}'))
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

it('asks for the session and, on a public page, for its data', () => {
  const asked = stub()
  beginEarly('/progress')
  expect(asked).toEqual(['/api/session', '/api/public/progress'])
})

it('asks only for the session elsewhere', () => {
  const asked = stub()
  beginEarly('/cockpit')
  expect(asked).toEqual(['/api/session'])
})

it('gives an early answer once, and never in another language', async () => {
  localStorage.setItem('ceyuan.language', 'zh-CN')
  stub()
  beginEarly('/')
  expect(takeEarly('/api/public/plan', 'en')).toBeUndefined()
  expect((await takeEarly('/api/public/plan', 'zh-CN'))?.ok).toBe(true)
  expect(takeEarly('/api/public/plan', 'zh-CN')).toBeUndefined()
})
