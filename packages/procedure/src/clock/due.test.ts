import { describe, expect, it } from 'vitest'
import { calendar, clockFrom, day, pause } from './cases/declare.ts'
import { dayLines } from './day-line.ts'
import { dueOf } from './due.ts'
import { reckonable } from './in-time.ts'
import { LegalClock } from './legal-clock.ts'
import type { LimitKind } from './limit.ts'

const dueFrom = (from: string, days: number, kind: LimitKind, pauses: readonly string[] = []) =>
  dueOf(
    clockFrom(
      from,
      { days, kind },
      pauses.flatMap((span) => pause(span)),
    ),
    calendar,
  )
const settled = (on: string) => ({ kind: 'settled', on })

it.each([
  ['2026-11-23', 20, '2026-12-21'],
  ['2026-11-20', 1, '2026-11-23'],
  ['2026-09-24', 1, '2026-09-28'],
  ['2025-12-31', 20, '2026-01-29'],
])('9.1 from %s, %i working days: the day itself is not counted', (from, days, due) => {
  expect(dueFrom(from, days, 'working')).toEqual(settled(due))
})

describe('9.2 working days by the notices', () => {
  it.each([
    ['a make-up Saturday before Spring Festival', '2026-02-13', 1, '2026-02-14'],
    ['over Spring Festival', '2026-02-13', 5, '2026-02-27'],
    ['to the make-up Saturday after it', '2026-02-14', 5, '2026-02-28'],
    ['a make-up Sunday and a whole Spring Festival', '2025-01-24', 3, '2025-02-05'],
    ['from the last day of a year to a make-up Sunday', '2025-12-31', 1, '2026-01-04'],
    ['from within a holiday', '2026-01-02', 1, '2026-01-04'],
    ['a make-up Sunday', '2026-09-18', 1, '2026-09-20'],
    ['a make-up Saturday after the National Day', '2026-10-09', 1, '2026-10-10'],
    ['to the last day of the year', '2026-12-03', 20, '2026-12-31'],
    ['over Mid-Autumn', '2026-09-01', 20, '2026-09-29'],
  ])('%s', (_, from, days, due) => {
    expect(dueFrom(from, days, 'working')).toEqual(settled(due))
  })
})

describe('9.3 natural days, the last no rest day', () => {
  it.each([
    ['a plain day', '2026-11-23', 30, '2026-12-23'],
    ['a Saturday moves to Monday', '2026-11-16', 5, '2026-11-23'],
    ['a day of Spring Festival moves past it', '2026-02-08', 7, '2026-02-24'],
    ['a make-up Saturday does not move', '2026-02-07', 7, '2026-02-14'],
    ['the first of October moves past the week', '2026-09-21', 10, '2026-10-08'],
    ['the day after moves over Mid-Autumn', '2026-09-24', 1, '2026-09-28'],
  ])('%s', (_, from, days, due) => {
    expect(dueFrom(from, days, 'natural')).toEqual(settled(due))
  })
})

it('9.4 refuses limits that are none, and starts that no notice reaches', () => {
  for (const days of [0, -1, 2.5, 3651, Number.NaN]) {
    const made = LegalClock.create({ ...clockFrom('2026-11-02').limit, days }, [])
    expect(made.kind === 'failure' && made.problems[0].code).toBe('clock.days-out-of-bounds')
  }
  const early = reckonable(clockFrom('2009-12-31'), calendar)
  expect(early.kind === 'failure' && early.problems[0]).toEqual({
    code: 'clock.before-calendar',
    values: { found: '2009-12-31', from: '2010-01-01' },
  })
  expect(reckonable(clockFrom('2010-01-01'), calendar).kind).toBe('success')
  const far = reckonable(clockFrom('2040-01-01'), calendar)
  expect(far.kind === 'failure' && far.problems[0].code).toBe('clock.too-far')
})

const linesOf = (clock: LegalClock) =>
  dayLines(clock, calendar, dueOf(clock, calendar)).map(({ day: on, counts, why, number }) =>
    [on, counts, why, number].join(' '),
  )

describe('9.5 the count day by day', () => {
  it('tells of each day why it counts', () => {
    expect(linesOf(clockFrom('2026-10-08', { days: 3 }, pause('2026-10-12..2026-10-13')))).toEqual([
      '2026-10-08 false startDay ',
      '2026-10-09 true workingDay 1',
      '2026-10-10 true makeUpDay 2',
      '2026-10-11 false weekend ',
      '2026-10-12 false paused ',
      '2026-10-13 true workingDay 3',
    ])
  })

  it('tells where natural days end on a rest day', () => {
    expect(linesOf(clockFrom('2026-09-29', { days: 2, kind: 'natural' })).slice(0, 5)).toEqual([
      '2026-09-29 false startDay ',
      '2026-09-30 true everyDay 1',
      '2026-10-01 true everyDay 2',
      '2026-10-02 false holiday ',
      '2026-10-03 false holiday ',
    ])
    expect(linesOf(clockFrom('2026-09-29', { days: 2, kind: 'natural' })).at(-1)).toBe('2026-10-08 false movedTo ')
  })

  it('says of days beyond the notices that it is not known', () => {
    const lines = linesOf(clockFrom('2026-12-30', { days: 3 }))
    expect(lines.slice(1, 3)).toEqual(['2026-12-31 true workingDay 1', '2027-01-01  notSettled '])
  })
})

describe('9.6 a pause', () => {
  it.each([
    ['of a week', ['2026-11-09..2026-11-16'], '2026-12-07'],
    ['of a weekend', ['2026-11-14..2026-11-15'], '2026-11-30'],
    ['that ends on the day it began', ['2026-11-10..2026-11-10'], '2026-11-30'],
    ['of a single day', ['2026-11-10..2026-11-11'], '2026-12-01'],
  ])('%s', (_, pauses, due) => {
    expect(dueFrom('2026-11-02', 20, 'working', pauses)).toEqual(settled(due))
  })
})

it('9.7 pauses that overlap leave a day out once', () => {
  const spans = ['2026-11-09..2026-11-16', '2026-11-12..2026-11-20']
  expect(dueFrom('2026-11-02', 20, 'working', spans)).toEqual(settled('2026-12-11'))
  expect(dueFrom('2026-11-02', 20, 'working', ['2026-11-09..2026-11-20'])).toEqual(settled('2026-12-11'))
  const inside = ['2026-11-09..2026-11-20', '2026-11-10..2026-11-12']
  expect(dueFrom('2026-11-02', 20, 'working', inside)).toEqual(settled('2026-12-11'))
})

describe('9.8 a pause at the edges', () => {
  it.each([
    ['from the day of the event', '2026-11-02..2026-11-04', '2026-12-01'],
    ['from the last day', '2026-11-30..2026-12-02', '2026-12-02'],
    ['after the last day', '2026-12-01..2026-12-04', '2026-11-30'],
  ])('%s', (_, span, due) => {
    expect(dueFrom('2026-11-02', 20, 'working', [span])).toEqual(settled(due))
  })
})

it('9.9 the clock may run again on a rest day', () => {
  expect(dueFrom('2026-11-02', 20, 'working', ['2026-11-10..2026-11-14'])).toEqual(settled('2026-12-04'))
  expect(dueFrom('2026-09-21', 5, 'working', ['2026-09-28..2026-10-03'])).toEqual(settled('2026-10-09'))
})

it('9.10 natural days do not end within a pause', () => {
  expect(dueFrom('2026-11-02', 10, 'natural', ['2026-11-05..2026-11-08'])).toEqual(settled('2026-11-16'))
  expect(dueFrom('2026-11-04', 10, 'natural', ['2026-11-16..2026-11-18'])).toEqual(settled('2026-11-18'))
})

it('9.11 while a pause lasts there is no due date, unless the limit was reached before', () => {
  expect(dueFrom('2026-11-02', 20, 'working', ['2026-11-30'])).toEqual({ kind: 'paused', since: '2026-11-30' })
  expect(dueFrom('2026-11-02', 20, 'working', ['2026-12-01'])).toEqual(settled('2026-11-30'))
  expect(dueFrom('2026-11-04', 10, 'natural', ['2026-11-16'])).toEqual({ kind: 'paused', since: '2026-11-16' })
  expect(dueOf(clockFrom('2026-11-02', {}, pause(day('2026-11-05'))), calendar).kind).toBe('paused')
})

describe('9.19 beyond the last notice', () => {
  it('gives a range, ends included, and says from when it is open', () => {
    const due = dueFrom('2026-12-21', 20, 'working')
    expect(due).toMatchObject({ kind: 'range', settledTo: '2027-01-01' })
    expect(due.kind === 'range' && due.earliest <= '2027-01-19' && due.latest >= '2027-01-19').toBe(true)
  })

  it('settles what ends in the year, and asks nothing of the days of a pause', () => {
    expect(dueFrom('2026-12-30', 1, 'working')).toEqual(settled('2026-12-31'))
    expect(dueFrom('2026-12-31', 1, 'working').kind).toBe('range')
    expect(dueFrom('2026-12-21', 10, 'natural')).toEqual(settled('2026-12-31'))
    expect(dueFrom('2026-12-21', 11, 'natural').kind).toBe('range')
  })

  it('knows no day of a year between two notices that are missing one', () => {
    expect(dueFrom('2012-05-02', 5, 'working').kind).toBe('range')
  })
})
