import type { Whole } from '../node.ts'
import { type CompiledRule, isNarrowRule } from '../program.ts'
import { rowAddresses, testsIn } from './bit-words.ts'
import { createConstants } from './constants.ts'
import {
  code,
  type Code,
  constant,
  f64,
  i32,
  i64,
  load,
  local,
  loopWhile,
  store,
  vector,
  when,
  whenElse,
} from './instruction.ts'
import { type FunctionDraft, parameter } from './module.ts'
import { isParallel, pairCode, type ParallelSite } from './parallel.ts'
import { type RulePlaces, sumsByWord } from './places.ts'
import { floatCode, type ScalarSite, wideCode } from './scalar.ts'
import type { Words } from './words.ts'

type Sums = { readonly add: (amount: Code) => Code; readonly word: Code; readonly end: (tally: number) => Code }

/** Gives code that adds to a number in memory. */
export const addTo = (address: number, value: Code): Code =>
  code(constant.i32(0), constant.i32(0), load.i64(address), value, i64.add, store.i64(address))

// A word's amounts are added in binary floating point, words in 64-bit whole numbers.
const wordSum = (draft: FunctionDraft): Sums => {
  const [part, sum] = [draft.local('f64'), draft.local('i64')]
  return {
    add: (amount) => [...local.get(part), ...amount, ...f64.add, ...local.set(part)],
    word: code(local.get(sum), local.get(part), i64.fromF64, i64.add, local.set(sum), constant.f64(0), local.set(part)),
    end: (tally) => addTo(tally + 24, local.get(sum)),
  }
}

// Low and high halves apart, so that no sum of a chunk leaves 64 bits.
const wideSum = (draft: FunctionDraft): Sums => {
  const [low, high, value] = [draft.local('i64'), draft.local('i64'), draft.local('i64')]
  const half = constant.i64(32n)
  return {
    add: (amount) => [
      ...code(amount, local.tee(value), constant.i64(0xff_ff_ff_ffn), i64.and),
      ...code(local.get(low), i64.add, local.set(low)),
      ...code(local.get(value), half, i64.shiftSigned, local.get(high), i64.add, local.set(high)),
    ],
    word: [],
    end: (tally) => code(addTo(tally + 24, local.get(low)), addTo(tally + 32, local.get(high))),
  }
}

/** Code that prices the rows of a word, what goes before the loop over words, and what after. */
export type Price = { readonly before: Code; readonly each: Code; readonly end: Code }

type PriceSite = ScalarSite & { readonly words: Words; readonly paid: number; readonly to: RulePlaces }

// One row after another, of those that are paid.
const sparse = (rule: CompiledRule, whole: Whole, site: PriceSite): Price => {
  const { draft, words, row, to } = site
  const narrow = isNarrowRule(rule)
  const [rest, amount] = [draft.local('i64'), draft.local(narrow ? 'f64' : 'i64')]
  const byWord = sumsByWord(rule)
  const sums = byWord ? wordSum(draft) : wideSum(draft)
  const value = narrow ? [...floatCode(whole, site), ...constant.f64(0), ...f64.add] : wideCode(whole, site)
  const kept = narrow ? store.f64 : store.i64
  const summed = narrow && !byWord ? [...local.get(amount), ...i64.fromF64] : local.get(amount)
  const body: Code = [
    ...code(local.get(rest), i64.ctz, local.set(row.bit)),
    ...rowAddresses(words, row),
    ...code(value, local.set(amount)),
    ...sums.add(summed),
    ...(to.amounts === null ? [] : [...local.get(row.memory8), ...local.get(amount), ...kept(to.amounts)]),
    ...code(local.get(rest), local.get(rest), constant.i64(1n), i64.sub, i64.and, local.set(rest)),
  ]
  const some: Code = [...local.get(rest), ...constant.i64(0n), ...i64.notEqual]
  const each = [...local.get(site.paid), ...local.set(rest), ...when(some, [...loopWhile(body, some), ...sums.word])]
  return { before: [], each, end: sums.end(to.tally) }
}

// The bits of two rows as a mask of their numbers: of a word twice, the two bits that are asked for.
const maskOf = (word: number, bits: number): Code =>
  code(local.get(word), local.get(bits), vector.and, local.get(bits), vector.equal64)

const together = 4

const shift = (word: number): Code =>
  code(local.get(word), constant.i64(BigInt(together * 2)), i64.shift, local.set(word))

const double = (word: number, twice: number): Code => code(local.get(word), vector.splat64, local.set(twice))

const move = (pointer: number, bytes: number): Code =>
  code(local.get(pointer), constant.i32(bytes), i32.add, local.set(pointer))

// All rows of a word two by two, those that are not paid counting zero; the words of bits move along with the rows.
const dense = (whole: Whole, site: PriceSite): Price => {
  const { draft, words, to } = site
  const [chunk8, chunk4, memory8, left] = [
    draft.local('i32'),
    draft.local('i32'),
    draft.local('i32'),
    draft.local('i32'),
  ]
  const [bits, total, sum] = [draft.local('i64'), draft.local('i64'), draft.local('v128')]
  const constants = createConstants(draft)
  // Constants and words twice are kept in locals: where they are used they would be made anew each time.
  const pairBits = Array.from({ length: together }, () => draft.local('v128'))
  const [paidTwice, amount] = [draft.local('v128'), draft.local('v128')]
  const tests = new Map(
    testsIn([whole]).map(({ id }) => [id, { word: draft.local('i64'), twice: draft.local('v128') }]),
  )
  const parallel: ParallelSite = {
    draft,
    places: site.places,
    word: { chunk8, chunk4, memory8 },
    twice: constants.of,
    mask: (id, pair) => maskOf(tests.get(id)?.twice ?? paidTwice, pairBits[pair] ?? paidTwice),
  }
  const begin = code(
    code(local.get(words.memory), constant.i32(6), i32.shl, local.tee(memory8)),
    code(local.get(parameter.base), i32.add, local.set(chunk8)),
    code(local.get(words.memory), constant.i32(5), i32.shl, local.get(parameter.base), i32.add, local.set(chunk4)),
    code(local.get(site.paid), local.set(bits), constant.i32(32 / together), local.set(left)),
    ...[...tests].map(([id, { word }]) => code(local.get(site.word(id)), local.set(word))),
  )
  const pairs = Array.from({ length: together }, (_, pair) => {
    const value = pairCode(whole, pair, parallel)
    const mask = maskOf(paidTwice, pairBits[pair] ?? paidTwice)
    const added = code(mask, vector.and, local.get(sum), vector.add, local.set(sum))
    if (to.amounts === null) return code(value, added)
    const keep = code(local.get(memory8), local.get(amount), store.v128(to.amounts + pair * 16))
    return code(value, local.set(amount), keep, local.get(amount), added)
  }).flat()
  const next = code(
    code(move(chunk8, together * 16), move(chunk4, together * 8), move(memory8, together * 16)),
    code(shift(bits), ...[...tests.values()].map(({ word }) => shift(word))),
  )
  const doubled = code(double(bits, paidTwice), ...[...tests.values()].map(({ word, twice }) => double(word, twice)))
  const again = code(local.get(left), constant.i32(1), i32.sub, local.tee(left))
  const lanes = code(local.get(sum), vector.lane0, local.get(sum), vector.lane1, f64.add)
  return {
    before: code(constants.set(), ...pairBits.map((index, pair) => code(constant.bitPair(pair * 2), local.set(index)))),
    each: code(
      code(constant.twice(0), local.set(sum), begin),
      loopWhile(code(doubled, pairs, next), again),
      code(local.get(total), lanes, i64.fromF64, i64.add, local.set(total)),
    ),
    end: addTo(to.tally + 24, local.get(total)),
  }
}

const isTable = (node: Whole): boolean =>
  node.kind === 'constant' || (node.kind === 'choose' && isTable(node.yes) && isTable(node.no))

// Of amounts that are all written out it is enough to count the rows of each; 2³² rows of 2⁴⁷ would be too many, a chunk is not.
const counted = (whole: Whole, site: PriceSite): Price => {
  const { draft, to } = site
  const sum = draft.local('i64')
  const add = (node: Whole, rows: number): Code => {
    if (node.kind === 'constant') {
      const amount = code(local.get(rows), i64.count, constant.i64(node.value), i64.mul)
      return code(local.get(sum), amount, i64.add, local.set(sum))
    }
    if (node.kind !== 'choose') return []
    const [yes, no] = [draft.local('i64'), draft.local('i64')]
    const test = local.get(site.word(node.test.id))
    return code(
      code(local.get(rows), test, i64.and, local.set(yes)),
      code(local.get(rows), local.get(yes), i64.xor, local.set(no)),
      add(node.yes, yes),
      add(node.no, no),
    )
  }
  return { before: [], each: add(whole, site.paid), end: addTo(to.tally + 24, local.get(sum)) }
}

/** From so many paid rows of a word on it is faster to go through all of them. */
const denseFrom = 6n

/** Gives code that adds up the amounts of the rows that are paid, and keeps them where that is asked. */
export const priceCode = (rule: CompiledRule, site: PriceSite): Price => {
  const whole = rule.amount?.whole
  if (!whole || (whole.kind === 'constant' && site.to.amounts === null)) return { before: [], each: [], end: [] }
  if (sumsByWord(rule) && isTable(whole) && site.to.amounts === null) return counted(whole, site)
  const few = sparse(rule, whole, site)
  if (!sumsByWord(rule) || !isParallel(whole, true)) return few
  const many = dense(whole, site)
  const isMany = code(local.get(site.paid), i64.count, constant.i64(denseFrom), i64.atLeast)
  return {
    before: code(few.before, many.before),
    each: whenElse(isMany, many.each, few.each),
    end: code(few.end, many.end),
  }
}
