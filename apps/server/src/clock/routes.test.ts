import { join } from 'node:path'
import { listLimits, reckonLimit } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from '../city/load-city.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { clockFeature } from './routes.ts'

describe('legal clocks for anyone', () => {
  let test: TestApp
  beforeAll(async () => {
    const city = await loadCity(join(import.meta.dirname, '../../../../cities/example'))
    if (city.kind === 'failure') throw new Error(JSON.stringify(city.problems))
    test = await createTestApp({ features: [clockFeature], city: city.value })
  })
  afterAll(() => test.app.close())

  const get = (url: string, language = 'zh-CN') =>
    test.as('public')({ method: 'GET', url, headers: { 'accept-language': language } })

  it('lists the limits with their articles, in the language of the reader', async () => {
    const { items, calendar } = listLimits.output.parse((await get('/api/limits')).json())
    expect(items.find(({ id }) => id === 'licence-correction')).toMatchObject({
      days: 5,
      from: '收到申请材料之日',
      silence: '逾期不告知的，自收到之日起即为受理',
      basis: { title: '行政许可法', article: '第三十二条' },
      certainty: 'verbatim',
    })
    expect(calendar).toEqual({ settledFrom: '2025-01-01', settledTo: expect.stringMatching(/^202[67]-/u) })
    const english = listLimits.output.parse((await get('/api/limits', 'en')).json())
    expect(english.items.find(({ id }) => id === 'licence-decision')).toMatchObject({
      extension: { most: 10, approver: 'the head of the agency' },
      pauses: expect.arrayContaining(['expert review']),
    })
  })

  it('reckons a limit with pauses and an extension, and tells how it stands', async () => {
    const url =
      '/api/limits/reckoning?from=2026-10-12&limit=licence-decision&extend=5&pause=2026-10-19,2026-10-26&on=2026-11-23'
    const found = reckonLimit.output.parse((await get(url)).json())
    expect(found).toMatchObject({ settled: true, due: '2026-11-23', extendedBy: 5, state: { text: '今日到期' } })
    expect(found.counted.filter(({ counts }) => counts === true)).toHaveLength(25)
  })

  it('refuses in words what it cannot reckon', async () => {
    const early = await get('/api/limits/reckoning?from=2024-10-12&days=5&kind=working')
    expect([early.statusCode, early.json().code]).toEqual([422, 'clock.before-calendar'])
    const none = await get('/api/limits/reckoning?from=2026-10-12&limit=licence-decisions')
    expect(none.json().detail).toContain('licence-decision')
    expect((await get('/api/limits/reckoning')).statusCode).toBe(400)
  })
})
