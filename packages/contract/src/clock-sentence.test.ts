import type { ClockState } from '@ceyuan/procedure'
import { CivilDate } from '@ceyuan/values'
import { expect, it } from 'vitest'
import { alarmSentence, clockSentence, clockSentences, dueSentence } from './index.ts'

const on = CivilDate.create(2026, 11, 23)
const day = (count: number): CivilDate => CivilDate.addDays(on, count)
const state = (other: Partial<ClockState>): ClockState => ({
  phase: 'running',
  on,
  due: { kind: 'settled', on: day(2) },
  total: 20,
  used: { kind: 'settled', days: 18 },
  left: { kind: 'settled', days: 2 },
  over: { kind: 'settled', days: 0 },
  extendedBy: 0,
  pausedSince: null,
  pausedFor: [],
  ...other,
})

it.each([
  [state({}), '剩余2个工作日', '2 working days left'],
  [state({ left: { kind: 'range', least: 12, most: 14 } }), '剩余12至14个工作日', '12 to 14 working days left'],
  [state({ due: { kind: 'settled', on } }), '今日到期', 'Due today'],
  [state({ phase: 'over', over: { kind: 'settled', days: 3 } }), '已超期3个工作日', '3 working days overdue'],
  [
    state({ phase: 'paused', pausedSince: CivilDate.create(2026, 11, 2), pausedFor: ['expertReview', 'testing'] }),
    '暂停中（专家评审、检测，自2026-11-02）',
    'Paused (expert review, testing, since 2026-11-02)',
  ],
  [state({ phase: 'stopped' }), '已办结', 'Done'],
  [
    state({ phase: 'stopped', over: { kind: 'settled', days: 1 } }),
    '已办结（已超期1个工作日）',
    'Done (1 working day overdue)',
  ],
  [state({ phase: 'notStarted' }), '尚未起算', 'Not started'],
])('says how a clock stands', (found, chinese, english) => {
  expect(clockSentence(found, 'working', 'zh-CN')).toBe(chinese)
  expect(clockSentence(found, 'working', 'en')).toBe(english)
})

it('says of natural days that end on a rest day to which day they move', () => {
  const moved = state({ left: { kind: 'settled', days: 0 } })
  expect(clockSentence(moved, 'natural', 'zh-CN')).toBe('2026-11-25到期（最后一日逢休息日，顺延）')
})

it('says of a range from when the holidays are not known', () => {
  const due = { kind: 'range', earliest: day(60), latest: day(65), settledTo: CivilDate.create(2027, 1, 1) } as const
  expect(dueSentence(due, 'zh-CN')).toBe('2027-01-22至2027-01-27之间到期（2027-01-01起的放假通知尚未发布，发布后确定）')
})

it('says what follows from silence, and from when', () => {
  const basis = { title: '行政许可法', article: '第三十二条' }
  const alarm = { kind: 'deemedAccepted', on: day(5), isSettled: true, since: on, basis } as const
  expect(alarmSentence(alarm, 'zh-CN')).toBe('逾期未告知，视为受理（自2026-11-23起）')
})

it('has every sentence in both languages', () => {
  expect(Object.keys(clockSentences.en)).toEqual(Object.keys(clockSentences['zh-CN']))
})
