import type { PolicySet } from '@ceyuan/policy'
import { Result } from '@ceyuan/values'
import type { ClauseCoverage, Coverage, CoveredPart } from '../funding/uptake.ts'
import { missingOf } from './compare-clauses.ts'
import { createSum } from './compare-sides.ts'
import { evaluate, type Outcome, type Pace } from './evaluate.ts'
import type { CohortKind, Population } from './population.ts'
import { rulesOn } from './rules.ts'
import { knownFacts } from './run-scenario.ts'
import type { CoverageJob } from './thread-messages.ts'

/** For each enterprise whether something is so. Shape: one byte for each. */
type Marks = Uint8Array

const count = (marks: Marks): number => marks.reduce((sum, one) => sum + one, 0)

const markEntitled = ({ ready, yesBits }: Outcome, { tables }: Population, marks: Marks): void => {
  const { owners, chunks } = tables[ready.clause.subject]
  let base = 0
  yesBits.forEach((words, chunk) => {
    words.forEach((word, at) => {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        marks[owners[base + at * 32 + 31 - Math.clz32(rest & -rest)] ?? 0] = 1
      }
    })
    base += chunks[chunk]?.rows() ?? 0
  })
}

// Enterprises that have left the register meanwhile stand in no part, but were promised something all the same.
const markCommitted = (
  committed: CoverageJob['committed'],
  places: ReadonlyMap<string, number>,
  marks: Marks,
): { readonly gone: ReadonlySet<string> } => {
  const gone = new Set<string>()
  for (const { creditCode } of committed) {
    const place = places.get(creditCode)
    if (place === undefined) gone.add(creditCode)
    else marks[place] = 1
  }
  return { gone }
}

type Scene = {
  readonly set: PolicySet
  readonly population: Population
  readonly hidden: ReadonlySet<string>
  readonly places: ReadonlyMap<string, number>
}

const totalFen = ({ fen }: Outcome): bigint => {
  const sum = createSum()
  fen.forEach(sum.add)
  return sum.total()
}

const ofClause = (outcome: Outcome, committed: CoverageJob['committed'], scene: Scene): ClauseCoverage => {
  const { population, places } = scene
  const { ready, applies, unknown, unpriced } = outcome
  const marks: Marks = new Uint8Array(population.size)
  markEntitled(outcome, population, marks)
  const { gone } = markCommitted(committed, places, marks)
  return {
    id: ready.id,
    applies,
    unknown,
    unpriced,
    doesNotApply: population.tables[ready.clause.subject].rows - applies - unknown,
    fen: totalFen(outcome),
    mostMissing: missingOf(outcome, scene)[0]?.fact ?? null,
    entitledOrCommitted: count(marks) + gone.size,
  }
}

const fenOfEach = (outcomes: readonly Outcome[], { size, tables }: Population): Float64Array => {
  const sums = new Float64Array(size)
  for (const { ready, rows, fen } of outcomes) {
    const { owners } = tables[ready.clause.subject]
    rows.forEach((row, index) => {
      const owner = owners[row] ?? 0
      sums[owner] = (sums[owner] ?? 0) + (fen[index] ?? 0)
    })
  }
  return sums
}

type Each = { readonly entitled: Marks; readonly committed: Marks; readonly fen: Float64Array }

const emptyPart = () => ({ enterprises: 0, entitled: 0, committed: 0, either: 0, sum: createSum() })

// Parts without enterprises are left out.
const partsOf = ({ cohorts, size }: Population, kind: CohortKind, each: Each): readonly CoveredPart[] => {
  const { parts, of } = cohorts[kind]
  const found = parts.map(emptyPart)
  for (let enterprise = 0; enterprise < size; enterprise += 1) {
    const part = found[of[enterprise] ?? 0]
    if (!part) continue
    const [entitled, committed] = [each.entitled[enterprise] ?? 0, each.committed[enterprise] ?? 0]
    part.enterprises += 1
    part.entitled += entitled
    part.committed += committed
    part.either += entitled | committed
    part.sum.add(each.fen[enterprise] ?? 0)
  }
  return parts.flatMap(({ key, label }, index) => {
    const part = found[index]
    if (!part || part.enterprises === 0) return []
    const { enterprises, entitled, committed, either, sum } = part
    return [{ key, label, enterprises, entitled, committed, entitledOrCommitted: either, fen: sum.total() }]
  })
}

const partsIn = (
  outcomes: readonly Outcome[],
  { of, committed }: CoverageJob,
  { population, places }: Scene,
): Coverage['parts'] => {
  const isAsked = (clause: string): boolean => of === null || clause === of
  const chosen = outcomes.filter(({ ready }) => isAsked(ready.id))
  const each: Each = {
    entitled: new Uint8Array(population.size),
    committed: new Uint8Array(population.size),
    fen: fenOfEach(chosen, population),
  }
  for (const outcome of chosen) markEntitled(outcome, population, each.entitled)
  const own = committed.filter(({ clause }) => isAsked(clause))
  markCommitted(own, places, each.committed)
  return {
    district: partsOf(population, 'district', each),
    industry: partsOf(population, 'industry', each),
    size: partsOf(population, 'size', each),
  }
}

/** How far the clauses of a day reach in a population: who could have them, and who of these was promised them. */
export const coverageOf = async (
  set: PolicySet,
  job: CoverageJob & { readonly hidden: readonly string[] },
  population: Population,
  pace: Pace,
): Promise<Result<Coverage>> => {
  const hidden = new Set(job.hidden)
  const rules = rulesOn({ set, on: job.on, known: knownFacts({ population, hidden }) })
  const outcomes = await evaluate(population, rules, job.on, pace)
  if (outcomes.kind === 'failure') return outcomes
  const places = new Map(population.creditCodes.map((code, place) => [code, place]))
  const scene = { set, population, hidden, places }
  const byClause = Map.groupBy(job.committed, ({ clause }) => clause)
  return Result.success({
    register: population.register.id,
    enterprises: population.size,
    misfits: population.misfits,
    clauses: outcomes.value.map((outcome) => ofClause(outcome, byClause.get(outcome.ready.id) ?? [], scene)),
    parts: partsIn(outcomes.value, job, scene),
  })
}
