import { orderAct, orderState } from '@ceyuan/contract'
import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officerOf } from '../progress/test-progress.ts'
import { actsOf, isPossible, stateAfter } from './order-lifecycle.ts'
import { coordinator, officerFor } from './test-coordination.ts'

const matter = { state: 'sent', unit: 'gxj', escalation: 'none' } as const

describe('the life of an order', () => {
  it('names the unit’s next act first', () => {
    expect(actsOf(officerFor('gxj'), matter)).toEqual(['acknowledge', 'answer', 'askExtension'])
    expect(actsOf(officerFor('gxj'), { ...matter, state: 'answered' })).toEqual([])
  })

  it('gives another unit, and one without the scope, nothing to do', () => {
    expect(actsOf(officerFor('fgw'), matter)).toEqual([])
    expect(actsOf(officerOf('gxj', 'order.read'), matter)).toEqual([])
  })

  it('lets the office close or return an answer, and escalate once', () => {
    expect(actsOf(coordinator, { ...matter, state: 'answered' })).toEqual(['close', 'return', 'escalate'])
    expect(isPossible('escalate', { state: 'sent', escalation: 'meeting' })).toBe(false)
    expect(isPossible('escalate', { state: 'sent', escalation: 'overdue' })).toBe(true)
  })

  it('ends for good: from closed or withdrawn, nothing follows, whatever the acts before', () => {
    assert(
      property(array(constantFrom(...orderAct.options), { maxLength: 30 }), (acts) => {
        let state: (typeof orderState.options)[number] = 'draft'
        for (const act of acts) {
          if (!isPossible(act, { state, escalation: 'none' })) continue
          expect(['closed', 'withdrawn']).not.toContain(state)
          state = stateAfter(act, state)
        }
      }),
    )
  })
})
