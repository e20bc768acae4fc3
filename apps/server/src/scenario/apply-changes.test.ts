import { join } from 'node:path'
import { type ClauseChange, scenarioContent } from '@ceyuan/contract'
import { CivilDate } from '@ceyuan/values'
import { versionOn } from '@ceyuan/policy'
import { expect, it } from 'vitest'
import { loadCity } from '../city/load-city.ts'
import { valueOf } from '../progress/test-progress.ts'
import { applyChanges } from './apply-changes.ts'

const city = valueOf(await loadCity(join(import.meta.dirname, '../../../../cities/example')))
const units = city.units.map(({ id }) => id)

const applyAll = (more: object) =>
  applyChanges(city.policies, scenarioContent.parse({ on: '2026-03-01', changes: [], ...more }), units)

const apply = (changes: readonly object[], ceilings: readonly object[] = []) => applyAll({ changes, ceilings })

const clauseOn = (changes: readonly Partial<ClauseChange>[], id: string, text: string) => {
  const { set } = valueOf(apply(changes))
  if (!CivilDate.is(text)) throw new Error(text)
  const found = versionOn(set.clauses.get(id) ?? [], text)
  return found?.kind === 'inForce' ? found.version.clause : null
}

it('makes a change a new version from its day on, and leaves the days before as they were', () => {
  const changes = [{ clause: 'G-3', from: '2026-04-01', amount: '研发费用 * 0.03' }]
  expect(clauseOn(changes, 'G-3', '2026-03-31')?.amount).toBe('研发费用 * 0.02')
  expect(clauseOn(changes, 'G-3', '2026-04-01')?.amount).toBe('研发费用 * 0.03')
})

it('puts a change that begins on the day of a version in its place', () => {
  const changes = [{ clause: 'G-1', from: '2026-01-01', capFen: null }]
  expect(clauseOn(changes, 'G-1', '2026-01-01')).toMatchObject({
    cap: null,
    condition: '设备投资 >= 万元(200) and 投产日期 <= today()',
  })
})

it('ends a clause on a day', () => {
  const changes = [{ clause: 'G-4', from: '2026-05-01', ends: true }]
  expect(clauseOn(changes, 'G-4', '2026-04-30')).not.toBeNull()
  expect(clauseOn(changes, 'G-4', '2026-05-01')).toBeNull()
})

it('takes a cap that can never bind for none', () => {
  expect(clauseOn([{ clause: 'G-4', from: '2026-05-01', capFen: '900000000' }], 'G-4', '2026-05-01')?.cap).toBeNull()
})

it('moves a ceiling and touches every clause under it', () => {
  const { set, changed } = valueOf(apply([], [{ ceiling: 'one-applicant', fen: '100000000' }]))
  expect(set.ceilings.find(({ id }) => id === 'one-applicant')?.fen).toBe(100_000_000n)
  expect([...changed]).toEqual(expect.arrayContaining(['G-1', 'G-2', 'G-3', 'G-4']))
})

const fresh = {
  clause: 'NEW-1',
  policy: 'growth',
  kind: 'grant',
  title: { zh: '新条款', en: 'New clause' },
  subject: 'applicant',
  from: '2026-04-01',
  condition: '规模以上',
  amount: '万元(10)',
  capFen: null,
  frequency: 'yearly',
}

it('takes in a clause that there was not, with its shares, group, requirement of others and ceiling', () => {
  const title = { zh: '同类', en: 'Alike' }
  const shares = ['1/3', '2/3'].map((part) => ({ payer: { zh: part, en: part }, part }))
  const { set, changed } = valueOf(
    applyAll({
      added: [{ ...fresh, shares, groups: ['fresh'] }],
      groups: [{ group: 'fresh', title, per: 'applicant' }],
      ceilings: [{ ceiling: 'both', title, of: 'applicant', per: 'ever', clauses: ['NEW-1', 'G-2'], fen: '1000' }],
      changes: [{ clause: 'G-4', from: '2026-04-01', incompatible: ['NEW-1'], groups: ['fresh'] }],
    }),
  )
  expect(set.clauses.get('NEW-1')?.[0]?.clause.shares[0]?.part).toMatchObject({ numerator: 1n, denominator: 3n })
  expect(set.groups.get('fresh')?.per).toBe('applicant')
  expect(set.ceilings.find(({ id }) => id === 'both')).toMatchObject({ per: 'ever', fen: 1000n })
  expect([...changed].toSorted()).toEqual(['G-2', 'G-4', 'NEW-1'])
})

it('changes whom a duplicate group counts and ends a ceiling, and touches the clauses in and under it', () => {
  const group = [...city.policies.groups.values()][0]
  if (!group) throw new Error('no group')
  const per = group.per === 'subject' ? 'applicant' : 'subject'
  const found = valueOf(
    applyAll({ groups: [{ group: group.id, per }], ceilings: [{ ceiling: 'one-group', ends: true }] }),
  )
  expect(found.set.groups.get(group.id)?.per).toBe(per)
  expect(found.set.ceilings.map(({ id }) => id)).not.toContain('one-group')
  expect(found.changed.size).toBe(city.policies.clauses.size)
})

it('takes a ceiling that can never bind for none', () => {
  const title = { zh: '高', en: 'High' }
  const ceilings = [{ ceiling: 'high', title, of: 'applicant', per: 'ever', clauses: ['NEW-1'], fen: '900000000' }]
  const { set } = valueOf(applyAll({ added: [{ ...fresh, frequency: 'once' }], ceilings }))
  expect(set.ceilings.map(({ id }) => id)).not.toContain('high')
})

it.each([
  [{ added: [{ ...fresh, clause: 'G-1' }] }, 'scenario.clause-exists', '/body/added/0/clause'],
  [{ added: [{ ...fresh, policy: 'none' }] }, 'scenario.policy-unknown', '/body/added/0/policy'],
  [{ added: [fresh, fresh] }, 'scenario.clause-changed-twice', '/body/added/1/clause'],
  [{ added: [{ ...fresh, condition: '没有的 > 1' }] }, 'feel.unknown-name', '/body/added/0/condition'],
  [{ added: [{ ...fresh, capFen: '0' }] }, 'policy-release.amount-not-positive', '/body/added/0/capFen'],
  [{ added: [{ ...fresh, requires: ['G-4'] }] }, 'policy.not-a-requirement', '/body/added/0/requires/0'],
  [{ added: [{ ...fresh, incompatible: ['X'] }] }, 'policy.unknown-name', '/body/added/0/incompatible/0'],
  [
    { changes: [{ clause: 'G-4', from: '2026-05-01', shares: [{ payer: fresh.title, part: '一半' }] }] },
    'values.',
    '/body/changes/0/shares/0/part',
  ],
  [{ groups: [{ group: 'none', per: 'subject' }] }, 'scenario.group-unknown', '/body/groups/0/group'],
  [{ ceilings: [{ ceiling: 'one-group', fen: '-5' }] }, 'policy-release.amount-not-positive', '/body/ceilings/0/fen'],
  [
    { ceilings: [{ ceiling: 'one-applicant', clauses: ['NONE'] }] },
    'policy.unknown-name',
    '/body/ceilings/0/clauses/0',
  ],
  [{ ceilings: [{ ceiling: 'one-group', clauses: ['G-1'] }] }, 'policy.ceilings-cross', '/body/ceilings/0/ceiling'],
])('refuses %j by name, at its field', (more, code, path) => {
  const result = applyAll(more)
  if (result.kind === 'success') throw new Error('not refused')
  expect(result.problems.map((problem) => problem.code).join(' ')).toContain(code)
  expect(result.problems.map(({ at }) => at?.path)).toContain(path)
})

it.each([
  [[], [{ ceiling: 'nothing', fen: '1' }], 'scenario.ceiling-unknown', '/body/ceilings/0/ceiling'],
  [
    [{ clause: 'G-4', from: '2026-05-01', until: '2026-04-01' }],
    [],
    'policy.ends-before-it-begins',
    '/body/changes/0/until',
  ],
  [[{ clause: 'G-4', from: '2026-05-01', amount: '规模以上' }], [], 'feel.', '/body/changes/0/amount'],
  [
    [{ clause: 'G-4', from: '2026-05-01', condition: '规模以上 and not(规模以上)' }],
    [],
    'policy.unreachable',
    '/body/changes/0/condition',
  ],
] as const)('refuses %j %j by name and place', (changes, ceilings, code, path) => {
  const result = apply(changes, ceilings)
  if (result.kind === 'success') throw new Error('not refused')
  expect(result.problems[0].code).toContain(code)
  expect(result.problems[0].at?.path).toBe(path)
})
