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
      {
        code: 'policy.bundle-caps-cross',
        cap: 'two',
        other: 'one',
        shared: 'b',
        alone: 'c',
        path: '/caps/1',
        otherPath: '/caps/0',
      },
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
      { code: 'policy.bundle-amount-negative', of: 'a', found: '-1', path: '/grants/3/fen' },
      { code: 'policy.bundle-amount-negative', of: 'one', found: '-2', path: '/caps/0/fen' },
      { code: 'policy.bundle-id-twice', id: 'a', path: '/grants/3/id', first: '/grants/0/id' },
      { code: 'policy.bundle-incompatible-with-itself', id: 'b', path: '/incompatible/0' },
      { code: 'policy.bundle-id-unknown', id: 'x', inside: 'incompatible', path: '/incompatible/1/1' },
      { code: 'policy.bundle-id-unknown', id: 'y', inside: 'one', path: '/caps/0/ids/0' },
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
      { path: '/', wanted: 'fields' },
      { path: '/grants', wanted: 'list' },
    ])
    expect(read({ grants: [{ id: '', fen: 1 }], incompatible: [['a']], caps: [{ ids: 'a', fen: 1 }] })).toMatchObject([
      { path: '/grants/0/id', wanted: 'text', found: '' },
      { path: '/incompatible/0', wanted: 'pair', found: '["a"]' },
      { path: '/caps/0/name', wanted: 'text' },
      { path: '/caps/0/ids', wanted: 'list', found: 'a' },
    ])
  })

  it('7.9 takes a name that looks like a missing one for a slip, and any other for a note', () => {
    expect(read({ grants: [{ id: 'a', fen: 1, group: ['x'] }], incompatable: [], note: 'n' })).toEqual([
      { code: 'policy.bundle-field-unknown', path: '/incompatable', name: 'incompatable', meant: 'incompatible' },
      { code: 'policy.bundle-field-unknown', path: '/grants/0/group', name: 'group', meant: 'groups' },
    ])
    expect(read({ grants: [{ id: 'a', fen: 1, title: 't' }], incompatible: [], caps: [], case: 'star' })).toEqual([])
  })

  it('7.9 refuses ten thousand grants by their number, and solves none', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ id: `g${index}`, fen: 1 }))
    const problem = readBundleProblem({ grants: many })
    expect(problem.kind === 'success' && problemsOf(problem.value)).toEqual([
      { code: 'policy.bundle-too-large', path: '/grants', found: 10_000, most: 5000 },
    ])
    const none = readBundleProblem({ grants: [] })
    expect(none.kind === 'success' && solveBundle(none.value)).toMatchObject({
      value: { paidFen: 0n, boundFen: 0n, method: 'search', ties: 'settled', chosen: [], rejected: [] },
    })
  })
})
