import { Bool, DateDay, Dictionary, Float64, Int32, Int64, Utf8, type Vector, vectorFromArray } from 'apache-arrow'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrowValues } from './arrow-values.ts'

const all = (vector: Vector): readonly unknown[] => {
  const values = arrowValues(vector)
  return Array.from({ length: vector.length }, (_, row) => values(row))
}

const wide = fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.bigInt({ min: -9n, max: 9n }))
const text = fc.oneof(fc.constantFrom('', 'a', '设计', '2026-11-23'), fc.string({ unit: 'binary', maxLength: 40 }))

describe('the values of a column of Arrow', () => {
  it('are those of Arrow, whole numbers exact, from the beginning and from a slice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(wide)),
        fc.array(fc.option(text)),
        fc.array(fc.option(fc.boolean())),
        (...given) => {
          const [numbers, texts, flags] = given
          const vectors = [
            vectorFromArray([...numbers], new Int64()),
            vectorFromArray([...texts], new Utf8()),
            vectorFromArray([...flags], new Bool()),
          ]
          for (const vector of vectors.flatMap((each) => [each, each.slice(3)])) {
            const wanted = Array.from({ length: vector.length }, (_, row): unknown => vector.get(row))
            const found = all(vector).map((value) =>
              Number.isInteger(value) && typeof wanted.find((each) => each !== null) === 'bigint'
                ? BigInt(String(value))
                : value,
            )
            expect(found).toEqual(wanted)
          }
        },
      ),
    )
  })

  it('of other types are what Arrow gives, and of no column null', () => {
    const words = vectorFromArray(['甲', '乙', '甲'], new Dictionary(new Utf8(), new Int32()))
    expect(all(words)).toEqual(['甲', '乙', '甲'])
    expect(all(vectorFromArray([0.5, null], new Float64()))).toEqual([0.5, null])
    expect(all(vectorFromArray([1, null], new Int32()))).toEqual([1, null])
    expect(all(vectorFromArray([new Date(0)], new DateDay()))).toEqual([0])
    expect(arrowValues(null)(0)).toBe(null)
  })
})
