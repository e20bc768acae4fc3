import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Rate } from './index.ts'

describe('a rate', () => {
  it.each([
    ['20%', 1n, 5n],
    ['２０％', 1n, 5n],
    ['5‰', 1n, 200n],
    ['百分之二十', 1n, 5n],
    ['百分之20', 1n, 5n],
    ['千分之三', 3n, 1000n],
    ['三成', 3n, 10n],
    ['0.35', 7n, 20n],
    ['1/3', 1n, 3n],
    ['-2.5个百分点', -1n, 40n],
  ])('is read exactly from %s', (text, numerator, denominator) => {
    expect(Rate.parse(text)).toEqual({ kind: 'success', value: { kind: 'rate', numerator, denominator } })
  })

  it.each([['约20%'], ['1/0'], ['20%%'], ['abc'], ['1//2']])('is not read from %s', (text) => {
    expect(Rate.parse(text)).toEqual({
      kind: 'failure',
      problems: [{ code: 'values.rate-unreadable', values: { found: text } }],
    })
  })

  it('compares as cross products do', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), fc.bigInt(), fc.bigInt({ min: 1n }), (a, b, c, d) => {
        expect(Rate.compare(Rate.create(a, b), Rate.create(c, d))).toBe(a * d === c * b ? 0 : a * d < c * b ? -1 : 1)
      }),
    )
  })

  it('has no denominator of zero', () => {
    expect(() => Rate.create(1n, 0n)).toThrow(RangeError)
  })
})
