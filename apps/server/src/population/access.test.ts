import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { officerWith } from '../policy/test-policy.ts'
import { createPopulationApp, planner, stranger } from './test-population.ts'

const anyId = '01900000-0000-7000-8000-000000000000'
const reader = officerWith('gxj', 'policy.read', 'register.read')
const content = '国家单项冠军企业\ntrue\n'

describe.each(engines)('who may hold a file against the clauses on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createPopulationApp>>
  beforeAll(async () => {
    test = await createPopulationApp(engine)
  })
  afterAll(() => test.close())

  it.each(['', `/${anyId}`, `/${anyId}/rows`, `/${anyId}/bad-rows.csv`])(
    'nobody reads evaluations%s without the scope',
    async (path) => {
      expect((await test.read(path, 'public')).statusCode).toBe(401)
      expect((await test.read(path, reader)).statusCode).toBe(403)
    },
  )

  it.each(['start', 'cancel', 'remove'])('nobody does %s without the scope', async (verb) => {
    expect((await test.act(anyId, verb, {}, reader)).statusCode).toBe(403)
  })

  it('nobody uploads without the scope', async () => {
    expect((await test.upload(content, { actor: reader })).statusCode).toBe(403)
  })

  it('only its owner sees an evaluation, its rows, and acts on it; to others there is none', async () => {
    const { id } = (await test.upload(content)).json()
    const start = { on: '2026-11-23', output: 'csv' }
    for (const path of ['', '/rows', '/bad-rows.csv']) {
      expect((await test.read(`/${id}${path}`, stranger)).statusCode).toBe(404)
    }
    for (const verb of ['start', 'cancel', 'remove']) {
      expect((await test.act(id, verb, verb === 'start' ? start : {}, stranger)).statusCode).toBe(404)
    }
    expect((await test.read('', stranger)).json().items).toEqual([])
    expect((await test.act(id, 'start', start)).statusCode).toBe(200)
    expect(await test.settle(id)).toMatchObject({ status: 'done' })
    expect((await test.read(`/${id}/rows`, stranger)).statusCode).toBe(404)
    expect((await test.read(`/${id}/rows`)).statusCode).toBe(200)
    expect((await test.read('')).json().items).toMatchObject([{ id, status: 'done' }])
  })

  it('the names of facts are for whoever may evaluate', async () => {
    const request = { url: '/api/policies/evaluation-template.csv' }
    expect((await test.as(reader)(request)).statusCode).toBe(403)
    expect((await test.as(planner)(request)).statusCode).toBe(200)
  })

  it('begins an evaluation once, however often the same start is sent', async () => {
    const { id } = (await test.upload(content)).json()
    const request = {
      method: 'POST' as const,
      url: `/api/policies/evaluations/${id}/start`,
      headers: { 'idempotency-key': randomUUID() },
      payload: { on: '2026-11-23', output: 'csv' },
    }
    expect((await test.as(planner)(request)).statusCode).toBe(200)
    await test.settle(id)
    expect((await test.as(planner)(request)).statusCode).toBe(200)
    expect(await test.settle(id)).toMatchObject({ status: 'done' })
  })
})
