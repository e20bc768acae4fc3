import type { LedgerLine } from '@ceyuan/contract'
import { expect, it } from 'vitest'
import { withMilestones } from './ledger-lines.ts'

const order = { id: '0195f0aa-0000-7000-8000-000000000001', year: 2026, number: 4 }
const sent = (at: string): Pick<LedgerLine, 'latest' | 'openOrders'> => ({
  latest: { kind: 'sent', at, by: '李示例', order },
  openOrders: 1,
})
const confirmed = { commitment: 'a', by: '王示例', at: '2026-06-02 08:00:00+00' }

it('A milestone confirmed after the last step of an order is the latest act, and its orders stay counted', () => {
  const acts = withMilestones(new Map([['a', sent('2026-06-01T08:00:00.000Z')]]), [confirmed])
  expect(acts.get('a')).toEqual({
    openOrders: 1,
    latest: { kind: 'confirmed', at: confirmed.at, by: '王示例', order: null },
  })
})

it('A step of an order after the confirmation stays the latest act; a commitment without orders has the confirmation', () => {
  const acts = withMilestones(new Map([['a', sent('2026-06-03T08:00:00.000Z')]]), [
    confirmed,
    { ...confirmed, commitment: 'b' },
  ])
  expect(acts.get('a')?.latest?.kind).toBe('sent')
  expect(acts.get('b')).toMatchObject({ openOrders: 0, latest: { kind: 'confirmed' } })
})
