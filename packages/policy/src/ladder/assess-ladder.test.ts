import { describe, expect, it } from 'vitest'
import { applicantOf, day, fact, label, setOf, source } from '../cases/declare.ts'
import { plainLadder } from '../explain/to-plain.ts'
import type { LadderFinding } from './finding.ts'
import { climb } from './assess-ladder.ts'
import type { Criterion, Demand, PointsLine, Rung } from './rung.ts'

const facts = [
  fact('人数', { kind: 'integer', min: 0 }),
  fact('专利', { kind: 'integer', min: 0 }),
  fact('一级有效', { kind: 'boolean' }),
  fact('二级有效', { kind: 'boolean' }),
]

const criterion = (demand: Demand): Criterion => ({
  id: 'c',
  title: label('c'),
  demand,
  quote: null,
  certainty: null,
})

const when = (text: string): Criterion => criterion({ kind: 'condition', when: text })
const unseen = criterion({ kind: 'unseen', what: label('未见') })
const points = (atLeast: number, part: string | null = null): Criterion =>
  criterion({ kind: 'points', table: 't', part, atLeast })

const line = (id: string, most: number, bands: readonly (readonly [string, number])[]): PointsLine => ({
  id,
  title: label(id),
  most,
  bands: bands.map(([text, got]) => ({ when: text, points: got, title: text })),
  bestOf: [],
  unseen: null,
})

const staff = line('staff', 20, [
  ['人数 >= 30', 20],
  ['人数 >= 10', 10],
])
const patents = line('patents', 40, [
  ['专利 >= 2', 40],
  ['专利 >= 1', 30],
])
const hidden: PointsLine = { ...line('hidden', 30, []), unseen: label('未见') }

const rung = (id: string, criteria: readonly Criterion[], more: Partial<Rung> = {}): Rung => ({
  id,
  version: id,
  entry: 'enacts',
  title: label(id),
  from: day('2025-01-01'),
  until: null,
  recognised: null,
  criteria,
  tables: [
    {
      id: 't',
      title: label('t'),
      sections: [
        { id: 'open', title: label('open'), lines: [staff, patents] },
        { id: 'closed', title: label('closed'), lines: [hidden] },
        { id: 'best', title: label('best'), lines: [{ ...line('either', 40, []), bestOf: [staff, patents] }] },
      ],
    },
  ],
  quote: '原文',
  source,
  certainty: 'verbatim',
  unseen: [],
  ...more,
})

const climbed = (rungs: readonly Rung[], own: Readonly<Record<string, unknown>>, on = '2026-01-01'): LadderFinding => {
  const order = [...new Set(rungs.map(({ id }) => id))]
  const set = setOf({ facts, ladders: [{ id: 'L', title: label('L'), order, rungs }] })
  const [found] = climb(set, applicantOf(set, { applicant: { facts: own } }), day(on))
  if (!found) throw new Error('nothing is said')
  return found
}

const statusOf = (criteria: readonly Criterion[], own: Readonly<Record<string, unknown>>): string =>
  climbed([rung('R', criteria)], own).rungs[0]?.status ?? ''

const scoreOf = (part: string | null, own: Readonly<Record<string, unknown>>) => {
  const found = climbed([rung('R', [points(1, part)])], own).rungs[0]?.criteria[0]?.points
  return found && [found.low, found.high]
}

describe('ladders', () => {
  it('5.1 say of each point whether it is met, not met or cannot be told, and of the rung whether all are', () => {
    expect(statusOf([when('人数 >= 10'), when('专利 >= 1')], { 人数: 10, 专利: 1 })).toBe('met')
    expect(statusOf([when('人数 >= 10'), when('专利 >= 1')], { 人数: 9 })).toBe('notMet')
    expect(statusOf([when('人数 >= 10'), when('专利 >= 1')], { 人数: 10 })).toBe('unknown')
    const any = criterion({ kind: 'any', of: [when('人数 >= 10'), when('专利 >= 1')] })
    expect(statusOf([any], { 专利: 1 })).toBe('met')
    expect(climbed([rung('R', [any])], { 人数: 1 }).rungs[0]?.missing).toEqual(['专利'])
  })

  it('5.1 tell the least change for each point that is not met', () => {
    const set = setOf({
      facts,
      ladders: [
        { id: 'L', title: label('L'), order: ['R'], rungs: [rung('R', [when('人数 >= 10'), when('专利 >= 1')])] },
      ],
    })
    const applicant = applicantOf(set, { applicant: { facts: { 人数: 7, 专利: 1 } } })
    const on = day('2026-01-01')
    const told = climb(set, applicant, on).map((found) => plainLadder(set, { applicant, on }, found))
    expect(told).toMatchObject([
      {
        rungs: [
          {
            status: 'notMet',
            criteria: [
              {
                status: 'notMet',
                lacks: [{ fact: '人数', from: '7', to: '10', difference: { kind: 'increase', by: '3' } }],
              },
              { status: 'met', lacks: [] },
            ],
          },
        ],
      },
    ])
  })

  it('5.2 take the first band that holds, and none below the last', () => {
    expect(scoreOf('staff', { 人数: 30 })).toEqual([20, 20])
    expect(scoreOf('staff', { 人数: 29 })).toEqual([10, 10])
    expect(scoreOf('staff', { 人数: 9 })).toEqual([0, 0])
  })

  it('5.2 keep the points as an interval where facts are missing or a line was not seen, and decide when it decides', () => {
    expect(scoreOf('open', { 人数: 30 })).toEqual([20, 60])
    expect(scoreOf('closed', {})).toEqual([0, 30])
    expect(scoreOf('best', { 人数: 30, 专利: 1 })).toEqual([30, 30])
    expect(scoreOf('best', { 人数: 30 })).toEqual([20, 40])
    expect(statusOf([points(20, 'open')], { 人数: 30 })).toBe('met')
    expect(statusOf([points(50, 'open')], { 人数: 9 })).toBe('notMet')
    expect(statusOf([points(50, 'open')], { 人数: 30 })).toBe('unknown')
  })

  it('5.3 never decide by what nobody saw', () => {
    expect(statusOf([unseen], {})).toBe('unknown')
    expect(statusOf([when('人数 >= 10'), unseen], { 人数: 10 })).toBe('unknown')
    expect(statusOf([when('人数 >= 10'), unseen], { 人数: 9 })).toBe('notMet')
    expect(statusOf([criterion({ kind: 'any', of: [unseen, when('人数 >= 10')] })], { 人数: 10 })).toBe('met')
  })

  it('5.4 use the version in force on the day', () => {
    const versions = [
      rung('R', [when('人数 >= 10')], { version: 'R1' }),
      rung('R', [when('人数 >= 20')], { version: 'R2', entry: 'amends', from: day('2026-04-01') }),
    ]
    const on = (text: string) =>
      climbed(versions, { 人数: 15 }, text).rungs.map(({ ready, status }) => [ready.rung.version, status])
    expect(on('2024-12-31')).toEqual([['R1', 'notInForce']])
    expect(on('2026-03-31')).toEqual([['R1', 'met']])
    expect(on('2026-04-01')).toEqual([['R2', 'notMet']])
  })

  it('5.5 keep what was recognised apart from our estimate, and name the next rung', () => {
    const rungs = [
      rung('一', [when('人数 >= 10')], { recognised: '一级有效' }),
      rung('二', [when('人数 >= 20')], { recognised: '二级有效' }),
      rung('三', [unseen]),
    ]
    expect(climbed(rungs, { 人数: 25, 一级有效: true, 二级有效: false })).toMatchObject({
      recognised: '一',
      estimated: '二',
      next: '二',
    })
    expect(climbed(rungs, { 人数: 5 })).toMatchObject({ recognised: null, estimated: null, next: '一' })
    expect(climbed(rungs, { 一级有效: true, 二级有效: true })).toMatchObject({ recognised: '二', next: '三' })
  })
})
