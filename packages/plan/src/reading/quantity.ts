import { parseNumeral } from '../grammar/numerals.ts'
import {
  barePower,
  comparators,
  doubling,
  percentInWords,
  powerWords,
  quantity,
  suffixBounds,
} from '../grammar/quantities.ts'
import { doublingUnit, figureSign, hundredMillionYuan, percentSign } from '../grammar/quantity-words.ts'

/** A number with its unit as a text writes it, and the interval that it means. */
export type FoundQuantity = {
  readonly start: number
  readonly end: number
  readonly min: number | null
  readonly max: number | null
  readonly strict: boolean
  readonly unit: string
  /** Whether words or a second number bound it. */
  readonly bounded: boolean
  /** The numeral and unit as written. */
  readonly core: string
}

type Groups = Readonly<Record<string, string | undefined>>
type Amount = { readonly first: number; readonly second: number | undefined; readonly unit: string }
type Bound = (typeof comparators)[number]['bound']

const boundOf = (before: string): Bound | undefined => {
  let rest = before.replaceAll(' ', '')
  let bound: Bound | undefined
  while (rest !== '') {
    const word = comparators.find((each) => rest.startsWith(each.word))
    if (!word) return bound
    if (word.bound !== 'about' || bound === undefined) bound = word.bound
    rest = rest.slice(word.word.length)
  }
  return bound
}

type Interval = Pick<FoundQuantity, 'min' | 'max' | 'strict' | 'bounded'>

const upTo = ({ first, second }: Amount, strict: boolean): Interval => ({
  min: second === undefined ? null : first,
  max: second ?? first,
  strict,
  bounded: true,
})

const interval = (amount: Amount, groups: Groups): Interval => {
  const before = boundOf(groups['before'] ?? '')
  const after = suffixBounds[groups['after'] ?? '']
  if (after === 'atMost' || before === 'atMost' || before === 'under') return upTo(amount, before === 'under')
  const { first, second } = amount
  const strict = second === undefined && (before === 'over' || (groups['more'] ?? '') !== '')
  return {
    min: first,
    max: second ?? null,
    strict,
    bounded: [before, after, second].some((part) => part !== undefined),
  }
}

const scaleOf = (power: string, unit: string | undefined): { readonly times: number; readonly unit: string } => {
  const scale = powerWords.find(({ word }) => word === power)
  return { times: scale?.times ?? 1, unit: unit === undefined ? hundredMillionYuan : `${scale?.rest ?? power}${unit}` }
}

const amountOf = (groups: Groups): Amount | undefined => {
  const first = parseNumeral(groups['first'] ?? '1')
  const second = groups['second'] === undefined ? undefined : parseNumeral(groups['second'])
  if (first === undefined || (groups['second'] !== undefined && second === undefined)) return undefined
  const { times, unit } = scaleOf(groups['power'] ?? '', groups['unit'])
  return { first: first * times, second: second === undefined ? undefined : second * times, unit }
}

const toQuantity = (match: RegExpMatchArray, amount: Amount): FoundQuantity => {
  const groups = match.groups ?? {}
  const start = match.index ?? 0
  const core = match[0].slice((groups['before'] ?? '').length)
  return { start, end: start + match[0].length, unit: amount.unit, core, ...interval(amount, groups) }
}

/** Every number with a unit in a text, in order. */
export const findQuantities = (text: string): readonly FoundQuantity[] => {
  if (!figureSign.test(text)) return []
  const plain = [...text.matchAll(quantity), ...text.matchAll(barePower)].flatMap((match) => {
    const amount = amountOf(match.groups ?? {})
    return amount ? [toQuantity(match, amount)] : []
  })
  const percents = [...text.matchAll(percentInWords)].flatMap((match) => {
    const first = parseNumeral(match.groups?.['first'] ?? '')
    return first === undefined ? [] : [toQuantity(match, { first, second: undefined, unit: percentSign })]
  })
  const doublings = [...text.matchAll(doubling)].map((match) => {
    const times = 2 ** (parseNumeral(match.groups?.['first'] ?? '') ?? 1)
    return { ...toQuantity(match, { first: times, second: undefined, unit: doublingUnit }), bounded: true }
  })
  return [...plain, ...percents, ...doublings]
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter((item, index, all) => item.start >= (all[index - 1]?.end ?? 0))
}
