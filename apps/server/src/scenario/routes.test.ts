import { type Payment, choose, entitle } from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { systemActor } from '../database/actors.ts'
import { createDossierService } from '../policy/dossier-service.ts'
import { supply } from '../funding/test-funding.ts'
import { content, createScenarioApp, planner, send } from './test-scenario.ts'

const preview = '/api/scenarios/preview'
const on = '2026-11-23'

describe.each(engines)('scenarios on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createScenarioApp>>
  beforeAll(async () => {
    test = await createScenarioApp(engine)
    await supply(test)
  })
  afterAll(() => test.close())

  const ask = async (body: object, who = planner) => (await test.as(who)(send(preview, body))).json()

  it('pays each enterprise what its own page says it may have', async () => {
    const { database, city } = test
    if (!CivilDate.is(on)) throw new Error('no day')
    const source = { current: () => city.policies, replace: () => undefined }
    const historyOf = async (): Promise<readonly Payment[]> => []
    const dossiers = createDossierService({ database, city, source, historyOf })
    const { rows } = await database.read(systemActor, (scope) =>
      sql<{ credit_code: string }>`select credit_code from enterprise where ended_at is null`.execute(scope.sql),
    )
    let sum = 0n
    let paid = 0
    for (const { credit_code: code } of rows) {
      const read = await dossiers.read(systemActor, code, on)
      if (read.kind === 'failure') throw new Error(code)
      const { applicant } = read.value.dossier
      const choice = choose(city.policies, applicant, entitle(city.policies, applicant, on), { on })
      if (choice.kind === 'failure') throw new Error(code)
      sum += choice.value.bundle.paidFen
      if (choice.value.bundle.paidFen > 0n) paid += 1
    }
    const result = await ask(content())
    expect(result.population.enterprises).toBe(rows.length)
    expect(paid).toBeGreaterThan(0)
    expect(result.totals.before).toEqual({ count: paid, fen: sum.toString() })
    expect(result.totals.changeFen).toBe('0')
    expect(result.effects.same).toBe(rows.length)
  })

  it('says who gains and loses by another rate, and by how much', async () => {
    const changes = [{ clause: 'TJ-1a', from: on, amount: '设备软硬件投资额 * 0.2' }]
    const result = await ask(content(changes))
  })
})
