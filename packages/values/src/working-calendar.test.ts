import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CivilDate, WorkingCalendar, type HolidayNotice } from './index.ts'

const notices: readonly HolidayNotice[] = [
  {
    year: 2025,
    off: [
      '2025-01-01',
      '2025-01-28..2025-02-04',
      '2025-04-04..2025-04-06',
      '2025-05-01..2025-05-05',
      '2025-10-01..2025-10-08',
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    off: [
      '2026-01-01..2026-01-03',
      '2026-02-15..2026-02-23',
      '2026-04-04..2026-04-06',
      '2026-05-01..2026-05-05',
      '2026-06-19..2026-06-21',
      '2026-09-25..2026-09-27',
      '2026-10-01..2026-10-07',
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]
const alike = (year: number): HolidayNotice => ({ year, off: [`${year}-01-01..${year}-01-03`], work: [] })
const made = (list: readonly HolidayNotice[]): WorkingCalendar => {
  const result = WorkingCalendar.create(list)
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}
const calendar = made(notices)
const date = (text: string): CivilDate => {
  const result = CivilDate.parse(text)
  if (result.kind === 'failure') throw new Error(text)
  return result.value
}
const day = fc
  .integer({ min: CivilDate.toDays(date('2025-01-01')), max: CivilDate.toDays(date('2026-11-30')) })
  .map(CivilDate.fromDays)

describe('a working day', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-22', false],
    ['2026-10-01', false],
    ['2026-10-10', true],
    ['2026-01-04', true],
    ['2027-03-01', null],
    ['2024-12-31', null],
  ])('%s: %s', (text, wanted) => {
    expect(WorkingCalendar.isWorkingDay(calendar, date(text))).toBe(wanted)
  })
})

describe('the kind of a day', () => {
  it.each([
    ['2026-11-23', 'weekday'],
    ['2026-10-10', 'makeUp'],
    ['2026-11-22', 'weekend'],
    ['2026-10-03', 'holiday'],
    ['2027-03-01', null],
  ])('%s: %s', (text, kind) => {
    expect(WorkingCalendar.dayKind(calendar, date(text))).toBe(kind)
  })
})

describe('a due date', () => {
  it.each([
    ['2026-09-24', 1, '2026-09-28'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-10-10', 1, '2026-10-12'],
    ['2026-11-23', 20, '2026-12-21'],
    ['2026-10-08', -1, '2026-09-30'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %d working days is %s', (from, count, on) => {
    expect(WorkingCalendar.addWorkingDays(calendar, date(from), count)).toEqual({ kind: 'settled', on })
  })

  it('beyond the last notice is a range that says from where it is open', () => {
    expect(WorkingCalendar.addWorkingDays(calendar, date('2026-12-30'), 5)).toEqual({
      kind: 'range',
      earliest: '2027-01-07',
      latest: '2027-01-07',
      settledTo: '2027-01-01',
    })
  })

  it('never falls on a day that is off in every year by the regulation itself', () => {
    const from = date('2026-12-31')
    expect(WorkingCalendar.addWorkingDays(calendar, from, 1)).toMatchObject({ kind: 'range', earliest: '2027-01-04' })
  })

  it('settles within its range when the notice comes', () => {
    const before = made(notices.slice(0, 1))
    for (const count of [3, 20, 45, 60, 90, 120]) {
      const range = WorkingCalendar.addWorkingDays(before, date('2025-12-30'), count)
      const due = WorkingCalendar.addWorkingDays(calendar, date('2025-12-30'), count)
      if (range.kind !== 'range' || due.kind !== 'settled') throw new Error('not a range, or not settled')
      expect(range.earliest <= due.on).toBe(true)
    }
  })

  it('is a working day, and counts back to where it began', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20 }), (from, count) => {
        const due = WorkingCalendar.addWorkingDays(calendar, from, count)
        if (due.kind === 'range') return
        expect(WorkingCalendar.isWorkingDay(calendar, due.on)).toBe(true)
        const [after, end] = [CivilDate.addDays(from, 1), CivilDate.addDays(due.on, 1)]
        expect(WorkingCalendar.countWorkingDays(calendar, after, end)).toEqual({ kind: 'settled', days: count })
      }),
    )
  })
})

describe('a notice', () => {
  it('amends an earlier one of the same year on the days it lists', () => {
    const amended = made([...notices, { year: 2026, off: ['2026-10-10'], work: ['2026-10-07'] }])
    expect(WorkingCalendar.isWorkingDay(amended, date('2026-10-10'))).toBe(false)
    expect(WorkingCalendar.isWorkingDay(amended, date('2026-10-07'))).toBe(true)
  })

  it('may not list a day both as off and as worked', () => {
    expect(WorkingCalendar.create([{ year: 2026, off: ['2026-10-01..2026-10-07'], work: ['2026-10-07'] }])).toEqual({
      kind: 'failure',
      problems: [{ code: 'values.calendar-day-both', values: { date: '2026-10-07', year: '2026' } }],
    })
  })

  it('may not list a day that does not exist', () => {
    const result = WorkingCalendar.create([{ year: 2026, off: ['2026-02-30'], work: [] }])
    expect(result.kind === 'failure' && result.problems[0].code).toBe('values.date-not-in-calendar')
  })

  it('that reaches into December leaves the last days of a year open until the next one comes', () => {
    const reaching = made([{ year: 2019, off: ['2018-12-30..2019-01-01'], work: ['2018-12-29'] }])
    expect(reaching.settledTo).toBe('2019-12-29')
  })

  it('leaves the last days of December alone where three years that began on the same weekday did', () => {
    const reaching: HolidayNotice = { year: 2019, off: ['2018-12-30..2019-01-01'], work: ['2018-12-29'] }
    const fridays = [2010, 2016, 2021].map(alike)
    expect(made([...fridays, reaching, alike(2026)]).settledTo).toBe('2027-01-01')
    expect(made([...fridays.slice(1), reaching, alike(2026)]).settledTo).toBe('2026-12-29')
  })

  it('counts from the day it was issued, where the calendar is asked as known on a day', () => {
    const dated = [
      { year: 2025, date: '2024-11-12', off: [], work: [] },
      { year: 2026, date: '2025-11-04', off: ['2026-01-01..2026-01-03'], work: ['2026-01-04'] },
      { year: 2026, date: '2026-01-02', off: ['2026-01-04'], work: [] },
    ]
    const knownOn = (day: string): WorkingCalendar => {
      const result = WorkingCalendar.create(dated, date(day))
      if (result.kind === 'failure') throw new Error(day)
      return result.value
    }
    expect(WorkingCalendar.isWorkingDay(knownOn('2025-11-03'), date('2026-01-04'))).toBe(null)
    expect(WorkingCalendar.isWorkingDay(knownOn('2025-11-04'), date('2026-01-04'))).toBe(true)
    expect(WorkingCalendar.isWorkingDay(knownOn('2026-01-02'), date('2026-01-04'))).toBe(false)
  })

  it('is not needed for a calendar that knows nothing', () => {
    const empty = made([])
    expect(WorkingCalendar.isWorkingDay(empty, date('2026-11-23'))).toBe(null)
    expect(WorkingCalendar.addWorkingDays(empty, date('2026-11-23'), 5).kind).toBe('range')
  })
})
