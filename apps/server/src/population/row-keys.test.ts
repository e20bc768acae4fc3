import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowKeys } from './row-keys.ts'

describe('what rows are called', () => {
  it('tells the first row of a name, and whether it said the same, through every growth', () => {
    const keys = createRowKeys()
    for (let row = 1; row <= 100_000; row += 1) expect(keys.note(`企业${row}`, row, row % 7)).toBe(null)
    for (let row = 1; row <= 100_000; row += 1) {
      expect(keys.note(`企业${row}`, row + 100_000, 3)).toEqual({ row, isSame: row % 7 === 3 })
    }
  })

  it('is what a map of names tells', () => {
    const names = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat({ max: 1 })), { maxLength: 50 })
    fc.assert(
      fc.property(names, (given) => {
        const [keys, known] = [createRowKeys(), new Map<string, { readonly row: number; readonly facts: number }>()]
        given.forEach(([name, facts], index) => {
          const before = known.get(name)
          expect(keys.note(name, index + 1, facts)).toEqual(
            before ? { row: before.row, isSame: before.facts === facts } : null,
          )
          if (!before) known.set(name, { row: index + 1, facts })
        })
      }),
    )
  })
})
