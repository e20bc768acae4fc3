import { beforeAll, expect, it } from 'vitest'
import { startMessages } from '../../i18n/messages.ts'
import { grantKey, percentText, valueText, wanText } from './words.ts'

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

it('cuts a rate without end, so that what is just below a threshold stays below it, and names choices in the language', () => {
  const rate = { kind: 'rate', unit: null }
  const shown = (value: string) => valueText({ kind: 'number', value }, rate, { t: String, language: 'en' })
  expect(['0.118291654959', '0.0499999', '0.8001', '0.05'].map(shown)).toEqual(['11.82…%', '4.99…%', '80.01%', '5%'])
  const board = { kind: 'enum', unit: null, values: [{ zh: '未上市', en: 'Not listed' }] }
  const text = valueText({ kind: 'text', value: '未上市' }, board, { t: String, language: 'en' })
  expect(text).toBe('Not listed')
})
