import { expect, it } from 'vitest'
import { toGiven } from './given-value.ts'

it('gives money its unit and a rate its sign', () => {
  expect(toGiven({ kind: 'money', unit: '万元' }, ' 1,200.5 ')).toBe('1200.5万元')
  expect(toGiven({ kind: 'rate', unit: null }, '12.5')).toBe('12.5%')
  expect(toGiven({ kind: 'rate', unit: null }, '12.5%')).toBe('12.5%')
})

it('gives nothing where no value can be meant yet', () => {
  expect(toGiven({ kind: 'money', unit: '万元' }, '约五百')).toBeUndefined()
  expect(toGiven({ kind: 'integer', unit: null }, '')).toBeUndefined()
})

it('takes a list apart', () => {
  expect(toGiven({ kind: 'texts', unit: null }, '基础材料、基础软件')).toEqual(['基础材料', '基础软件'])
})
