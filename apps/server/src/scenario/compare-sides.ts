import type { ScenarioResult } from '@ceyuan/contract'
import { CivilDate } from '@ceyuan/values'
import type { CohortKind, Population } from './population.ts'
import type { Side } from './run-scenario.ts'
import type { PaidGrant } from './simulate.ts'

type Counted = ScenarioResult['totals']['before']
type Cohort = ScenarioResult['cohorts']['district'][number]

/** What each enterprise is paid over all years. Unit: fen. */
export const fenByEnterprise = (size: number, paid: readonly PaidGrant[]): Float64Array => {
  const fen = new Float64Array(size)
  for (const one of paid) fen[one.enterprise] = (fen[one.enterprise] ?? 0) + one.fen
  return fen
}

/** Adds up whole fen without a limit, in numbers as long as they are exact. */
export const createSum = (): { readonly add: (fen: number) => void; readonly total: () => bigint } => {
  let [whole, part] = [0n, 0]
  return {
    add: (fen) => {
      part += fen
      if (part < 2 ** 52) return
      whole += BigInt(part)
      part = 0
    },
    total: () => whole + BigInt(part),
  }
}

/** So many, and so much. */
export const counted = (count: number, fen: bigint): Counted => ({ count, fen: fen.toString() })

/** Now and after, with the difference. */
export const between = (before: readonly [number, bigint], after: readonly [number, bigint]) => ({
  before: counted(...before),
  after: counted(...after),
  changeFen: (after[1] - before[1]).toString(),
})

const sumOf = (paid: readonly PaidGrant[], size: number, year: number | null): readonly [number, bigint] => {
  const sum = createSum()
  const seen = new Uint8Array(size)
  let count = 0
  for (const one of paid) {
    if (year !== null && one.year !== year) continue
    sum.add(one.fen)
    if (seen[one.enterprise] === 1) continue
    seen[one.enterprise] = 1
    count += 1
  }
  return [count, sum.total()]
}

/** Everything together: enterprises that are paid, and how much. */
export const totalsOf = (before: Side, after: Side, size: number): ScenarioResult['totals'] =>
  between(sumOf(before.payout.paid, size, null), sumOf(after.payout.paid, size, null))

/** Year by year. */
export const yearsOf = (before: Side, after: Side, size: number): ScenarioResult['years'] =>
  before.years.map(({ law }, year) => ({
    year: CivilDate.year(law.on),
    on: law.on,
    ...between(sumOf(before.payout.paid, size, year), sumOf(after.payout.paid, size, year)),
  }))

/** What each enterprise is paid on two sides. Unit: fen. */
export type Fens = { readonly before: Float64Array; readonly after: Float64Array }

type Part = {
  enterprises: number
  gain: number
  lose: number
  readonly counts: { before: number; after: number }
  readonly sums: Readonly<Record<'before' | 'after', ReturnType<typeof createSum>>>
}

const createPart = (): Part => ({
  enterprises: 0,
  gain: 0,
  lose: 0,
  counts: { before: 0, after: 0 },
  sums: { before: createSum(), after: createSum() },
})

const addInto = (part: Part, before: number, after: number): void => {
  part.enterprises += 1
  if (after > before) part.gain += 1
  if (after < before) part.lose += 1
  if (before > 0) part.counts.before += 1
  if (after > 0) part.counts.after += 1
  part.sums.before.add(before)
  part.sums.after.add(after)
}

// Parts without enterprises are left out.
const cohortsOf = ({ cohorts, size }: Population, kind: CohortKind, { before, after }: Fens): Cohort[] => {
  const { parts, of } = cohorts[kind]
  const found = parts.map(createPart)
  for (let enterprise = 0; enterprise < size; enterprise += 1) {
    const part = found[of[enterprise] ?? 0]
    if (part) addInto(part, before[enterprise] ?? 0, after[enterprise] ?? 0)
  }
  return parts.flatMap(({ key, label }, index) => {
    const part = found[index]
    if (!part || part.enterprises === 0) return []
    const { enterprises, gain, lose, counts, sums } = part
    const money = between([counts.before, sums.before.total()], [counts.after, sums.after.total()])
    return [{ key, label, enterprises, gain, lose, ...money }]
  })
}

/** By every way of parting the population. */
export const cohortsIn = (population: Population, fens: Fens): ScenarioResult['cohorts'] => ({
  district: cohortsOf(population, 'district', fens),
  industry: cohortsOf(population, 'industry', fens),
  size: cohortsOf(population, 'size', fens),
})
