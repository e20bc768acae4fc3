import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { City } from '../city/city.ts'
import { loadCity } from '../city/load-city.ts'
import { publicActor, systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { getConfirmedPlan } from './confirmed-plan.ts'
import { loadConfirmedPlan } from './load-confirmed-plan.ts'

const tianjin = async (): Promise<City> => {
  const loaded = await loadCity(join(import.meta.dirname, '../../../../cities/tianjin'))
  if (loaded.kind === 'failure') throw new Error(JSON.stringify(loaded.problems.slice(0, 3)))
  return loaded.value
}

describe.each(engines)('the plan of a city pack on %s', (engine) => {
  let database: Database
  let city: City
  beforeAll(async () => {
    city = await tianjin()
    database = await createTestDatabase(engine)
  })
  afterAll(() => database.close())
  const current = () => database.read(publicActor, getConfirmedPlan)

  it('is not there before the city is loaded', async () => {
    expect(await current()).toBeUndefined()
  })

  it('comes into force as version 1, every commitment found in the text', async () => {
    expect(await loadConfirmedPlan(database, city)).toMatchObject({
      kind: 'success',
      value: { number: 1, isNew: true },
    })
    const plan = await current()
    expect(plan?.commitments).toHaveLength(city.commitments.length)
    for (const { start, end, quote } of plan?.commitments ?? []) expect(plan?.text.slice(start, end)).toBe(quote)
    expect(plan?.commitments.every(({ binding }) => binding !== null)).toBe(true)
    expect(plan?.documentNumber).toBe(city.plan?.documentNumber)
  })

  it('stays as it is when the same pack is loaded again', async () => {
    expect(await loadConfirmedPlan(database, city)).toMatchObject({ value: { number: 1, isNew: false } })
  })

  it('comes as a further version when the pack has changed', async () => {
    const changed = { ...city, commitments: city.commitments.slice(1) }
    expect(await loadConfirmedPlan(database, changed)).toMatchObject({ value: { number: 2, isNew: true } })
    expect((await current())?.commitments).toHaveLength(city.commitments.length - 1)
  })

  it('is refused where a quote is not in its section', async () => {
    const [first, ...rest] = city.commitments
    const wrong = first ? [{ ...first, quote: '文中没有的话' }, ...rest] : rest
    const result = await loadConfirmedPlan(database, { ...city, commitments: wrong })
    expect(result).toMatchObject({ kind: 'failure', problems: [{ code: 'plan.pack-quote-unknown' }] })
    expect(await database.read(systemActor, getConfirmedPlan)).toMatchObject({ number: 2 })
  })
})
