import { CivilDate, WorkingCalendar } from '@ceyuan/values'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendar, clockFrom, day, good, limitOf, pause } from './cases/declare.ts'
import type { ClockEvent } from './clock-event.ts'
import { dayLines } from './day-line.ts'
import { boundsOf, dueOf } from './due.ts'
import { LegalClock } from './legal-clock.ts'
import { stateOn } from './state.ts'

const first = CivilDate.toDays(day('2025-01-02'))
const date = fc.integer({ min: first, max: first + 600 }).map(CivilDate.fromDays)
const days = fc.integer({ min: 1, max: 60 })
const rule = fc.constantFrom('working', 'natural')
const span = fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 30 }))

const spansFrom = (from: CivilDate, spans: readonly (readonly [number, number])[]): readonly ClockEvent[] =>
  spans.flatMap(([after, long]) => {
    const start = CivilDate.addDays(from, after)
    return pause(`${start}..${CivilDate.addDays(start, long)}`)
  })
const earliest = (clock: LegalClock): CivilDate => {
  const bounds = boundsOf(dueOf(clock, calendar))
  if (!bounds) throw new Error('open')
  return bounds.earliest
}

it('9.6 a pause of so many working days before the last day moves it by as many working days', () => {
  fc.assert(
    fc.property(date, days, span, (from, count, [after, long]) => {
      const plain = dueOf(clockFrom(from, { days: count }), calendar)
      const start = CivilDate.addDays(from, after + 1)
      const end = CivilDate.addDays(start, long)
      const due = dueOf(clockFrom(from, { days: count }, pause(`${start}..${end}`)), calendar)
      const out = WorkingCalendar.countWorkingDays(calendar, start, end)
      if (plain.kind !== 'settled' || due.kind !== 'settled' || out.kind !== 'settled' || start > plain.on) return
      expect(due).toEqual(WorkingCalendar.addWorkingDays(calendar, plain.on, out.days))
    }),
  )
})

it('9.5 9.7 as many days count as the limit has, and none of them lies in a pause', () => {
  fc.assert(
    fc.property(date, days, rule, fc.array(span, { maxLength: 3 }), (from, count, kind, spans) => {
      const clock = clockFrom(from, { days: count, kind }, spansFrom(from, spans))
      const due = dueOf(clock, calendar)
      if (due.kind !== 'settled') return
      const lines = dayLines(clock, calendar, due)
      expect(lines.filter(({ counts }) => counts === true)).toHaveLength(count)
      expect(lines.filter(({ counts, pauses }) => counts === true && pauses.length > 0)).toEqual([])
      expect(lines.at(-1)?.day).toBe(due.on)
      expect(WorkingCalendar.isWorkingDay(calendar, due.on)).toBe(true)
    }),
  )
})

it('9.14 more days, a later start or one more pause never bring the last day forward', () => {
  fc.assert(
    fc.property(date, days, rule, fc.array(span, { maxLength: 3 }), (from, count, kind, spans) => {
      const events = spansFrom(from, spans.slice(1))
      const due = earliest(clockFrom(from, { days: count, kind }, events))
      const all = spansFrom(from, spans)
      expect(earliest(clockFrom(from, { days: count, kind }, all)) >= due).toBe(true)
      expect(earliest(clockFrom(from, { days: count + 1, kind }, events)) >= due).toBe(true)
      const plain = earliest(clockFrom(from, { days: count, kind }))
      expect(earliest(clockFrom(CivilDate.addDays(from, 1), { days: count, kind })) >= plain).toBe(true)
    }),
  )
})

it('9.22 recorded one by one or read at once, a clock is the same', () => {
  fc.assert(
    fc.property(date, days, fc.array(span, { maxLength: 4 }), (from, count, spans) => {
      const whole = clockFrom(from, { days: count }, spansFrom(from, spans))
      const [start, ...rest] = whole.events
      let clock = good(LegalClock.create(limitOf({ days: count }), start ? [start] : []))
      for (const event of rest) clock = good(LegalClock.record(clock, event))
      expect(dueOf(clock, calendar)).toEqual(dueOf(whole, calendar))
    }),
  )
})

it('9.23 used and left make up the limit on every day', () => {
  fc.assert(
    fc.property(
      fc.tuple(date, days, rule),
      span,
      fc.integer({ min: 0, max: 120 }),
      ([from, count, kind], one, later) => {
        const clock = clockFrom(from, { days: count, kind }, spansFrom(from, [one]))
        const { used, left } = stateOn(clock, CivilDate.addDays(from, later), calendar)
        const sum =
          used.kind === 'settled' && left.kind === 'settled'
            ? [used.days + left.days]
            : ['least' in used && 'most' in left && used.least + left.most]
        expect(sum).toEqual([count])
      },
    ),
  )
})
