import { expect, it } from 'vitest'
import { dateScale, linear, monthTicks, ticks } from './scale.ts'

it('maps values to pixels', () => {
  expect(linear([0, 50], [0, 100])(25)).toBe(50)
  expect(linear([5, 5], [7, 9])(5)).toBe(7)
})

it('chooses round ticks', () => {
  expect(ticks(0, 50)).toEqual([0, 20, 40])
  expect(ticks(0, 5)).toEqual([0, 2, 4])
  expect(ticks(0, 1084, 4)).toEqual([0, 500, 1000])
})

it('thins months to a handful', () => {
  expect(monthTicks('2026-01-01', '2026-12-31')).toEqual(['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'])
  expect(monthTicks('2024-08-17', '2026-12-31')).toEqual(['2025-01-01', '2025-07-01', '2026-01-01', '2026-07-01'])
})

it('maps dates to pixels', () => {
  expect(dateScale('2026-01-01', '2026-01-11', [0, 100])('2026-01-06')).toBe(50)
})
