import type { Bits, Whole } from '../node.ts'
import { reachOf } from '../reach.ts'
import { junctionsOf } from '../regroup.ts'
import { code, type Code, constant, i32, i64, load, local } from './instruction.ts'
import { type FunctionDraft, parameter } from './module.ts'
import type { Places } from './places.ts'
import type { RowLocals } from './scalar.ts'
import type { Words } from './words.ts'

/** The words of nodes: the code that fills them, and the local of each. */
export type BitWords = { readonly code: Code; readonly localOf: (node: Bits | { readonly id: number }) => number }

const bitsCode = (node: Bits, localOf: (node: Bits) => number, words: Words, places: Places): Code => {
  switch (node.kind) {
    case 'ones':
      return constant.i64(-1n)
    case 'zeros':
      return constant.i64(0n)
    case 'source': {
      const { inChunk, offset } = places.bitmap(node.source)
      return [...local.get(inChunk ? words.chunk : words.memory), ...load.i64(offset)]
    }
    case 'compare':
      return [...local.get(words.memory), ...load.i64(places.compare(node.id))]
    case 'not':
      return [...local.get(localOf(node.operand)), ...constant.i64(-1n), ...i64.xor]
    case 'and':
    case 'or':
      return [...local.get(localOf(node.left)), ...local.get(localOf(node.right)), ...i64[node.kind]]
  }
}

/** Loads or computes the word of every node that some roots rest on, down to comparisons and what is kept of shared junctions, each into a local. */
export const bitWords = (roots: readonly Bits[], words: Words, places: Places, keeps: boolean = true): BitWords => {
  const locals = new Map<number, number>()
  const localOf = ({ id }: { readonly id: number }): number => {
    const known = locals.get(id)
    if (known === undefined) throw new Error(`no word of node ${id}`)
    return known
  }
  const isKept = ({ id }: Bits): boolean => keeps && places.shared(id) !== null
  const code = junctionsOf(roots, isKept).flatMap((node) => {
    const shared = isKept(node) ? places.shared(node.id) : null
    const found =
      shared === null ? bitsCode(node, localOf, words, places) : [...local.get(words.memory), ...load.i64(shared)]
    const index = words.draft.local('i64')
    locals.set(node.id, index)
    return [...found, ...local.set(index)]
  })
  return { code, localOf }
}

/** Gives the conditions of the choices in some numbers. */
export const testsIn = (wholes: readonly Whole[]): readonly Bits[] =>
  reachOf(wholes).wholes.flatMap((node) => (node.kind === 'choose' ? [node.test] : []))

/** Takes the locals that hold where a row is. */
export const rowLocals = (draft: FunctionDraft): RowLocals => ({
  chunk8: draft.local('i32'),
  chunk4: draft.local('i32'),
  memory8: draft.local('i32'),
  bit: draft.local('i64'),
})

/** Gives code for the addresses of the row that the bit names. */
export const rowAddresses = (words: Words, row: RowLocals): Code => [
  ...code(local.get(words.word), constant.i32(6), i32.shl, local.get(row.bit), i64.toI32, i32.add),
  ...code(local.tee(row.chunk4), constant.i32(3), i32.shl, local.tee(row.memory8)),
  ...code(local.get(parameter.base), i32.add, local.set(row.chunk8)),
  ...code(local.get(row.chunk4), constant.i32(2), i32.shl, local.get(parameter.base), i32.add),
  ...local.set(row.chunk4),
]
