import { describe, expect, it } from 'vitest'
import { alarmsOf, nextEvent } from './alarm.ts'
import { calendar, calendarWith, clockFrom, day, good, limitOf, pause } from './cases/declare.ts'
import type { ClockEvent } from './clock-event.ts'
import { dueOf } from './due.ts'
import { recordInTime } from './in-time.ts'
import { jointDueOf } from './joint.ts'
import { LegalClock } from './legal-clock.ts'
import { compareReckonings, reckon } from './reckoning.ts'
import { stateOn } from './state.ts'

const extended = (on: string, days = 10): ClockEvent => ({ kind: 'extended', on: day(on), days, approver: 'head' })
const codeOf = (result: ReturnType<typeof LegalClock.record>): string | undefined =>
  result.kind === 'failure' ? result.problems[0].code : undefined
const notice2027 = {
  year: 2027,
  date: '2026-11-30',
  off: ['2027-01-01..2027-01-03', '2027-02-05..2027-02-12'],
  work: ['2027-01-30', '2027-02-20'],
}

it('9.8 9.14 a pause or an extension after the last day is refused when it is recorded', () => {
  const clock = clockFrom('2026-11-02', { extension: { most: 10, approver: 'head' } })
  const late: readonly ClockEvent[] = [
    { kind: 'paused', on: day('2026-12-01'), reason: 'hearing' },
    extended('2026-12-01'),
  ]
  for (const event of late) expect(codeOf(recordInTime(clock, event, calendar))).toBe('clock.ran-out')
  expect(recordInTime(clock, extended('2026-11-30'), calendar).kind).toBe('success')
  expect(recordInTime(clock, { kind: 'stopped', on: day('2026-12-03') }, calendar).kind).toBe('success')
})

it('9.12 other reasons than those named do not stop a clock', () => {
  const clock = clockFrom('2026-11-02', { pauses: ['expertReview', 'testing'] })
  expect(codeOf(LegalClock.record(clock, { kind: 'paused', on: day('2026-11-03'), reason: 'correction' }))).toBe(
    'clock.pause-not-allowed',
  )
  expect(codeOf(LegalClock.record(clock, { kind: 'resumed', on: day('2026-11-03'), reason: 'testing' }))).toBe(
    'clock.not-paused',
  )
})

it('9.13 a limit is extended once, and not beyond what is allowed', () => {
  const clock = clockFrom('2026-11-02', { extension: { most: 10, approver: 'head' } })
  const once = good(LegalClock.record(clock, extended('2026-11-20')))
  expect(dueOf(once, calendar)).toEqual({ kind: 'settled', on: '2026-12-14' })
  expect(codeOf(LegalClock.record(once, extended('2026-11-20', 1)))).toBe('clock.extended-twice')
  expect(codeOf(LegalClock.record(clock, extended('2026-11-20', 11)))).toBe('clock.extension-too-long')
  expect(codeOf(LegalClock.record(clock, extended('2026-11-20', 0)))).toBe('clock.extension-too-long')
})

it('9.14 an extension adds its days whether a pause lay before or after', () => {
  const [before, after] = [pause('2026-11-05..2026-11-12'), pause('2026-11-19..2026-11-26')]
  for (const spans of [before, after]) {
    const due = dueOf(clockFrom('2026-11-02', {}, [...spans, extended('2026-11-16')]), calendar)
    expect(due).toEqual({ kind: 'settled', on: '2026-12-21' })
  }
})

const kinds = (clock: LegalClock) => alarmsOf(clock, calendar).map(({ kind, on }) => `${kind} ${on}`)

describe('9.15 what a clock brings about', () => {
  it('warns at half, at four fifths and at the limit, and lapses the day after', () => {
    expect(kinds(clockFrom('2026-11-02'))).toEqual([
      'half 2026-11-16',
      'eighty 2026-11-24',
      'limit 2026-11-30',
      'lapsed 2026-12-01',
    ])
  })

  it('gives warnings that fall together once', () => {
    expect(kinds(clockFrom('2026-11-02', { days: 1 }))).toEqual(['limit 2026-11-03', 'lapsed 2026-11-04'])
    expect(kinds(clockFrom('2026-11-02', { days: 2 }))).toEqual([
      'half 2026-11-03',
      'limit 2026-11-04',
      'lapsed 2026-11-05',
    ])
  })

  it('warns later after a pause, and of nothing more while one lasts', () => {
    expect(kinds(clockFrom('2026-11-02', {}, pause('2026-11-04..2026-11-06')))[0]).toBe('half 2026-11-18')
    expect(kinds(clockFrom('2026-11-02', {}, pause('2026-11-18')))).toEqual(['half 2026-11-16'])
  })

  it('gives the next one after a day', () => {
    expect(nextEvent(clockFrom('2026-11-02'), calendar)?.kind).toBe('half')
    expect(nextEvent(clockFrom('2026-11-02'), calendar, day('2026-11-24'))?.kind).toBe('limit')
    expect(nextEvent(clockFrom('2026-11-02'), calendar, day('2026-12-01'))).toBe(undefined)
  })
})

it('9.16 an application of which nothing is said in five days is accepted as from its receipt', () => {
  const clock = clockFrom('2026-09-30', { days: 5, silence: { effect: 'accepted', since: 'start' } })
  expect(dueOf(clock, calendar)).toEqual({ kind: 'settled', on: '2026-10-13' })
  expect(nextEvent(clock, calendar, day('2026-10-13'))).toEqual({
    kind: 'deemedAccepted',
    on: '2026-10-14',
    isSettled: true,
    since: '2026-09-30',
    basis: clock.limit.basis,
  })
})

it('9.17 a clinical trial of which nothing is said in sixty working days has consent from the day after', () => {
  const clock = clockFrom('2026-08-03', { days: 60, silence: { effect: 'approved', since: 'lapse' } })
  expect(alarmsOf(clock, calendar).at(-1)).toMatchObject({
    kind: 'deemedApproved',
    on: '2026-10-31',
    since: '2026-10-31',
  })
})

it('9.18 a clock that has ended brings nothing about, and nothing more is recorded', () => {
  const clock = clockFrom('2026-11-02', {}, [{ kind: 'stopped', on: day('2026-11-10') }])
  expect(alarmsOf(clock, calendar)).toEqual([])
  expect(codeOf(LegalClock.record(clock, extended('2026-11-11')))).toBe('clock.already-ended')
  const deemed = clockFrom('2026-11-02', {}, [
    { kind: 'deemed', on: day('2026-12-01'), effect: 'approved', since: day('2026-12-01'), basis: { title: 'law' } },
  ])
  expect(nextEvent(deemed, calendar)).toBe(undefined)
  expect(stateOn(deemed, day('2026-12-05'), calendar).phase).toBe('deemed')
})

it('9.20 the last days of December are settled with their year', () => {
  expect(calendar.settledTo).toBe('2027-01-01')
})

it('9.21 beyond the notices nobody is warned late and nothing deemed early', () => {
  const clock = clockFrom('2026-12-01', { days: 40, silence: { effect: 'approved', since: 'lapse' } })
  const due = dueOf(clock, calendar)
  if (due.kind !== 'range') throw new Error('not a range')
  const [, , limit, deemed] = alarmsOf(clock, calendar)
  expect(limit).toMatchObject({ on: due.earliest, isSettled: false })
  expect(deemed && deemed.on > due.latest).toBe(true)
})

describe('9.22 a reckoning', () => {
  const clock = clockFrom('2026-12-21')
  const before = reckon(clock, calendar)

  it('settles when the notice comes, and says so', () => {
    const after = reckon(clock, calendarWith([notice2027]))
    expect(after.due).toEqual({ kind: 'settled', on: '2027-01-19' })
    expect(compareReckonings(before, after)).toEqual({ kind: 'settled', from: before, to: after, byDays: null })
    expect(compareReckonings(before, before).kind).toBe('same')
  })

  it('moves when the calendar is corrected, and says by how far', () => {
    const was = reckon(clockFrom('2026-09-01'), calendar)
    const corrected = calendarWith([{ year: 2026, date: '2026-09-15', off: ['2026-09-28'], work: [] }])
    expect(compareReckonings(was, reckon(clockFrom('2026-09-01'), corrected))).toMatchObject({
      kind: 'moved',
      byDays: 1,
    })
  })
})

describe('9.23 how a clock stands', () => {
  const clock = clockFrom('2026-11-02', {}, pause('2026-11-10..2026-11-12'))
  const at = (on: string) => {
    const { phase, used, left, over } = stateOn(clock, day(on), calendar)
    return [phase, used, left, over].map((part) => (typeof part === 'string' ? part : 'days' in part && part.days))
  }

  it.each([
    ['2026-11-01', ['notStarted', 0, 20, 0]],
    ['2026-11-02', ['running', 0, 20, 0]],
    ['2026-11-09', ['running', 5, 15, 0]],
    ['2026-11-10', ['paused', 5, 15, 0]],
    ['2026-11-12', ['running', 6, 14, 0]],
    ['2026-12-02', ['running', 20, 0, 0]],
    ['2026-12-05', ['over', 20, 0, 2]],
    ['2026-12-07', ['over', 20, 0, 3]],
  ])('on %s', (on, wanted) => {
    expect(at(on)).toEqual(wanted)
  })

  it('knows since when and why it is paused, and by how much it was extended', () => {
    const both = clockFrom('2026-11-02', {}, [...pause('2026-11-04'), ...pause('2026-11-05', 'testing')])
    expect(stateOn(both, day('2026-11-09'), calendar)).toMatchObject({
      phase: 'paused',
      pausedSince: '2026-11-04',
      pausedFor: ['expertReview', 'testing'],
    })
    const longer = clockFrom('2026-11-02', {}, [extended('2026-11-20')])
    expect(stateOn(longer, day('2026-11-19'), calendar).extendedBy).toBe(0)
    expect(stateOn(longer, day('2026-11-20'), calendar)).toMatchObject({ extendedBy: 10, total: 30 })
  })

  it('stands where it was stopped, late or not', () => {
    const stopped = clockFrom('2026-11-02', {}, [{ kind: 'stopped', on: day('2026-12-02') }])
    expect(stateOn(stopped, day('2027-05-01'), calendar)).toMatchObject({
      phase: 'stopped',
      over: { kind: 'settled', days: 2 },
    })
  })
})

const part = (id: string, days: number, spans: readonly string[] = []) => ({
  id,
  clock: clockFrom(
    '2026-08-03',
    { days },
    spans.flatMap((span) => pause(span)),
  ),
})

describe('9.24 departments in parallel', () => {
  const promise = clockFrom('2026-08-03', { days: 45 })
  it('the last decides against the promise over all', () => {
    const joint = jointDueOf(promise, [part('a', 20), part('b', 40), part('c', 10)], calendar)
    expect(joint).toMatchObject({ due: dueOf(part('b', 40).clock, calendar), isWithin: true })
    expect(jointDueOf(promise, [part('a', 20), part('b', 46)], calendar).isWithin).toBe(false)
    expect(jointDueOf(promise, [part('a', 45)], calendar).isWithin).toBe(true)
  })

  it('the promise is extended by fifteen days at most', () => {
    const limit = limitOf({ days: 45, extension: { most: 15, approver: 'government' } })
    const whole = good(LegalClock.create(limit, [{ kind: 'started', on: day('2026-08-03') }]))
    expect(codeOf(LegalClock.record(whole, extended('2026-09-01', 16)))).toBe('clock.extension-too-long')
    const longer = good(LegalClock.record(whole, extended('2026-09-01', 15)))
    expect(jointDueOf(longer, [part('a', 60)], calendar).isWithin).toBe(true)
  })

  it('is not told while a part stands still, or where the ranges overlap', () => {
    expect(jointDueOf(promise, [part('a', 20, ['2026-08-10'])], calendar)).toMatchObject({
      due: { kind: 'paused', since: '2026-08-10' },
      isWithin: null,
    })
    const late = clockFrom('2026-12-01', { days: 40 })
    expect(jointDueOf(late, [{ id: 'a', clock: late }], calendar).isWithin).toBe(null)
  })
})

it('9.25 events follow each other by day, the start first and once', () => {
  const start: ClockEvent = { kind: 'started', on: day('2026-11-02') }
  const clock = clockFrom('2026-11-02')
  expect(codeOf(LegalClock.create(limitOf(), []))).toBe('clock.not-started')
  expect(codeOf(LegalClock.create(limitOf(), [extended('2026-11-02')]))).toBe('clock.not-started')
  expect(codeOf(LegalClock.record(clock, start))).toBe('clock.started-twice')
  expect(codeOf(LegalClock.record(clock, { kind: 'stopped', on: day('2026-11-01') }))).toBe('clock.out-of-order')
})
