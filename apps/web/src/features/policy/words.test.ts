import { beforeAll, expect, it } from 'vitest'
import { startMessages } from '../../i18n/messages.ts'
import { grantKey, percentText, wanText } from './words.ts'

beforeAll(() => startMessages('zh-CN'))

it('moves the point of a rate exactly', () => {
  expect(['0.1', '0.05', '0.005', '1', '0.0625', '-0.02', '0'].map(percentText)).toEqual([
    '10%',
    '5%',
    '0.5%',
    '100%',
    '6.25%',
    '-2%',
    '0%',
  ])
})

it('shows fen in 万元', () => {
  expect(wanText('460000000')).toBe('460.00')
})

it('tells the same clause for two projects apart', () => {
  const [first, second] = ['1', '2'].map((id) => grantKey('A', { kind: 'project', id, name: null }))
  expect(first).not.toBe(second)
})
