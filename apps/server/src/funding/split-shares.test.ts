import { Rate } from '@ceyuan/values'
import { array, assert, bigInt, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharesOf, splitFen } from './split-shares.ts'

describe('shares', () => {
  it('of one to one give the odd fen to the payer named last', () => {
    expect(splitFen(101n, [Rate.create(1n, 2n), Rate.create(1n, 2n)])).toEqual([50n, 51n])
  })

  it('are cut to the fen, and the last has the rest', () => {
    expect(splitFen(100n, [Rate.create(1n, 6n), Rate.create(1n, 3n), Rate.create(1n, 2n)])).toEqual([16n, 33n, 51n])
  })

  it('of a clause that names no payers are one', () => {
    expect(sharesOf([])).toEqual([{ payer: null, part: Rate.create(1n) }])
  })

  it('always add up, each but the last less than a fen below its exact part', () => {
    const weights = array(bigInt(1n, 99n), { minLength: 1, maxLength: 6 })
    assert(
      property(bigInt(0n, 2n ** 53n), weights, (fen, given) => {
        const total = given.reduce((sum, one) => sum + one, 0n)
        const parts = splitFen(
          fen,
          given.map((one) => Rate.create(one, total)),
        )
        expect(parts.reduce((sum, one) => sum + one, 0n)).toBe(fen)
        for (const [index, part] of parts.slice(0, -1).entries()) {
          const lost = fen * (given[index] ?? 0n) - part * total
          expect(lost >= 0n && lost < total).toBe(true)
        }
      }),
    )
  })
})
