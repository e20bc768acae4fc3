import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CivilDate } from './index.ts'

const read = (text: string): string => {
  const result = CivilDate.parse(text)
  return result.kind === 'success' ? result.value : result.problems[0].code
}
const dates = fc.integer({ min: -719_162, max: 2_932_896 }).map(CivilDate.fromDays)

describe('a civil date is read from', () => {
  it.each([
    ['2018-03-07', '2018-03-07'],
    ['2018/3/7', '2018-03-07'],
    ['2018.3.7', '2018-03-07'],
    ['2018年3月7日', '2018-03-07'],
    ['2018 年 3 月 7 日', '2018-03-07'],
    ['２０１８年３月７日', '2018-03-07'],
    ['20180307', '2018-03-07'],
    ['2018-3-7 00:00:00', '2018-03-07'],
    ['2018-03-07T08:30:00', '2018-03-07'],
    ['二〇二四年八月十七日', '2024-08-17'],
    ['二○二四年十二月三十一日', '2024-12-31'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', 'values.date-not-in-calendar'],
    ['2023-13-01', 'values.date-not-in-calendar'],
    ['20181345', 'values.date-not-in-calendar'],
    ['2018年3月', 'values.date-incomplete'],
    ['2018', 'values.date-incomplete'],
    ['7/3/2018', 'values.date-order-unknown'],
    ['18-03-07', 'values.date-order-unknown'],
    ['N/A', 'values.absent'],
    ['', 'values.absent'],
    ['去年', 'values.date-unreadable'],
  ])('%s: %s', (text, wanted) => {
    expect(read(text)).toBe(wanted)
  })

  it('any text without an exception', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(CivilDate.parse(text).kind).toMatch(/success|failure/u)
      }),
    )
  })
})

describe('reckoning with civil dates', () => {
  it('agrees with the platform’s calendar from year 1 to 9999', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const platform = Temporal.PlainDate.from(date)
        expect(CivilDate.toDays(date)).toBe(Temporal.PlainDate.from('1970-01-01').until(platform).days)
        expect(CivilDate.weekday(date)).toBe(platform.dayOfWeek)
      }),
    )
  })

  it('adds days as it counts them', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(CivilDate.addDays(a, CivilDate.daysBetween(a, b))).toBe(b)
      }),
    )
  })

  it('keeps the order of days in the order of text', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(a < b).toBe(CivilDate.toDays(a) < CivilDate.toDays(b))
      }),
    )
  })

  it('adds months to the month’s last day at most', () => {
    expect(CivilDate.addMonths(CivilDate.create(2024, 1, 31), 1)).toBe('2024-02-29')
    expect(CivilDate.addMonths(CivilDate.create(2024, 1, 31), -2)).toBe('2023-11-30')
  })

  it('knows the year, half, quarter, month and its ends', () => {
    const date = CivilDate.create(2026, 11, 23)
    expect([CivilDate.year(date), CivilDate.half(date), CivilDate.quarter(date), CivilDate.month(date)]).toEqual([
      2026, 2, 4, 11,
    ])
    expect([CivilDate.startOfYear(date), CivilDate.startOfMonth(date), CivilDate.endOfMonth(date)]).toEqual([
      '2026-01-01',
      '2026-11-01',
      '2026-11-30',
    ])
  })

  it('refuses days that do not exist', () => {
    expect(() => CivilDate.create(2023, 2, 29)).toThrow(RangeError)
    expect(CivilDate.is('2023-02-29')).toBe(false)
  })
})
