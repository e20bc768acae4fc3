import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CivilDate, Period, type PeriodKind } from './index.ts'

const periods = fc
  .tuple(fc.constantFrom<PeriodKind>('year', 'half', 'quarter', 'month'), fc.integer({ min: -700_000, max: 2_900_000 }))
  .map(([kind, days]) => Period.containing(kind, CivilDate.fromDays(days)))

const read = (text: string): string => {
  const result = Period.parse(text)
  return result.kind === 'success' ? Period.toText(result.value) : result.problems[0].code
}

describe('a period', () => {
  it.each([
    ['2026', '2026'],
    ['2026年', '2026'],
    ['2026年度', '2026'],
    ['2026-H1', '2026-H1'],
    ['2026年上半年', '2026-H1'],
    ['2026年第三季度', '2026-Q3'],
    ['2026年3季度', '2026-Q3'],
    ['2026Q4', '2026-Q4'],
    ['2026年11月', '2026-11'],
    ['2026-11', '2026-11'],
    ['2026年11月份', '2026-11'],
    ['2026-13', 'values.period-unreadable'],
    ['明年', 'values.period-unreadable'],
  ])('is read from %s as %s', (text, wanted) => {
    expect(read(text)).toBe(wanted)
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(Period.parse(Period.toText(period))).toEqual({ kind: 'success', value: period })
      }),
    )
  })

  it('meets its neighbours without gap or overlap', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(Period.next(period).start).toBe(period.end)
        expect(Period.next(Period.previous(period))).toEqual(period)
        expect(Period.contains(period, period.start)).toBe(true)
        expect(Period.contains(period, period.end)).toBe(false)
      }),
    )
  })
})
