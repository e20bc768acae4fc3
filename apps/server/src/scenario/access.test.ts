import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { officerWith } from '../policy/test-policy.ts'
import { content, createScenarioApp, planner, send, stranger } from './test-scenario.ts'

const anyId = '01900000-0000-7000-8000-000000000000'

describe.each(engines)('who may try policies out on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createScenarioApp>>
  beforeAll(async () => {
    test = await createScenarioApp(engine)
  })
  afterAll(() => test.close())

  it.each(['', `/compare.xlsx?ids=${anyId},${anyId}`, `/${anyId}`, `/compare?ids=${anyId},${anyId}`])(
    'nobody reads /api/scenarios%s without the scope',
    async (path) => {
      const request = { url: `/api/scenarios${path}` }
      expect((await test.as('public')(request)).statusCode).toBe(401)
      expect((await test.as(officerWith('gxj', 'policy.read', 'funding.read'))(request)).statusCode).toBe(403)
    },
  )

  it.each([
    ['/preview', 'POST'],
    ['/export.xlsx', 'POST'],
    ['', 'POST'],
    [`/${anyId}`, 'PUT'],
    [`/${anyId}/end`, 'POST'],
  ] as const)('nobody asks or writes /api/scenarios%s without the scope', async (path, method) => {
    const request = send(`/api/scenarios${path}`, {}, method)
    expect((await test.as('public')(request)).statusCode).toBe(401)
    expect((await test.as(officerWith('gxj', 'policy.read', 'funding.read'))(request)).statusCode).toBe(403)
  })

  it('only its author puts a scenario aside', async () => {
    const { id } = (await test.as(planner)(send('/api/scenarios', { name: '甲', content: content() }))).json()
    const end = { version: 1, reason: '不再需要' }
    expect((await test.as(stranger)(send(`/api/scenarios/${id}/end`, end))).statusCode).toBe(403)
    expect((await test.as(planner)(send(`/api/scenarios/${id}/end`, end))).statusCode).toBe(200)
  })

  it('shows no budget to whoever may not read funding', async () => {
    const { budgets } = (await test.as(stranger)(send('/api/scenarios/preview', content()))).json()
    expect(budgets.every(({ lines }: { readonly lines: unknown }) => lines === null)).toBe(true)
  })
})
