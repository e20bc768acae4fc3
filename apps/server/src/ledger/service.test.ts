import { Problem, Result } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { loadTestCity, officerOf, valueOf } from '../progress/test-progress.ts'
import { createLedgerService } from './service.ts'

const noPlan = {
  plan: async () => Result.failure(Problem.create('progress.plan-not-found')),
  confirmations: async () => [],
}
const noOrders = { latestActs: async () => new Map(), ofUnit: async () => [] }

describe('the ledger', () => {
  it('is empty, not broken, in a city that has not confirmed a plan', async () => {
    const city = await loadTestCity()
    const service = createLedgerService({ city, progress: noPlan, orders: noOrders, today: () => '2026-11-23' })
    const ask = { actor: officerOf('kjj', 'progress.read'), locale: 'zh-CN' as const }
    expect(valueOf(await service.list(ask, { sort: 'plan' }))).toMatchObject({ items: [], asOf: '2026-11-23' })
    expect(valueOf(await service.unit(ask, 'kjj', undefined))).toMatchObject({ lead: [], orders: null })
  })

  it('knows no unit that the city does not have', async () => {
    const city = await loadTestCity()
    const service = createLedgerService({ city, progress: noPlan, orders: noOrders, today: () => '2026-11-23' })
    const answer = await service.unit({ actor: officerOf('kjj', 'progress.read'), locale: 'en' }, 'nobody', undefined)
    expect(answer.kind === 'failure' && answer.problems[0].code).toBe('coordination.unit-not-found')
  })
})
