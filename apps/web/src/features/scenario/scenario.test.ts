import { expect, it } from 'vitest'
import { isNumber, numbersIn, readContent, withNumber } from './scenario.ts'

const rule = '总投资 >= 万元(5000) and 类型 in ("2类", "基础") and 比例 <= 0.05 and 日期 >= date("2024-01-01")'

it('finds the numbers of a rule, and none in quotes or names', () => {
  const numbers = numbersIn(rule).filter(({ kind }) => kind === 'number')
  expect(numbers.map(({ text }) => text)).toEqual(['5000', '0.05'])
  expect(numbersIn('一类知识产权数2 > 3').map(({ text }) => text)).toEqual(['一类知识产权数2 > ', '3'])
})

it('puts another number in the place of one, and loses nothing', () => {
  const pieces = numbersIn(rule)
  expect(pieces.map(({ text }) => text).join('')).toBe(rule)
  expect(withNumber(pieces, 1, '8000')).toBe(rule.replace('5000', '8000'))
})

it('tells a number that can stand in a rule', () => {
  expect(['5', '0.05', '', '-1', '1e3', '五'].map(isNumber)).toEqual([true, true, false, false, false, false])
})

it('reads nothing from what is no scenario', () => {
  expect(readContent('{"on":1}')).toBeUndefined()
  expect(readContent('nonsense')).toBeUndefined()
})
