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

const asked = (changes: readonly object[], ceilings: readonly object[] = []) =>
  scenarioContent.parse({ on: '2026-03-01', changes, ceilings })

const apply = (changes: readonly object[], ceilings: readonly object[] = []) =>
  applyChanges(city.policies, asked(changes, ceilings), units)

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
