import { expect, it } from 'vitest'
import { type PaceValues, axesOf, frameOf, linePath, stepPath } from './pace.ts'

const values: PaceValues = {
  from: '2026-01-01',
  asOf: '2026-11-23',
  deadline: '2026-12-31',
  actual: [
    { on: '2026-01-01', value: 10 },
    { on: '2026-11-23', value: 41 },
  ],
  expected: [
    { on: '2026-01-01', value: 29 },
    { on: '2026-12-31', value: 50 },
  ],
  forecast: [{ on: '2027-05-20', low: 45, middle: 50, high: 56 }],
  bound: 50,
  reachedOn: '2027-05-20',
}

it('runs past the deadline to the day the target would be reached, with air', () => {
  const axes = axesOf(values, frameOf(376, 190))
  expect(axes.until > '2027-05-20').toBe(true)
  expect(axes.x('2027-05-20')).toBeLessThan(axes.frame.right)
})

it('begins at nought unless the whole line runs high above it', () => {
  expect(axesOf(values, frameOf(376, 190)).low).toBe(0)
  const high = { ...values, actual: [{ on: '2026-01-01', value: 30 }], expected: [] }
  expect(axesOf(high, frameOf(376, 190)).low).toBeCloseTo(25.5)
})

it('draws steps and lines', () => {
  expect(
    stepPath([
      [0, 10],
      [5, 8],
    ]),
  ).toBe('M0.0 10.0H5.0V8.0')
  expect(
    linePath([
      [0, 10],
      [5, 8],
    ]),
  ).toBe('M0.0 10.0L5.0 8.0')
})
