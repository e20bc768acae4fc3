import { expect, it } from 'vitest'
import { brokenChecks } from './checks.ts'
import type { FormShape } from './form-shape.ts'

const own = { zh: '自有资金不能多于总投资', en: 'Own funds cannot be more than the whole investment' }
const order = { zh: '竣工不能早于开工', en: 'It cannot be finished before it is begun' }
const form: FormShape = {
  schema: {
    properties: {
      investment: { type: 'string', title: '总投资', format: 'money', 'x-unit': '万元' },
      ownFunds: { type: 'string', title: '自有 资金', format: 'money', 'x-unit': '万元' },
      begins: { type: 'string', title: '开工日期', format: 'date' },
      ends: { type: 'string', title: '竣工日期', format: 'date' },
      kinds: { type: 'array', title: '类别' },
      people: { type: 'integer', title: '人数' },
    },
  },
  layout: [],
  checks: [
    { expect: '自有 资金 <= 总投资 and 总投资 >= 万元(1)', at: 'ownFunds', message: own },
    { expect: '竣工日期 >= 开工日期', at: 'ends', message: order },
    { expect: 'not(list contains(类别, "其他")) or 人数 > 0', at: 'kinds', message: order },
  ],
}

it('says which checks do not hold, by the names of the fields, in the browser as on the server', () => {
  const values = { investment: '100000000', ownFunds: '100000001', begins: '2026-12-01', ends: '2026-11-30' }
  expect(brokenChecks(form, values)).toEqual([
    { at: 'ownFunds', message: own },
    { at: 'ends', message: order },
  ])
  expect(brokenChecks(form, { ...values, ownFunds: '100000000', ends: '2026-12-01' })).toEqual([])
  expect(brokenChecks(form, { kinds: ['其他'], people: 0 }).map(({ at }) => at)).toEqual(['kinds'])
})

it('says nothing of a check whose fields are still empty', () => {
  expect(brokenChecks(form, { ownFunds: '1' })).toEqual([])
})
