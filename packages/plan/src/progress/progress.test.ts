import * as fc from 'fast-check'
import { CivilDate, type CivilDate as Day } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import {
  assessCounting,
  assessLevel,
  assessMilestone,
  assessRecords,
  assessYearSum,
  backTest,
  completionOf,
  countLights,
  expectedCount,
  expectedSum,
  freshUntil,
  isReached,
  lightOrder,
  overdueDays,
  reasonCodes,
  unableToTell,
  worstLight,
  type Judgement,
  type Target,
} from '../index.ts'

const day = (text: string): Day => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number)
  return CivilDate.create(year, month, date)
}
const by = day('2026-12-31')
const start = day('2024-08-17')
const asOf = day('2026-11-23')
const atLeast = (min: number, strict = false): Target => ({ min, max: null, strict, unit: '项', by })
const counting = (min: number, actual: number, more: object = {}) =>
  assessCounting({ target: atLeast(min), start, asOf, actual, arrivals: actual, ...more })

describe('1 what is known', () => {
  it('1.1 the same facts give the same assessment', () => {
    expect(counting(50, 41)).toEqual(counting(50, 41))
  })

  it('1.2 a source is fresh until one step and its grace have passed', () => {
    const rhythm = { every: 'month', graceDays: 20 } as const
    expect(freshUntil(day('2026-10-05'), rhythm)).toBe('2026-11-25')
    expect(unableToTell(day('2026-10-05'), rhythm, day('2026-11-25'))).toBeUndefined()
    expect(unableToTell(day('2026-10-05'), rhythm, day('2026-11-26'))).toMatchObject({
      light: 'unknown',
      reason: {
        code: 'progress.stale',
        values: { latest: '2026-10-05', until: '2026-11-25', every: 'month', days: 1 },
      },
    })
    expect(unableToTell(null, rhythm, asOf)?.reason.code).toBe('progress.silent')
  })

  it('1.2 grace runs from the last day of a short month', () => {
    expect(freshUntil(day('2026-01-31'), { every: 'month', graceDays: 0 })).toBe('2026-02-28')
    expect(freshUntil(day('2026-01-31'), { every: 'quarter', graceDays: 30 })).toBe('2026-05-30')
  })
})

describe('2 what is promised', () => {
  it('2.1 突破30家 with exactly 30 is not reached', () => {
    expect([isReached(atLeast(30, true), 30), isReached(atLeast(30, true), 31), isReached(atLeast(30), 30)]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('2.2 above an interval is reached; above a limit is behind', () => {
    expect(isReached({ ...atLeast(2), max: 3 }, 4)).toBe(true)
    const limit = { min: null, max: 20, strict: false, unit: '个工作日', by }
    expect(assessCounting({ target: limit, start, asOf, actual: 20, arrivals: 0 }).light).toBe('met')
    expect(assessCounting({ target: limit, start, asOf, actual: 21, arrivals: 0 })).toMatchObject({
      light: 'behind',
      reason: { code: 'progress.over-limit' },
    })
  })

  it('2.3 completion is over the lower bound and is not capped', () => {
    expect(completionOf(atLeast(50), 41)).toBeCloseTo(0.82)
    expect(completionOf(atLeast(20), 22)).toBeCloseTo(1.1)
  })

  it('2.4 after the deadline what is not reached is behind', () => {
    expect(counting(50, 49, { asOf: day('2027-01-01') })).toMatchObject({
      light: 'behind',
      probability: 0,
      reason: { code: 'progress.missed' },
    })
    expect(counting(50, 50, { asOf: day('2027-01-01') }).light).toBe('met')
  })
})

describe('3 models', () => {
  it('3.1 what was there before the plan counts, but sets no pace', () => {
    const before = counting(50, 41, { arrivals: 1 })
    const since = counting(50, 41)
    expect(before.probability ?? 1).toBeLessThan(since.probability ?? 0)
    expect(before.completion).toBe(since.completion)
  })

  it('3.2 forecasts as the negative binomial of the posterior', () => {
    const assessed = counting(50, 41)
    expect(assessed).toMatchObject({ light: 'behind', forecast: 43, interval: { low: 41, high: 45 } })
    expect(assessed.probability).toBeLessThan(0.01)
    expect(counting(5, 4).probability).toBeCloseTo(1 - (829 / 867) ** 4.5, 10)
    expect(assessCounting({ target: atLeast(30, true), start, asOf, actual: 30, arrivals: 30 })).toMatchObject({
      light: 'atRisk',
    })
  })

  it('3.2 more done is never less likely to reach, and the forecast lies within its interval', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 800 }),
        (done, min, days) => {
          const on = CivilDate.addDays(start, days)
          const less = counting(min, done, { asOf: on })
          const more = counting(min, done + 1, { asOf: on })
          expect((more.probability ?? 0) - (less.probability ?? 1)).toBeGreaterThanOrEqual(-1e-9)
          const { low, high } = less.interval ?? { low: Number.NaN, high: Number.NaN }
          expect(done <= low && low <= (less.forecast ?? 0) && (less.forecast ?? 0) <= high).toBe(true)
        },
      ),
    )
  })

  it('3.3 is expected in equal daily steps from what was there at the start', () => {
    const facts = { target: atLeast(50), start, asOf, actual: 41, arrivals: 41 }
    expect(expectedCount(facts, asOf)).toBeCloseTo((50 * 829) / 867, 10)
    expect(expectedCount(facts, by)).toBe(50)
    expect(expectedCount({ ...facts, arrivals: 11 }, CivilDate.addDays(start, -1))).toBe(30)
  })

  const output = {
    target: { min: 1000, max: null, strict: true, unit: '亿元', by },
    asOf,
    dataTo: day('2026-10-31'),
    actual: 858.4,
    earlier: [
      { year: 2024, byThen: 640, total: 790 },
      { year: 2025, byThen: 735, total: 900 },
    ],
  }

  const widthAt = (dataTo: string, actual: number, byThen: number) => {
    const { interval } = assessYearSum({
      ...output,
      dataTo: day(dataTo),
      actual,
      earlier: [{ year: 2025, byThen, total: 900 }],
    })
    return (interval?.high ?? 0) - (interval?.low ?? 0)
  }

  it('3.4 divides the reported sum by the share of earlier years', () => {
    const assessed = assessYearSum(output)
    expect(assessed.light).toBe('onCourse')
    expect(assessed.forecast).toBeGreaterThan(1030)
    expect(assessed.forecast).toBeLessThan(1060)
    expect(assessed.interval?.low).toBeLessThan(assessed.forecast ?? 0)
    expect(assessed.reason).toMatchObject({ code: 'progress.year-sum', values: { years: 2 } })
  })

  it('3.4 closes the interval as the year ends', () => {
    expect(widthAt('2026-11-30', 930, 820)).toBeLessThan(widthAt('2026-06-30', 480, 420))
  })

  it('3.5 says less the fewer years it has', () => {
    const width = (earlier: typeof output.earlier) => {
      const { interval } = assessYearSum({ ...output, earlier })
      return (interval?.high ?? 0) - (interval?.low ?? 0)
    }
    expect(width([])).toBeGreaterThan(width(output.earlier))
  })

  it('3.6 expects the bound times the usual share, and tells nothing before its year', () => {
    expect(expectedSum(output)).toBeGreaterThan(800)
    expect(expectedSum(output)).toBeLessThan(840)
    expect(assessYearSum({ ...output, asOf: day('2025-12-01') }).reason.code).toBe('progress.too-early')
    expect(assessYearSum({ ...output, dataTo: by, actual: 1000 })).toMatchObject({ light: 'behind', probability: 0 })
  })

  it('3.7 a level needs three steps to be told', () => {
    const level = { target: atLeast(80), asOf, actual: 74 }
    expect(assessLevel({ ...level, history: [70, 72, 74] }).light).toBe('unknown')
    expect(assessLevel({ ...level, history: [57, 63, 66, 72, 74] }).light).toBe('atRisk')
    expect(assessLevel({ ...level, history: [74, 74, 74, 74, 74] }).light).toBe('behind')
  })
})

describe('4 measures', () => {
  const expected = { min: 2, by: day('2026-06-30'), start, arrivals: 1 }

  it('4.1 records meet a measure at the expected number, else by their pace', () => {
    expect(assessRecords({ ...expected, actual: 2 }, asOf).reason.code).toBe('progress.records-met')
    expect(assessRecords({ ...expected, actual: 1 }, asOf)).toMatchObject({
      light: 'behind',
      reason: { code: 'progress.records-overdue', values: { days: 146 } },
    })
    expect(assessRecords({ ...expected, actual: 1 }, day('2025-01-01')).light).toBe('onCourse')
  })

  it('4.2 a milestone is met only when confirmed, and has no forecast', () => {
    const confirmation = { on: day('2026-05-20'), unit: '市科技局', document: '津科〔2026〕1号' }
    expect(assessMilestone({ due: day('2026-06-30'), confirmation }, asOf)).toMatchObject({
      light: 'met',
      forecast: null,
      probability: null,
      reason: { code: 'progress.milestone-confirmed' },
    })
  })

  it.each([
    ['2026-05-30', 'onCourse'],
    ['2026-05-31', 'atRisk'],
    ['2026-06-30', 'atRisk'],
    ['2026-07-01', 'behind'],
  ])('4.3 an unconfirmed milestone due on 2026-06-30 is on %s %s', (on, light) => {
    expect(assessMilestone({ due: day('2026-06-30'), confirmation: null }, day(on)).light).toBe(light)
  })

  it('4.4 overdue days begin the day after', () => {
    expect([
      overdueDays(day('2026-06-30'), day('2026-06-30')),
      overdueDays(day('2026-06-30'), day('2026-07-01')),
    ]).toEqual([null, 1])
  })
})

describe('5 lights', () => {
  it('5.1 a kept promise is met whatever the pace', () => {
    expect(counting(41, 41)).toMatchObject({ light: 'met', probability: 1, reason: { code: 'progress.met' } })
  })

  it('5.2 the light follows the probability', () => {
    const lights = Array.from({ length: 51 }, (_, done) => counting(50, done, { asOf: day('2026-06-01') }))
    const wanted = lights.map(({ probability, light }) => {
      if (light === 'met') return 'met'
      if ((probability ?? 0) >= 0.8) return 'onCourse'
      return (probability ?? 0) >= 0.4 ? 'atRisk' : 'behind'
    })
    expect(lights.map(({ light }) => light)).toEqual(wanted)
    expect(new Set(wanted).size).toBe(4)
  })

  it('5.3 before the plan begins nothing can be told', () => {
    expect(counting(50, 0, { asOf: day('2024-08-01') })).toMatchObject({
      light: 'unknown',
      reason: { code: 'progress.too-early' },
    })
  })

  it('5.4 the worst light is the first in the order', () => {
    expect(lightOrder).toEqual(['behind', 'atRisk', 'unknown', 'onCourse', 'met'])
    expect(worstLight(['met', 'unknown', 'onCourse'])).toBe('unknown')
    expect(worstLight([])).toBeUndefined()
    expect(countLights(['met', 'met', 'behind'])).toEqual({ behind: 1, atRisk: 0, unknown: 0, onCourse: 0, met: 2 })
  })

  it('5.5 every reason is in the list of codes', () => {
    for (const done of [0, 30, 49, 50]) expect(reasonCodes).toContain(counting(50, done).reason.code)
  })
})

describe('6 back-test', () => {
  it('6.1 gathers how often each light was right', () => {
    const judgements: readonly Judgement[] = [
      { light: 'onCourse', probability: 0.9, cameTrue: true },
      { light: 'onCourse', probability: 0.9, cameTrue: false },
      { light: 'unknown', probability: null, cameTrue: false },
    ]
    const tested = backTest(judgements)
    expect(tested.judgements).toBe(2)
    expect(tested.lights.find(({ light }) => light === 'onCourse')).toMatchObject({ given: 2, reached: 1, share: 0.5 })
    expect(tested.brier).toBeCloseTo((0.01 + 0.81) / 2)
  })

  it('6.2 on simulated histories each light is right as often as it says', () => {
    let seed = 20_260_823
    const random = (): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return (seed + 0.5) / 2 ** 32
    }
    const judgements: Judgement[] = []
    const all = CivilDate.daysBetween(start, by) + 1
    for (let history = 0; history < 4000; history += 1) {
      const min = 5 + Math.floor(random() * 60)
      const rate = (min / all) * (0.6 + random() * 0.8)
      const events: number[] = []
      for (let on = -Math.log(random()) / rate; on < all; on -= Math.log(random()) / rate) events.push(on)
      const passed = Math.floor(all * (0.3 + random() * 0.65))
      const actual = events.filter((on) => on < passed).length
      const assessed = counting(min, actual, { asOf: CivilDate.addDays(start, passed - 1) })
      judgements.push({ light: assessed.light, probability: assessed.probability, cameTrue: events.length >= min })
    }
    const tested = backTest(judgements)
    for (const { share, given, from, to } of tested.lights) {
      const error = 3 * Math.sqrt(0.25 / given)
      expect(share ?? 0).toBeGreaterThan(from - error)
      expect(share ?? 1).toBeLessThan(to + error)
    }
    expect(tested.brier).toBeLessThan(0.15)
  })
})
