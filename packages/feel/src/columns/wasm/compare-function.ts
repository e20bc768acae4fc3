import { isNarrow } from '../node.ts'
import type { Compare } from '../reach.ts'
import { bitWords, rowAddresses, rowLocals, testsIn } from './bit-words.ts'
import { createConstants } from './constants.ts'
import { code, type Code, constant, f64, i32, i64, local, loopWhile, store } from './instruction.ts'
import { functionBody, parameter } from './module.ts'
import { compareWord, isParallel } from './parallel.ts'
import type { Places } from './places.ts'
import { floatCode, type ScalarSite, wideCode } from './scalar.ts'
import { createWords } from './words.ts'

const parallelFunction = (node: Compare, places: Places): Code => {
  const words = createWords()
  const { draft } = words
  const [chunk8, chunk4, memory8] = [draft.local('i32'), draft.local('i32'), draft.local('i32')]
  const constants = createConstants(draft)
  const site = { draft, places, word: { chunk8, chunk4, memory8 }, twice: constants.of, mask: (): Code => [] }
  const found = compareWord(node, site)
  const addresses: Code = [
    ...code(local.get(words.memory), constant.i32(6), i32.shl, local.tee(memory8)),
    ...code(local.get(parameter.base), i32.add, local.set(chunk8)),
    ...code(local.get(words.memory), constant.i32(5), i32.shl, local.get(parameter.base), i32.add),
    ...local.set(chunk4),
  ]
  const kept = store.i64(places.compare(node.id))
  return functionBody(draft, words.each([...addresses, ...local.get(words.memory), ...found, ...kept], constants.set()))
}

const floatTests: Readonly<Record<Compare['operator'], Code>> = { '=': f64.equal, '<': f64.less, '<=': f64.atMost }
const wideTests: Readonly<Record<Compare['operator'], Code>> = { '=': i64.equal, '<': i64.less, '<=': i64.atMost }

const scalarFunction = (node: Compare, places: Places): Code => {
  const words = createWords()
  const { draft } = words
  const found = bitWords(testsIn([node.left, node.right]), words, places)
  const [row, result] = [rowLocals(draft), draft.local('i64')]
  const site: ScalarSite = { draft, places, row, word: (id) => found.localOf({ id }) }
  const narrow = isNarrow(node.left) && isNarrow(node.right)
  const value = narrow ? floatCode : wideCode
  const test: Code = [
    ...rowAddresses(words, row),
    ...value(node.left, site),
    ...value(node.right, site),
    ...(narrow ? floatTests : wideTests)[node.operator],
    ...code(i64.fromI32, local.get(row.bit), i64.shl, local.get(result), i64.or, local.set(result)),
  ]
  const next: Code = [...local.get(row.bit), ...constant.i64(1n), ...i64.add, ...local.tee(row.bit)]
  const body: Code = [
    ...found.code,
    ...code(constant.i64(0n), local.tee(result), local.set(row.bit)),
    ...loopWhile(test, [...next, ...constant.i64(64n), ...i64.less]),
    ...code(local.get(words.memory), local.get(result), store.i64(places.compare(node.id))),
  ]
  return functionBody(draft, words.each(body))
}

/** Gives the function that fills the bitmap of a comparison. */
export const compareFunction = (node: Compare, places: Places): Code =>
  isParallel(node.left, false) && isParallel(node.right, false)
    ? parallelFunction(node, places)
    : scalarFunction(node, places)
