import { listClauses } from '@ceyuan/contract'
import { expect, it } from 'vitest'
import { differencesOf } from './clause-differences.ts'

const clause = listClauses.output.shape.items.element.parse({
  id: 'TJ-1a',
  policy: {
    id: 'p',
    title: '若干政策措施',
    number: null,
    issuer: '市政府办公厅',
    date: null,
    standing: 'inForce',
    level: 'municipal',
    source: { title: '若干政策措施', link: null, date: null },
  },
  kind: 'grant',
  entry: 'enacts',
  title: { zh: '条款', en: 'Clause' },
  subject: 'project',
  from: '2023-04-11',
  until: null,
  standing: 'inForce',
  condition: '总投资 >= 万元(2000)',
  amount: '总投资 * 0.1',
  facts: ['总投资'],
  rounding: { stepFen: '100', mode: 'down', basis: { zh: '元', en: 'yuan' } },
  capFen: '500000000',
  frequency: 'once',
  shares: [],
  requires: [],
  groups: [],
  incompatible: [],
  units: [{ id: 'gxj', name: '市工信局' }],
  quote: '给予支持',
  source: { title: '若干政策措施', link: null, date: null },
  certainty: 'verbatim',
  unseen: [],
  isToVerify: false,
})

it('names each part that a later version says otherwise, with what it said before', () => {
  const now = { ...clause, capFen: null, amount: '总投资 * 0.2', from: '2026-01-01' }
  expect(differencesOf(clause, now)).toEqual([
    { part: 'amount', before: '总投资 * 0.1', now: '总投资 * 0.2' },
    { part: 'cap', before: '500000000', now: null },
  ])
})

it('finds nothing where only the dates are others', () => {
  expect(differencesOf(clause, { ...clause, from: '2026-01-01', until: '2027-01-01' })).toEqual([])
})
