import type { Ceiling, PolicySet } from '@ceyuan/policy'
import { Fen } from '@ceyuan/values'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadTestCity } from '../progress/test-progress.ts'
import { claimKeys, clashesOf, roomUnder, type AskedGrant, type EarlierGrant } from './double-payment.ts'

let set: PolicySet

beforeAll(async () => {
  set = (await loadTestCity()).policies
})

const asked = (id: string, change: Partial<AskedGrant> = {}): AskedGrant => {
  const clause = set.clauses.get(id)?.at(-1)?.clause
  if (!clause) throw new Error(`No clause ${id}`)
  const base = { creditCode: 'A', group: null, subject: null, decidedOn: '2026-05-01', topUpOf: null }
  return { clause, subjectKind: clause.subject, ...base, ...change }
}

const earlier = (clause: string, change: Partial<EarlierGrant> = {}): EarlierGrant => ({
  id: 'e',
  clause,
  creditCode: 'A',
  group: null,
  subjectKind: set.clauses.get(clause)?.at(-1)?.clause.subject ?? 'applicant',
  subject: null,
  fen: 100n,
  decidedOn: '2025-03-01',
  ...change,
})

const rules = (one: AskedGrant, ...others: readonly EarlierGrant[]) =>
  clashesOf(set, one, others).map(({ rule }) => rule)

describe('nothing is paid twice', () => {
  it('in a group of one applicant, whatever the subjects', () => {
    expect(rules(asked('TJ-D1'), earlier('TJ-D3'))).toEqual(['group'])
    expect(rules(asked('TJ-D1'), earlier('TJ-D3', { creditCode: 'B' }))).toEqual([])
  })

  it('in a group of one subject, also where another enterprise claimed for the project', () => {
    const one = asked('TJ-1a', { subject: 'P' })
    expect(rules(one, earlier('TJ-1c', { subject: 'P', creditCode: 'B' }))).toEqual(['group'])
    expect(rules(one, earlier('TJ-1c', { subject: 'Q' }))).toEqual([])
  })

  it('by a clause that pays once, once for each project, or whose text on this was not seen', () => {
    expect(rules(asked('TJ-D1'), earlier('TJ-D1'))).toEqual(['once'])
    expect(rules(asked('TJ-1a', { subject: 'P' }), earlier('TJ-1a', { subject: 'P' }))).toEqual(['perProject'])
    expect(asked('TJ-2a').clause.frequency).toBe('unknown')
    expect(rules(asked('TJ-2a', { subject: 'P' }), earlier('TJ-2a', { subject: 'P' }))).toEqual(['once'])
  })

  it('in one year by a clause that pays yearly', () => {
    const yearly = asked('TJ-D1')
    const one = { ...yearly, clause: { ...yearly.clause, groups: [], frequency: 'yearly' as const } }
    expect(rules(one, earlier('TJ-D1'))).toEqual([])
    expect(rules(one, earlier('TJ-D1', { decidedOn: '2026-01-01' }))).toEqual(['yearly'])
  })

  it('by clauses that exclude each other, whichever of them says so', () => {
    const one = asked('TJ-1a', { subject: 'P' })
    const other = { ...one, clause: { ...one.clause, groups: [], incompatible: ['TJ-3a'] } }
    expect(rules(other, earlier('TJ-3a', { subject: 'P' }))).toEqual(['incompatible'])
    expect(rules(other, earlier('TJ-3a', { subject: 'Q' }))).toEqual([])
  })

  it('except where the difference to the earlier grant is stated', () => {
    expect(rules(asked('TJ-D1', { topUpOf: 'e' }), earlier('TJ-D3'))).toEqual([])
    expect(rules(asked('TJ-D1', { topUpOf: 'e' }), earlier('TJ-D1'))).toEqual(['once'])
  })
})

const ceiling = (change: Partial<Ceiling>): Ceiling => ({
  id: 'c',
  title: { zh: 'c', en: 'c' },
  of: 'applicant',
  clauses: [],
  per: 'ever',
  quote: '',
  source: { title: 't', link: null, date: null },
  fen: Fen.create(1000n),
  ...change,
})

const left = (one: Ceiling, grant: AskedGrant, ...others: readonly EarlierGrant[]) =>
  roomUnder({ ...set, ceilings: [one] }, grant, others).map(({ leftFen }) => leftFen)

describe('ceilings', () => {
  it('count what the applicant was granted, and of a group of companies what its members were', () => {
    const others = [earlier('TJ-D1'), earlier('TJ-D3', { creditCode: 'B', group: 'G' })]
    expect(left(ceiling({}), asked('TJ-1a', { group: 'G' }), ...others)).toEqual([900n])
    expect(left(ceiling({ of: 'group' }), asked('TJ-1a', { group: 'G' }), ...others)).toEqual([800n])
    expect(left(ceiling({ of: 'group' }), asked('TJ-1a'), ...others)).toEqual([900n])
  })

  it('count only their clauses, and only their year', () => {
    expect(left(ceiling({ clauses: ['TJ-1a'] }), asked('TJ-1a'), earlier('TJ-D1'))).toEqual([1000n])
    expect(left(ceiling({ clauses: ['TJ-1a'] }), asked('TJ-D1'), earlier('TJ-D1'))).toEqual([])
    expect(left(ceiling({ per: 'year' }), asked('TJ-1a'), earlier('TJ-D1'))).toEqual([1000n])
  })
})

describe('what a grant holds alone', () => {
  it('is its clause for its subject and its groups; a top-up leaves the group with the first', () => {
    expect(claimKeys(set, asked('TJ-1a', { subject: 'P' }), null)).toEqual([
      'clause TJ-1a project P',
      'group project-investment project P',
    ])
    expect(claimKeys(set, asked('TJ-D1'), earlier('TJ-D3'))).toEqual(['clause TJ-D1 applicant A'])
    expect(claimKeys(set, asked('TJ-D1'), null)).toContain('group champion-enterprise applicant A')
  })
})
