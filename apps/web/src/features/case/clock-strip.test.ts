import { expect, it } from 'vitest'
import { stretchesOf } from './clock-strip.ts'

const clock = { startedOn: '2026-11-01', dueOn: '2026-11-11', pauses: [{ from: '2026-11-03', until: '2026-11-05' }] }

it('lays used, paused and left days out from the first day to the last', () => {
  expect(stretchesOf(clock, '2026-11-07')).toEqual([
    { kind: 'used', from: 0, to: 60 },
    { kind: 'left', from: 60, to: 100 },
    { kind: 'paused', from: 20, to: 40 },
  ])
})

it('runs on to today where the last day has passed', () => {
  expect(stretchesOf({ ...clock, pauses: [] }, '2026-11-21')).toEqual([
    { kind: 'used', from: 0, to: 50 },
    { kind: 'over', from: 50, to: 100 },
  ])
})

it('shows a pause that lasts up to today, and nothing where no last day is known', () => {
  const paused = { ...clock, pauses: [{ from: '2026-11-05', until: null }] }
  expect(stretchesOf(paused, '2026-11-07').at(-1)).toEqual({ kind: 'paused', from: 40, to: 60 })
  expect(stretchesOf({ ...clock, dueOn: null }, '2026-11-07')).toEqual([])
})
