import { Fen } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { clause, fact, label, setOf } from '../cases/declare.ts'
import { plainValue } from '../explain/plain.ts'
import { readApplicant } from './read-applicant.ts'
import { readFactValue } from './fact-value.ts'

const money = fact('投资', { kind: 'money', min: Fen.zero })
const set = setOf({
  facts: [money, fact('合格', { kind: 'boolean' }), fact('设备', { kind: 'money', subject: 'project' })],
  clauses: [clause('A')],
})

const read = (of: Parameters<typeof readFactValue>[0], value: unknown) => {
  const found = readFactValue(of, value)
  return found.kind === 'success' ? plainValue(found.value) : found.problems[0].code
}

const codes = (given: unknown) => {
  const found = readApplicant(set, given)
  return found.kind === 'failure' ? found.problems.map(({ code, at }) => [code, at?.path]) : 'success'
}

describe('the facts of an applicant', () => {
  it('2.1 are read as people write them, exactly', () => {
    expect(read(money, '5000万元')).toEqual({ fen: '5000000000' })
    expect(read(money, 5000)).toEqual({ fen: '500000' })
    expect(read(money, '0.01')).toEqual({ fen: '1' })
    expect(read(money, '1.2亿元')).toEqual({ fen: '12000000000' })
    expect(read(fact('比', { kind: 'rate' }), '5%')).toBe('0.05')
    expect(read(fact('比', { kind: 'rate' }), 0.05)).toBe('0.05')
    expect(read(fact('数', { kind: 'integer' }), 12)).toBe('12')
    expect(read(fact('是', { kind: 'boolean' }), '否')).toBe(false)
    expect(read(fact('日', { kind: 'date' }), '2026-11-23')).toBe('2026-11-23')
    expect(read(fact('级', { kind: 'enum', values: [label('甲')] }), '甲')).toBe('甲')
    expect(read(fact('名', { kind: 'texts' }), ['一', '二'])).toEqual(['一', '二'])
  })

  it('2.1 are refused where they are none, below their least or above their most', () => {
    expect(read(money, '-1元')).toBe('policy.fact-too-small')
    expect(read(money, 'many')).toBe('policy.fact-unreadable')
    expect(read(money, '0.001元')).toBe('policy.fact-unreadable')
    expect(read(money, Number.NaN)).toBe('policy.fact-unreadable')
    expect(read(fact('比', { kind: 'rate', max: 1 }), '101%')).toBe('policy.fact-too-large')
    expect(read(fact('数', { kind: 'integer' }), 1.5)).toBe('policy.fact-unreadable')
    expect(read(fact('日', { kind: 'date' }), '2026-02-30')).toBe('policy.fact-unreadable')
    expect(read(fact('级', { kind: 'enum', values: [label('甲')] }), '丙')).toBe('policy.fact-not-one-of')
  })

  it('2.1 are refused all at once, each at its path', () => {
    expect(
      codes({
        applicant: { facts: { 投姿: 1, 投资: -5, 设备: 1 } },
        projects: [{ facts: {} }, { id: '一', facts: { 投资: 3 } }],
        history: [
          { clause: 'B', fen: '1', paidOn: '2026-01-01' },
          { clause: 'A', fen: -1, paidOn: '2026-01-01' },
        ],
        projecte: [],
      }),
    ).toEqual([
      ['policy.unknown-name', 'projecte'],
      ['policy.unknown-name', 'applicant/facts/投姿'],
      ['policy.fact-too-small', 'applicant/facts/投资'],
      ['policy.fact-of-other-subject', 'applicant/facts/设备'],
      ['policy.applicant-shape', 'projects/0'],
      ['policy.unknown-name', 'history/0/clause'],
      ['policy.applicant-shape', 'history/1/fen'],
    ])
  })

  it('2.1 may be null, which is not known', () => {
    expect(codes({ applicant: { facts: { 投资: null } } })).toBe('success')
    expect(codes([])).toEqual([['policy.applicant-shape', '']])
    expect(codes('text')).toEqual([['policy.applicant-shape', '']])
  })
})
