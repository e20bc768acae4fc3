import type { ScenarioResult } from '@ceyuan/contract'
import type { PolicySet, ReadyClause } from '@ceyuan/policy'
import { createSum } from './compare-sides.ts'
import type { Outcome } from './evaluate.ts'
import type { Population, SubjectTable } from './population.ts'
import type { Changed, Side } from './run-scenario.ts'

type Clause = ScenarioResult['clauses'][number]
type ClauseSide = Clause['before']

const absent: ClauseSide = { isInForce: false, applies: 0, unknown: 0, unpriced: 0, paid: 0, fen: '0' }

type Tally = { readonly rows: Set<number>; readonly sum: ReturnType<typeof createSum> }

// How many of each clause are paid in the first year, and how much over all years.
const talliesOf = ({ years, payout }: Side): ReadonlyMap<string, Tally> => {
  const tallies = new Map<string, Tally>()
  for (const { year, place, row, fen } of payout.paid) {
    const id = years[year]?.law.clauses[place]?.id ?? ''
    const tally = tallies.get(id) ?? { rows: new Set<number>(), sum: createSum() }
    tallies.set(id, tally)
    if (year === 0) tally.rows.add(row)
    tally.sum.add(fen)
  }
  return tallies
}

const sideOf = (outcome: Outcome | undefined, tally: Tally | undefined): ClauseSide => {
  const fen = (tally?.sum.total() ?? 0n).toString()
  if (!outcome) return { ...absent, fen }
  const { applies, unknown, unpriced } = outcome
  return { isInForce: true, applies, unknown, unpriced, paid: tally?.rows.size ?? 0, fen }
}

const unknownBits = (table: SubjectTable, chunk: number, fact: string, hidden: ReadonlySet<string>) => {
  const column = table.columns.find(({ name }) => name === fact)
  const at = table.chunks[chunk]
  if (!column || !at || hidden.has(fact)) return () => 0
  if (column.storage === 'truth') {
    const [yes, no] = [at.bits(fact, 'true'), at.bits(fact, 'false')]
    return (word: number): number => (yes[word] ?? 0) | (no[word] ?? 0)
  }
  if (column.storage !== 'codes') {
    const known = at.bits(fact, 'known')
    return (word: number): number => known[word] ?? 0
  }
  const codes = at.codes(fact)
  return (word: number): number => {
    let bits = 0
    for (let bit = 0; bit < 32; bit += 1) if (codes[word * 32 + bit] !== 0) bits |= 1 << bit
    return bits
  }
}

const lackOf = (outcome: Outcome, table: SubjectTable, fact: string, hidden: ReadonlySet<string>): number => {
  let rows = 0
  outcome.unknownBits.forEach((bits, chunk) => {
    const known = unknownBits(table, chunk, fact, hidden)
    bits.forEach((word, at) => {
      for (let rest = word & ~known(at); rest !== 0; rest &= rest - 1) rows += 1
    })
  })
  return rows
}

// The facts that a clause needs in the end, with formulas taken apart.
const factsBehind = ({ book }: PolicySet, { condition, amount }: ReadyClause): readonly string[] => {
  const found = new Set<string>()
  const add = (name: string): void => {
    const formula = book.formulas.get(name)
    if (!formula) found.add(name)
    else for (const part of formula.facts) add(part)
  }
  for (const name of [...(condition?.facts ?? []), ...(amount?.facts ?? [])]) add(name)
  return [...found]
}

const shown = 6

type Asked = { readonly population: Population; readonly hidden: ReadonlySet<string>; readonly set: PolicySet }

/** The facts that rows lack of which a clause cannot be told; the one that most lack first. */
export const missingOf = (outcome: Outcome | undefined, { population, hidden, set }: Asked): Clause['missing'] => {
  if (!outcome || outcome.unknown === 0) return []
  const table = population.tables[outcome.ready.clause.subject]
  return factsBehind(set, outcome.ready)
    .map((fact) => ({ fact, rows: lackOf(outcome, table, fact, hidden) }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => b.rows - a.rows)
    .slice(0, shown)
}

const outcomesById = ({ years }: Side): ReadonlyMap<string, Outcome> =>
  new Map(years.flatMap(({ grants }) => grants.outcomes.map((one) => [one.ready.id, one] as const)).toReversed())

const firstYear = ({ years }: Side): ReadonlyMap<string, Outcome> =>
  new Map((years[0]?.grants.outcomes ?? []).map((one) => [one.ready.id, one]))

/** What becomes of each clause that is in force in some year; those that the scenario changes come first. */
export const clausesOf = (
  before: Side,
  after: Side,
  { changed }: Pick<Changed, 'changed'>,
  asked: Omit<Asked, 'set'>,
): Clause[] => {
  const [outcomesBefore, outcomesAfter] = [firstYear(before), firstYear(after)]
  const [paidBefore, paidAfter] = [talliesOf(before), talliesOf(after)]
  const all = new Map([...outcomesById(before), ...outcomesById(after)])
  const clauses = [...all].map(([id, { ready }]): Clause => {
    const [one, other] = [outcomesBefore.get(id), outcomesAfter.get(id)]
    const [was, is] = [sideOf(one, paidBefore.get(id)), sideOf(other, paidAfter.get(id))]
    return {
      clause: { id, title: ready.clause.title, from: ready.clause.from },
      isChanged: changed.has(id),
      subject: ready.clause.subject,
      before: was,
      after: is,
      changeFen: (BigInt(is.fen) - BigInt(was.fen)).toString(),
      missing: changed.has(id) ? missingOf(other ?? one, { ...asked, set: after.set }) : [],
    }
  })
  return clauses.toSorted((a, b) => Number(b.isChanged) - Number(a.isChanged))
}

/** How many enterprises have a changed clause of which it cannot be told whether it applies to them, before or after. */
export const cannotTell = (
  before: Side,
  after: Side,
  changed: ReadonlySet<string>,
  { tables, size }: Population,
): number => {
  const open = new Uint8Array(size)
  for (const side of [before, after]) {
    for (const { ready, unknownBits: bits } of side.years[0]?.grants.outcomes ?? []) {
      if (!changed.has(ready.id)) continue
      const { owners, chunks } = tables[ready.clause.subject]
      let base = 0
      bits.forEach((words, chunk) => {
        words.forEach((word, at) => {
          for (let rest = word; rest !== 0; rest &= rest - 1) {
            open[owners[base + at * 32 + 31 - Math.clz32(rest & -rest)] ?? 0] = 1
          }
        })
        base += chunks[chunk]?.rows() ?? 0
      })
    }
  }
  return open.reduce((sum, one) => sum + one, 0)
}
