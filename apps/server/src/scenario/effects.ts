import type { ScenarioResult } from '@ceyuan/contract'
import { counted, createSum } from './compare-sides.ts'
import type { Population } from './population.ts'
import type { Side } from './run-scenario.ts'
import type { PaidGrant } from './simulate.ts'

type Effect = ScenarioResult['effects']['gainers'][number]
type Band = ScenarioResult['effects']['bands'][number]

/** Where the bands of changes begin. Unit: fen. */
const bands = [0, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000]

const shown = 50

type Fens = { readonly before: Float64Array; readonly after: Float64Array }

const changeOf = ({ before, after }: Fens, enterprise: number): number =>
  (after[enterprise] ?? 0) - (before[enterprise] ?? 0)

const byClause = ({ years }: Side, paid: readonly PaidGrant[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const { year, place, fen } of paid) {
    const id = years[year]?.law.clauses[place]?.id ?? ''
    sums.set(id, (sums.get(id) ?? 0) + fen)
  }
  return sums
}

const paidOf = ({ payout }: Side, wanted: ReadonlySet<number>): ReadonlyMap<number, readonly PaidGrant[]> => {
  const found = new Map<number, PaidGrant[]>()
  for (const one of payout.paid) {
    if (!wanted.has(one.enterprise)) continue
    const own = found.get(one.enterprise) ?? []
    found.set(one.enterprise, own)
    own.push(one)
  }
  return found
}

const listOf = (
  enterprises: readonly number[],
  { before, after }: Sides,
  fens: Fens,
  population: Population,
): Effect[] => {
  const wanted = new Set(enterprises)
  const [paidBefore, paidAfter] = [paidOf(before, wanted), paidOf(after, wanted)]
  return enterprises.map((enterprise) => {
    const [was, is] = [
      byClause(before, paidBefore.get(enterprise) ?? []),
      byClause(after, paidAfter.get(enterprise) ?? []),
    ]
    return {
      record: population.records[enterprise] ?? '',
      creditCode: population.creditCodes[enterprise] ?? '',
      name: population.names[enterprise] ?? '',
      beforeFen: String(fens.before[enterprise] ?? 0),
      afterFen: String(fens.after[enterprise] ?? 0),
      changeFen: String(changeOf(fens, enterprise)),
      clauses: [...new Set([...was.keys(), ...is.keys()])].map((id) => ({
        id,
        beforeFen: String(was.get(id) ?? 0),
        afterFen: String(is.get(id) ?? 0),
      })),
    }
  })
}

type Sides = { readonly before: Side; readonly after: Side }

const sumsOf = (fens: Fens, enterprises: readonly number[]) => {
  const sum = createSum()
  for (const enterprise of enterprises) sum.add(Math.abs(changeOf(fens, enterprise)))
  return counted(enterprises.length, sum.total())
}

const bandsOf = (fens: Fens, gainers: readonly number[], losers: readonly number[]): Band[] =>
  bands.map((from, index) => {
    const to = bands[index + 1] ?? null
    const isIn = (enterprise: number): boolean => {
      const size = Math.abs(changeOf(fens, enterprise))
      return size > 0 && size >= from && (to === null || size < to)
    }
    return {
      fromFen: String(from),
      toFen: to === null ? null : String(to),
      gain: sumsOf(fens, gainers.filter(isIn)),
      lose: sumsOf(fens, losers.filter(isIn)),
    }
  })

/** Who gains and who loses over all years, how many and how much, and the greatest changes with their names. */
export const effectsOf = (
  sides: Sides,
  fens: Fens,
  population: Population,
): Omit<ScenarioResult['effects'], 'cannotTell'> => {
  const [gainers, losers]: readonly [number[], number[]] = [[], []]
  for (let enterprise = 0; enterprise < population.size; enterprise += 1) {
    const change = changeOf(fens, enterprise)
    if (change > 0) gainers.push(enterprise)
    else if (change < 0) losers.push(enterprise)
  }
  const greatest = (list: readonly number[]): readonly number[] =>
    list.toSorted((a, b) => Math.abs(changeOf(fens, b)) - Math.abs(changeOf(fens, a)) || a - b).slice(0, shown)
  return {
    gain: sumsOf(fens, gainers),
    lose: sumsOf(fens, losers),
    same: population.size - gainers.length - losers.length,
    bands: bandsOf(fens, gainers, losers),
    gainers: listOf(greatest(gainers), sides, fens, population),
    losers: listOf(greatest(losers), sides, fens, population),
  }
}
