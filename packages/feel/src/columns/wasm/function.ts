import { type Bits, isNarrow, type Whole } from '../node.ts'
import { type CompiledRule, isNarrowRule } from '../program.ts'
import { type Compare, reachOf } from '../reach.ts'
import { code, type Code, constant, f64, i32, i64, load, local, loopWhile, store, when } from './instruction.ts'
import { draftFunction, type FunctionDraft, functionBody, parameter } from './module.ts'
import { compareWord, isParallel } from './parallel.ts'
import { type Places, type RulePlaces, sumsAsFloat } from './places.ts'
import { floatCode, type RowLocals, type ScalarSite, wideCode } from './scalar.ts'

type Words = {
  readonly draft: FunctionDraft
  readonly word: number
  /** Runs a body for each word of the call. */
  readonly each: (body: Code, before?: Code) => Code
  /** Gives the address of the word's bitmap bytes, in the chunk or in memory. */
  readonly chunk: number
  readonly memory: number
}

// The loop over the words of a call, with the addresses of each word's bits.
const createWords = (): Words => {
  const draft = draftFunction()
  const [word, end, chunk, memory] = [draft.local('i32'), draft.local('i32'), draft.local('i32'), draft.local('i32')]
  const begin: Code = [
    ...code(local.get(parameter.start), local.tee(word), local.get(parameter.count), i32.add, local.set(end)),
  ]
  const addresses: Code = [
    ...code(local.get(word), constant.i32(3), i32.shl, local.tee(memory)),
    ...code(local.get(parameter.base), i32.add, local.set(chunk)),
  ]
  const next: Code = [...local.get(word), ...constant.i32(1), ...i32.add, ...local.tee(word)]
  return {
    draft,
    word,
    chunk,
    memory,
    each: (body, before = []) => [
      ...begin,
      ...before,
      ...loopWhile([...addresses, ...body], [...next, ...local.get(end), ...i32.below]),
    ],
  }
}

type BitWords = { readonly code: Code; readonly localOf: (node: Bits | { readonly id: number }) => number }

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

// Loads or computes the word of every node that some roots rest on, down to comparisons, each into a local.
const bitWords = (roots: readonly Bits[], words: Words, places: Places): BitWords => {
  const locals = new Map<number, number>()
  const localOf = ({ id }: { readonly id: number }): number => {
    const known = locals.get(id)
    if (known === undefined) throw new Error(`no word of node ${id}`)
    return known
  }
  const code = shallowReach(roots).flatMap((node) => {
    const found = bitsCode(node, localOf, words, places)
    const index = words.draft.local('i64')
    locals.set(node.id, index)
    return [...found, ...local.set(index)]
  })
  return { code, localOf }
}

const shallowReach = (roots: readonly Bits[]): readonly Bits[] => {
  const seen = new Map<number, Bits>()
  const waiting = [...roots]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node.id)) continue
    seen.set(node.id, node)
    if (node.kind === 'and' || node.kind === 'or') waiting.push(node.left, node.right)
    if (node.kind === 'not') waiting.push(node.operand)
  }
  return [...seen.values()].toSorted((left, right) => left.id - right.id)
}

const testsIn = (wholes: readonly Whole[]): readonly Bits[] =>
  reachOf(wholes).wholes.flatMap((node) => (node.kind === 'choose' ? [node.test] : []))

const rowLocals = (draft: FunctionDraft): RowLocals => ({
  chunk8: draft.local('i32'),
  chunk4: draft.local('i32'),
  memory8: draft.local('i32'),
  bit: draft.local('i64'),
})

// The addresses of the row that the bit names.
const rowAddresses = (words: Words, row: RowLocals): Code => [
  ...code(local.get(words.word), constant.i32(6), i32.shl, local.get(row.bit), i64.toI32, i32.add),
  ...code(local.tee(row.chunk4), constant.i32(3), i32.shl, local.tee(row.memory8)),
  ...code(local.get(parameter.base), i32.add, local.set(row.chunk8)),
  ...code(local.get(row.chunk4), constant.i32(2), i32.shl, local.get(parameter.base), i32.add),
  ...local.set(row.chunk4),
]

const parallelFunction = (node: Compare, places: Places): Code => {
  const words = createWords()
  const { draft } = words
  const [chunk8, chunk4, memory8] = [draft.local('i32'), draft.local('i32'), draft.local('i32')]
  const twice = new Map<number, number>()
  const site = {
    draft,
    places,
    word: { chunk8, chunk4, memory8 },
    twice: (value: number): number => {
      const known = twice.get(value) ?? draft.local('v128')
      twice.set(value, known)
      return known
    },
  }
  const found = compareWord(node, site)
  const addresses: Code = [
    ...code(local.get(words.memory), constant.i32(6), i32.shl, local.tee(memory8)),
    ...code(local.get(parameter.base), i32.add, local.set(chunk8)),
    ...code(local.get(words.memory), constant.i32(5), i32.shl, local.get(parameter.base), i32.add),
    ...local.set(chunk4),
  ]
  const kept = store.i64(places.compare(node.id))
  const before = [...twice].flatMap(([value, index]) => [...constant.twice(value), ...local.set(index)])
  return functionBody(draft, words.each([...addresses, ...local.get(words.memory), ...found, ...kept], before))
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
  isParallel(node.left) && isParallel(node.right) ? parallelFunction(node, places) : scalarFunction(node, places)

type Sums = { readonly add: (amount: Code) => Code; readonly end: (tally: number) => Code }

const addTo = (address: number, type: 'i64' | 'f64', value: Code): Code =>
  type === 'i64'
    ? [...constant.i32(0), ...constant.i32(0), ...load.i64(address), ...value, ...i64.add, ...store.i64(address)]
    : [...constant.i32(0), ...constant.i32(0), ...load.f64(address), ...value, ...f64.add, ...store.f64(address)]

const floatSum = (draft: FunctionDraft): Sums => {
  const sum = draft.local('f64')
  return {
    add: (amount) => [...local.get(sum), ...amount, ...f64.add, ...local.set(sum)],
    end: (tally) => addTo(tally + 24, 'f64', local.get(sum)),
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
    end: (tally) => [...addTo(tally + 24, 'i64', local.get(low)), ...addTo(tally + 32, 'i64', local.get(high))],
  }
}

// Adds up the amounts of the rows that are paid, and keeps them where that is asked.
const priceCode = (
  rule: CompiledRule,
  paid: number,
  site: ScalarSite & { readonly words: Words },
  to: RulePlaces,
): { readonly each: Code; readonly end: Code } => {
  const { draft, words, row } = site
  const whole = rule.amount?.whole
  if (!whole || (whole.kind === 'constant' && to.amounts === null)) return { each: [], end: [] }
  const narrow = isNarrowRule(rule)
  const [rest, amount] = [draft.local('i64'), draft.local(narrow ? 'f64' : 'i64')]
  const floats = sumsAsFloat(rule)
  const sums = floats ? floatSum(draft) : wideSum(draft)
  const value = narrow ? [...floatCode(whole, site), ...constant.f64(0), ...f64.add] : wideCode(whole, site)
  const kept = narrow ? store.f64 : store.i64
  const summed = narrow && !floats ? [...local.get(amount), ...i64.fromF64] : local.get(amount)
  const body: Code = [
    ...code(local.get(rest), i64.ctz, local.set(row.bit)),
    ...rowAddresses(words, row),
    ...code(value, local.set(amount)),
    ...sums.add(summed),
    ...(to.amounts === null ? [] : [...local.get(row.memory8), ...local.get(amount), ...kept(to.amounts)]),
    ...code(local.get(rest), local.get(rest), constant.i64(1n), i64.sub, i64.and, local.set(rest)),
  ]
  const some: Code = [...local.get(rest), ...constant.i64(0n), ...i64.notEqual]
  const each = [...local.get(paid), ...local.set(rest), ...when(some, loopWhile(body, some))]
  return { each, end: sums.end(to.tally) }
}

/** Gives the function that finds where a rule holds, and adds up what it gives. */
export const ruleFunction = (rule: CompiledRule, to: RulePlaces, places: Places): Code => {
  const words = createWords()
  const { draft } = words
  const tests = rule.amount ? testsIn([rule.amount.whole]) : []
  const found = bitWords([rule.yes, rule.no, ...(rule.amount ? [rule.amount.known] : []), ...tests], words, places)
  const [yes, unknown, paid] = [draft.local('i64'), draft.local('i64'), draft.local('i64')]
  const counts = [draft.local('i64'), draft.local('i64'), draft.local('i64')]
  const valid: Code = [...local.get(words.memory), ...load.i64(places.valid)]
  const yesWord: Code = [...local.get(found.localOf(rule.yes)), ...valid, ...i64.and, ...local.set(yes)]
  const either: Code = [...local.get(found.localOf(rule.yes)), ...local.get(found.localOf(rule.no)), ...i64.or]
  const unknownWord: Code = [...either, ...constant.i64(-1n), ...i64.xor, ...valid, ...i64.and, ...local.set(unknown)]
  const known = rule.amount ? local.get(found.localOf(rule.amount.known)) : constant.i64(0n)
  const paidWord: Code = [...local.get(yes), ...known, ...i64.and, ...local.set(paid)]
  const price = priceCode(
    rule,
    paid,
    { draft, places, words, row: rowLocals(draft), word: (id) => found.localOf({ id }) },
    to,
  )
  const outcomes = [
    { word: yes, place: to.yes },
    { word: unknown, place: to.unknown },
    { word: paid, place: to.paid },
  ]
  const counted = outcomes.flatMap(({ word, place }, index) => {
    const count = counts[index] ?? 0
    return [
      ...code(local.get(words.memory), local.get(word), store.i64(place)),
      ...code(local.get(word), i64.count, local.get(count), i64.add, local.set(count)),
    ]
  })
  const body: Code = [...found.code, ...yesWord, ...unknownWord, ...paidWord, ...counted, ...price.each]
  const end = counts.flatMap((count, index) => addTo(to.tally + index * 8, 'i64', local.get(count)))
  return functionBody(draft, [...words.each(body), ...end, ...price.end])
}
