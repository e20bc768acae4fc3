import { chunkRows, bitmapBytes } from './layout.ts'
import { countBits, type RuleResult, type RuleTotal } from './engine.ts'
import type { Bits, Whole } from './node.ts'
import { type CompiledRule, isNarrowRule } from './program.ts'
import { readBig, type Reading, readNumber } from './script-whole.ts'

const words = bitmapBytes / 4

/** Sums up what a rule gave of chunk after chunk. */
export type Tally = { yes: number; unknown: number; unpriced: number; sum: bigint }

/** Gives an empty tally. */
export const createTally = (): Tally => ({ yes: 0, unknown: 0, unpriced: 0, sum: 0n })

/** Gives the totals of rules from their tallies. */
export const totalsOf = (rules: readonly CompiledRule[], tallies: readonly Tally[]): readonly RuleTotal[] =>
  rules.map(({ id, amount }, index) => ({
    id,
    ...(tallies[index] ?? createTally()),
    denominator: amount?.whole.denominator ?? 1n,
  }))

const exactly = 2 ** 53

type Price = (paid: Uint32Array, count: number, amounts: Float64Array | BigInt64Array | null) => bigint

const eachBit = (bits: Uint32Array, count: number, visit: (row: number) => void): void => {
  for (let word = 0; word < count; word += 1) {
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) visit(word * 32 + 31 - Math.clz32(rest & -rest))
  }
}

const narrowPrice = (whole: Whole, reading: Reading): Price => {
  const read = readNumber(whole, reading)
  return (paid, count, amounts) => {
    let [sum, part] = [0n, 0]
    eachBit(paid, count, (row) => {
      const amount = read(row) + 0
      if (amounts instanceof Float64Array) amounts[row] = amount
      if (Math.abs(part) + Math.abs(amount) < exactly) {
        part += amount
        return
      }
      sum += BigInt(part)
      part = amount
    })
    return sum + BigInt(part)
  }
}

const widePrice = (whole: Whole, reading: Reading): Price => {
  const read = readBig(whole, reading)
  return (paid, count, amounts) => {
    let sum = 0n
    eachBit(paid, count, (row) => {
      const amount = read(row)
      sum += amount
      if (amounts instanceof BigInt64Array) amounts[row] = amount
    })
    return sum
  }
}

/** A rule at work: how it is priced, and what it gave of the last chunk. */
export type RuleRun = { readonly rule: CompiledRule; readonly price: Price | null; readonly result: RuleResult }

const paidInto = (target: Uint32Array, yes: Uint32Array, known: Uint32Array | null, count: number): void => {
  for (let word = 0; word < count; word += 1) target[word] = (yes[word] ?? 0) & (known ? (known[word] ?? 0) : 0)
}

const countAll = (bits: Uint32Array, count: number): number => {
  let sum = 0
  for (let word = 0; word < count; word += 1) sum += countBits(bits[word] ?? 0)
  return sum
}

/** Makes what a rule needs to run. */
export const ruleRun = (rule: CompiledRule, reading: Reading, amounts: boolean): RuleRun => {
  const narrow = isNarrowRule(rule)
  const kept = amounts && rule.amount ? (narrow ? new Float64Array(chunkRows) : new BigInt64Array(chunkRows)) : null
  return {
    rule,
    price: rule.amount && (narrow ? narrowPrice : widePrice)(rule.amount.whole, reading),
    result: {
      yes: new Uint32Array(words),
      unknown: new Uint32Array(words),
      paid: new Uint32Array(words),
      amounts: kept,
    },
  }
}

/** Which bits of the last word stand for rows. */
export const lastWord = (rows: number): number => (rows % 32 === 0 ? 0xff_ff_ff_ff : 2 ** (rows % 32) - 1)

/** Fills what a rule gives of rows, from the words of its nodes, and adds it to its tally. */
export const runRuleInto = (
  { rule, price, result }: RuleRun,
  rows: number,
  of: (node: Bits) => Uint32Array,
  tally: Tally,
): void => {
  const count = Math.ceil(rows / 32)
  const [yes, no, last] = [of(rule.yes), of(rule.no), lastWord(rows)]
  for (let word = 0; word < count; word += 1) {
    const valid = word === count - 1 ? last : 0xff_ff_ff_ff
    result.yes[word] = (yes[word] ?? 0) & valid
    result.unknown[word] = ~((yes[word] ?? 0) | (no[word] ?? 0)) & valid
  }
  paidInto(result.paid, result.yes, rule.amount && of(rule.amount.known), count)
  const holds = countAll(result.yes, count)
  tally.yes += holds
  tally.unknown += countAll(result.unknown, count)
  if (rule.amount) tally.unpriced += holds - countAll(result.paid, count)
  if (price) tally.sum += price(result.paid, count, result.amounts)
}
