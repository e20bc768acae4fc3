import { expect, it } from 'vitest'
import { readForm } from './read-form.ts'
import { toTyped } from './typed.ts'

const schema = {
  properties: {
    name: { type: 'string', title: '项目名称', maxLength: 4 },
    people: { type: 'integer', title: '人数', minimum: 1, maximum: 100 },
    investment: { type: 'string', title: '总投资', format: 'money', 'x-unit': '万元' },
    begins: { type: 'string', title: '开工日期', format: 'date' },
    isNew: { type: 'boolean', title: '是否新建' },
    kinds: { type: 'array', title: '类别', items: { type: 'string', enum: ['甲', '乙'] } },
    code: { type: 'string', title: '编码', pattern: '^[A-Z]{2}$' },
  },
  required: ['name', 'isNew'],
} as const

const faultsOf = (typed: Parameters<typeof readForm>[1]): Readonly<Record<string, string>> =>
  Object.fromEntries([...readForm({ schema }, typed).faults].map(([field, { key }]) => [field, key]))

it('reads what was typed as it is sent: whole numbers as numbers, money digit by digit, lists as lists', () => {
  const typed = {
    name: ' 中试线 ',
    people: '12',
    investment: '4,700.05',
    begins: '2026-12-01',
    isNew: false,
    kinds: ['甲'],
  }
  const { values, faults } = readForm({ schema }, typed)
  expect(faults.size).toBe(0)
  expect(values).toEqual({
    name: '中试线',
    people: 12,
    investment: '4700050000',
    begins: '2026-12-01',
    isNew: false,
    kinds: ['甲'],
  })
  expect(toTyped({ schema }, values)).toEqual({ ...typed, name: '中试线', investment: '4,700.05' })
})

it('tells at each field what is wrong with it, all at once', () => {
  expect(
    faultsOf({ name: '千吨级中试线', people: '101', investment: '四百', begins: '明年', code: 'x', kinds: [] }),
  ).toEqual({
    name: 'tooLong',
    people: 'tooLarge',
    investment: 'notMoney',
    begins: 'notDate',
    code: 'wrongForm',
    isNew: 'required',
  })
  expect(faultsOf({ name: '中试线', isNew: true, people: '1.5' })).toEqual({ people: 'notWhole' })
  expect(faultsOf({ name: '中试线', isNew: true, people: '0' })).toEqual({ people: 'tooSmall' })
})
