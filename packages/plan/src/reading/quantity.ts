import { parseNumeral } from '../grammar/numerals.ts'
import {
  barePower,
  comparators,
  doubling,
  fraction,
  percentInWords,
  powerWords,
  quantity,
  rank,
  suffixBounds,
} from '../grammar/quantities.ts'
import {
  doublingUnit,
  figureSign,
  hundredMillionYuan,
  percentSign,
  rankUnit,
  widePercent,
} from '../grammar/quantity-words.ts'

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
  return {
    times: scale?.times ?? 1,
    unit: unit === undefined ? hundredMillionYuan : `${scale?.rest ?? power}${unit.replace(widePercent, percentSign)}`,
  }
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

const findShares = (text: string): readonly FoundQuantity[] =>
  [...text.matchAll(fraction)].map((match) => {
    const groups = match.groups ?? {}
    const { first, parts, tenths } = groups
    const part = parseNumeral(first ?? tenths ?? '') ?? 1
    const whole = tenths === undefined ? (parseNumeral(parts ?? '') ?? 2) : 10
    const percent = Math.round((part / whole) * 10_000) / 100
    const strict = groups['more'] !== undefined
    const found = toQuantity(match, { first: percent, second: undefined, unit: percentSign })
    return { ...found, strict: strict || found.strict, bounded: true }
  })

const findRanks = (text: string): readonly FoundQuantity[] =>
  [...text.matchAll(rank)].flatMap((match) => {
    const { first, place, unit, placeUnit } = match.groups ?? {}
    const max = parseNumeral(first ?? place ?? '')
    const found = toQuantity(match, { first: 0, second: undefined, unit: unit ?? placeUnit ?? rankUnit })
    return max === undefined ? [] : [{ ...found, min: null, max, strict: false, bounded: true }]
  })

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
  return [...plain, ...percents, ...doublings, ...findShares(text), ...findRanks(text)]
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter((item, index, all) => item.start >= (all[index - 1]?.end ?? 0))
}
