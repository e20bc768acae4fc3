import { Fen } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import type { BundleCap, BundleProblem } from './bundle-problem.ts'
import { readBundleProblem } from './read-bundle-problem.ts'
import { solveBundle } from './solve-bundle.ts'

const grants = ['a', 'b', 'c'].map((id) => ({ id, fen: Fen.create(10n), subject: 'p', groups: [] }))
const cap = (name: string, ids: readonly string[], fen = 5n): BundleCap => ({ name, ids, fen: Fen.create(fen) })
const problemsOf = (problem: Partial<BundleProblem>): readonly object[] => {
  const result = solveBundle({ grants, incompatible: [], caps: [], ...problem })
  return result.kind === 'failure' ? result.problems.map(({ code, values }) => ({ code, ...values })) : []
}
const read = (value: unknown): readonly object[] => {
  const result = readBundleProblem(value)
  return result.kind === 'failure' ? result.problems.map(({ code, values }) => ({ code, ...values })) : []
}

describe('refused bundle problems', () => {
  it('7.3 names both caps that cross, a grant in both and one that is not', () => {
    expect(problemsOf({ caps: [cap('one', ['a', 'b']), cap('two', ['b', 'c'])] })).toEqual([
      { code: 'policy.bundle-caps-cross', cap: 'two', other: 'one', shared: 'b', alone: 'c' },
    ])
  })

  it('7.3 lets caps over the same grants, one within another and apart stand', () => {
    expect(
      problemsOf({ caps: [cap('one', ['a', 'b']), cap('two', ['b', 'a']), cap('in', ['a']), cap('off', ['c'])] }),
    ).toEqual([])
  })

  it('7.9 names every id that is unknown, twice or incompatible with itself, and every negative amount', () => {
    const twice = [...grants, { id: 'a', fen: Fen.create(-1n), subject: 'p', groups: [] }]
    const found = problemsOf({
      grants: twice,
      incompatible: [
        ['b', 'b'],
        ['b', 'x'],
      ],
      caps: [cap('one', ['y'], -2n)],
    })
    expect(found).toEqual([
      { code: 'policy.bundle-amount-negative', of: 'a', found: '-1' },
      { code: 'policy.bundle-amount-negative', of: 'one', found: '-2' },
      { code: 'policy.bundle-id-twice', id: 'a' },
      { code: 'policy.bundle-incompatible-with-itself', id: 'b' },
      { code: 'policy.bundle-id-unknown', id: 'x', inside: 'incompatible' },
      { code: 'policy.bundle-id-unknown', id: 'y', inside: 'one' },
    ])
  })

  it('7.9 reads whole fen as numbers and as text of any length, and nothing else', () => {
    const long = '123456789012345678901234567890'
    const result = readBundleProblem({
      grants: [
        { id: 'a', fen: long, subject: 'p', groups: [] },
        { id: 'b', fen: 7 },
      ],
    })
    expect(result.kind === 'success' && result.value.grants.map(({ fen }) => fen)).toEqual([BigInt(long), 7n])
    expect(
      read({
        grants: [
          { id: 'a', fen: 1.5 },
          { id: 'b', fen: 2 ** 60 },
          { id: 'c', fen: '1e3' },
        ],
      }),
    ).toEqual([
      { code: 'policy.bundle-amount-unreadable', path: '/grants/0/fen', found: '1.5' },
      { code: 'policy.bundle-amount-unreadable', path: '/grants/1/fen', found: '1152921504606847000' },
      { code: 'policy.bundle-amount-unreadable', path: '/grants/2/fen', found: '1e3' },
    ])
  })

  it('7.9 names the path of whatever has another shape', () => {
    expect(read([])).toMatchObject([
      { path: '', wanted: 'fields' },
      { path: '/grants', wanted: 'list' },
    ])
    expect(read({ grants: [{ id: '', fen: 1 }], incompatible: [['a']], caps: [{ ids: 'a', fen: 1 }] })).toMatchObject([
      { path: '/grants/0/id', wanted: 'text', found: '' },
      { path: '/incompatible/0', wanted: 'pair', found: '["a"]' },
      { path: '/caps/0/name', wanted: 'text' },
      { path: '/caps/0/ids', wanted: 'list', found: 'a' },
    ])
  })
})
