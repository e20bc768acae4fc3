import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CivilDate, WorkingCalendar, type HolidayNotice } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const folder = join(import.meta.dirname, '../../../shared/sources/calendar')
const isThere = existsSync(folder)
const mustBeThere = process.env['CEYUAN_REQUIRE_ALL'] === '1'
if (!isThere && !mustBeThere) {
  console.info('Not checked against the notices of 2007 to 2026: ../shared/sources/calendar is absent.')
}

const notice = z.object({
  year: z.int(),
  days: z.array(z.object({ date: z.string(), isOffDay: z.boolean() })),
})
const years = isThere
  ? readdirSync(folder)
      .map((name) => notice.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
      .filter(({ days }) => days.length > 0)
  : []
const asNotice = ({ year, days }: z.infer<typeof notice>): HolidayNotice => ({
  year,
  off: days.filter(({ isOffDay }) => isOffDay).map(({ date }) => date),
  work: days.filter(({ isOffDay }) => !isOffDay).map(({ date }) => date),
})
const calendarOf = (list: typeof years): WorkingCalendar => {
  const result = WorkingCalendar.create(list.map(asNotice))
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}

describe.runIf(isThere || mustBeThere)('the working calendar of the published notices', () => {
  it('reads the notices of twenty years', () => {
    expect(years.length).toBeGreaterThanOrEqual(20)
  })

  it('agrees with every day they list', () => {
    const calendar = calendarOf(years)
    for (const { year, days } of years) {
      for (const { date, isOffDay } of days.filter((day) => day.date.startsWith(String(year)))) {
        const day = CivilDate.parse(date)
        if (day.kind === 'failure') throw new Error(date)
        expect([date, WorkingCalendar.isWorkingDay(calendar, day.value) ?? !isOffDay]).toEqual([date, !isOffDay])
      }
    }
  })

  it('never called a day settled that the notice of the next year then changed, once it had three years to go by', () => {
    const whole = calendarOf(years)
    for (const { year } of years.filter(({ year }) => year >= 2010)) {
      const before = calendarOf(years.filter((known) => known.year < year))
      for (let day = CivilDate.create(year - 1, 12, 20); CivilDate.year(day) < year; day = CivilDate.addDays(day, 1)) {
        const said = WorkingCalendar.isWorkingDay(before, day)
        expect([day, said ?? WorkingCalendar.isWorkingDay(whole, day)]).toEqual([
          day,
          WorkingCalendar.isWorkingDay(whole, day),
        ])
      }
    }
  })

  it('settles the whole of 2026 before the notice of 2027 is out', () => {
    expect(calendarOf(years.filter(({ year }) => year <= 2026)).settledTo).toBe('2027-01-01')
  })

  it('holds the true due date in the range it gave before the notice came', () => {
    const whole = calendarOf(years)
    let [held, asked] = [0, 0]
    for (const { year } of years.filter(({ year }) => year >= 2014)) {
      const before = calendarOf(years.filter((known) => known.year < year))
      for (const count of [3, 5, 10, 20, 45, 60]) {
        for (const day of [1, 10, 20, 28]) {
          const from = CivilDate.create(year - 1, 12, day)
          const range = WorkingCalendar.addWorkingDays(before, from, count)
          const due = WorkingCalendar.addWorkingDays(whole, from, count)
          if (range.kind === 'settled' || due.kind === 'range') continue
          asked += 1
          if (range.earliest <= due.on && due.on <= range.latest) held += 1
        }
      }
    }
    expect(asked).toBeGreaterThan(100)
    expect(held / asked).toBeGreaterThanOrEqual(0.95)
  })
})
