import { type Column, type ColumnHint, columnsOf } from '@ceyuan/feel'
import type { Fact } from '../clause/fact.ts'
import type { PolicySet } from '../set/policy-set.ts'
import { type GivenFacts, populationDictionary } from './rule.ts'

const decimals: Readonly<Partial<Record<Fact['kind'], number>>> = { integer: 0, number: 4, rate: 6 }

/** The greatest amount of money for which every calculation is proved to stay exact in binary floating point: a hundred billion yuan. */
const usualMoney = 10_000_000_000_000n

/** The greatest number, after its decimals, for which that is so. */
const usualNumber = 1_000_000_000n

const bound = (end: bigint | number | null, places: number): bigint | undefined => {
  if (end === null) return undefined
  return typeof end === 'bigint' ? end : BigInt(Math.round(end * 10 ** places))
}

/** How wide the numbers of a population are taken to be: `usual` for speed, `any` for whatever fits a column. */
export type Width = 'usual' | 'any'

const hintOf = (fact: Fact, width: Width): ColumnHint => {
  const places = decimals[fact.kind] ?? 0
  const wide = fact.kind === 'money' ? usualMoney : usualNumber
  const [min, max] = [bound(fact.min, places), bound(fact.max, places)]
  const usual = width === 'usual' ? { min: -wide, max: wide } : {}
  return {
    decimals: places,
    ...usual,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
}

/** The columns of a population: what each fact holds, with the bounds that its dictionary entry states. */
export const populationColumns = (set: PolicySet, given: GivenFacts, width: Width): readonly Column[] =>
  columnsOf(
    populationDictionary(set, given),
    Object.fromEntries([...set.book.facts.values()].map((fact) => [fact.name, hintOf(fact, width)])),
  )
