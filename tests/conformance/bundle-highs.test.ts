import { solveBundle } from '@ceyuan/policy'
import { describe, expect, it } from 'vitest'
import { loadHighs } from '../../apps/server/src/policy/highs.ts'
import {
  applicant,
  cappedClashes,
  dice,
  knapsack,
  oddCycles,
  overlapping,
  randomClashes,
} from '../../packages/policy/src/bundle/cases/hard-problems.ts'
import { mixed } from '../../packages/policy/src/bundle/cases/mixed-problem.ts'
import { toModel } from '../../packages/policy/src/bundle/model.ts'
import { toPiece } from '../../packages/policy/src/bundle/piece.ts'
import { proveMixed } from '../../packages/policy/src/bundle/prove-mixed.ts'

const solver = await loadHighs(60)

const families = [
  ['applicants', (seed: number) => applicant(dice(seed), 40)],
  ['clashes by a fifth', (seed: number) => randomClashes(dice(seed), 50, [0.2, 1000])],
  ['clashes under nested caps', (seed: number) => cappedClashes(dice(seed), 40, [0.1, 0.2])],
  ['overlapping groups', (seed: number) => overlapping(dice(seed), 60, 15)],
  ['odd cycles', (seed: number) => oddCycles(dice(seed), 50)],
  ['all kinds', (seed: number) => mixed(seed, 45)],
  ['knapsacks', (seed: number) => knapsack(dice(seed), 20, [500, 1_000_000n])],
] as const

describe('own search and HiGHS', () => {
  it.each(families)('7.10 pay the same for %s', (_name, make) => {
    for (let seed = 1; seed <= 15; seed += 1) {
      const problem = make(seed)
      const [own, model] = [solveBundle(problem), toModel(problem)]
      if (own.kind === 'failure' || model.kind === 'failure') throw new Error('refused')
      const piece = toPiece(model.value, [...model.value.grants.keys()], 0)
      const nothing = { value: 0, chosen: [], proved: false }
      const mixed = proveMixed(piece, nothing, { solver, trueValue: null })
      expect(own.value.boundFen).toBe(own.value.paidFen)
      expect(BigInt(mixed.found.value)).toBe(own.value.paidFen)
      expect(mixed.bound).toBeGreaterThanOrEqual(mixed.found.value)
    }
  })

  it('7.10 takes the proof of HiGHS where amounts are few whole steps', () => {
    const model = toModel(knapsack(dice(1), 20, [500, 1_000_000n]))
    if (model.kind === 'failure') throw new Error('refused')
    const piece = toPiece(model.value, [...model.value.grants.keys()], 0)
    const mixed = proveMixed(piece, { value: 0, chosen: [], proved: false }, { solver, trueValue: null })
    expect(mixed.proved).toBe(true)
  })
})
