import { WorkingCalendar } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { civil, dueOf, orderClock, remainingOf } from './order-clock.ts'

const calendar = (() => {
  const made = WorkingCalendar.create([
    { year: 2026, off: ['2026-10-01..2026-10-07', '2026-01-01..2026-01-03'], work: ['2026-10-10', '2026-01-04'] },
  ])
  if (made.kind === 'failure') throw new Error(JSON.stringify(made.problems))
  return made.value
})()

const remaining = (startedOn: string, days: number, today: string): number => {
  const clock = orderClock(calendar, civil(startedOn), days)
  if (clock.kind === 'failure') throw new Error(JSON.stringify(clock.problems))
  return remainingOf(calendar, civil(today), clock.value)
}

describe('the clock of an order', () => {
  it('counts from the day after it starts and passes over the holiday', () => {
    const due = dueOf(calendar, civil('2026-09-30'), 3)
    expect(due).toEqual({ kind: 'success', value: { earliest: '2026-10-10', on: '2026-10-10' } })
  })

  it('says how many working days are left, today not counted', () => {
    expect(remaining('2026-11-20', 3, '2026-11-23')).toBe(2)
    expect(remaining('2026-11-20', 3, '2026-11-25')).toBe(0)
  })

  it('says how many working days it is past, weekends not counted', () => {
    expect(remaining('2026-11-17', 3, '2026-11-23')).toBe(-1)
  })

  it('gives a range where the notice of the year has not come', () => {
    const due = dueOf(calendar, civil('2026-12-21'), 205)
    expect(due.kind === 'success' && due.value.earliest < due.value.on).toBe(true)
  })

  it('refuses a start before the calendar', () => {
    const due = dueOf(calendar, civil('2025-06-01'), 3)
    expect(due.kind === 'failure' && due.problems[0].code).toBe('coordination.due-unknown')
  })
})
