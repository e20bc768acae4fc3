import type { ScenarioRanking, ScenarioResult } from '@ceyuan/contract'
import type { Share } from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import { splitFen } from '../funding/split-shares.ts'
import { createSum } from './compare-sides.ts'
import type { Population } from './population.ts'
import type { Side } from './run-scenario.ts'

type Budget = ScenarioResult['budgets'][number]
type Need = Budget['before']
type Payer = Share['payer'] | null

/** What the budget lines of one payer hold in one year. */
export type Lines = {
  readonly year: number
  readonly payer: string
  readonly count: number
  readonly amountFen: bigint
  readonly committedFen: bigint
}

/** What a payer is asked for by one grant. Unit: fen. */
type Asked = { readonly enterprise: number; readonly clause: string; readonly fen: number; readonly wholeFen: number }

/** The value of an enterprise by which it is ranked; null where it has none. */
export type RankOf = (enterprise: number) => number | null

const keyOf = (year: number, payer: Payer): string => `${year} ${payer?.zh ?? ''}`

type Needs = Map<string, { readonly year: number; readonly payer: Payer; readonly asked: Asked[] }>

// Each share is split as the funding register splits it.
const needsOf = ({ years, payout }: Side): Needs => {
  const needs: Needs = new Map()
  for (const { enterprise, year: index, place, fen } of payout.paid) {
    const law = years[index]?.law
    const ready = law?.clauses[place]
    if (!law || !ready) continue
    const year = CivilDate.year(law.on)
    const { shares } = ready.clause
    const fens =
      shares.length === 0
        ? [BigInt(fen)]
        : splitFen(
            BigInt(fen),
            shares.map(({ part }) => part),
          )
    fens.forEach((own, share) => {
      const payer = shares[share]?.payer ?? null
      const key = keyOf(year, payer)
      const need = needs.get(key) ?? { year, payer, asked: [] }
      needs.set(key, need)
      need.asked.push({ enterprise, clause: ready.id, fen: Number(own), wholeFen: fen })
    })
  }
  return needs
}

type Order = (a: Asked, b: Asked) => number

const orderBy = ({ by, descending }: ScenarioRanking, rankOf: RankOf, { creditCodes }: Population): Order => {
  const sign = by === 'highestAmount' || (by === 'fact' && descending) ? -1 : 1
  const valueOf = (asked: Asked): number | null => (by === 'fact' ? rankOf(asked.enterprise) : asked.wholeFen)
  const codeOf = ({ enterprise }: Asked): string => creditCodes[enterprise] ?? ''
  const last = (a: Asked, b: Asked): number => {
    const [one, other] = [`${codeOf(a)} ${a.clause}`, `${codeOf(b)} ${b.clause}`]
    return one < other ? -1 : one > other ? 1 : 0
  }
  return (a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)]
    if (one === other) return last(a, b)
    if (one === null || other === null) return one === null ? 1 : -1
    return sign * (one - other)
  }
}

const atMargin = (asked: Asked | undefined, { creditCodes, names }: Population): Need['lastIn'] =>
  asked
    ? {
        creditCode: creditCodes[asked.enterprise] ?? '',
        name: names[asked.enterprise] ?? '',
        clause: asked.clause,
        fen: String(asked.fen),
      }
    : null

// One needsAfter the other by the ranking, each whole or not at all; the first that no longer fits ends it.
const needOf = (all: readonly Asked[], leftFen: bigint | null, order: Order, population: Population): Need => {
  const need = createSum()
  for (const { fen } of all) need.add(fen)
  const needFen = need.total()
  if (leftFen === null || needFen <= leftFen) {
    const [met, grants] = [all.length, all.length]
    return {
      needFen: String(needFen),
      grants,
      metFen: String(needFen),
      met,
      shortFen: '0',
      lastIn: null,
      firstOut: null,
    }
  }
  const ranked = all.toSorted(order)
  let [left, met] = [leftFen, 0]
  for (const { fen } of ranked) {
    if (BigInt(fen) > left) break
    left -= BigInt(fen)
    met += 1
  }
  return {
    needFen: String(needFen),
    grants: all.length,
    metFen: String(leftFen - left),
    met,
    shortFen: String(needFen - leftFen),
    lastIn: atMargin(ranked[met - 1], population),
    firstOut: atMargin(ranked[met], population),
  }
}

const shownLines = (lines: Lines | undefined): Budget['lines'] =>
  lines
    ? {
        count: lines.count,
        amountFen: String(lines.amountFen),
        committedFen: String(lines.committedFen),
        leftFen: String(lines.amountFen - lines.committedFen),
      }
    : null

/** What both sides ask of each payer in each year, beside what its budget lines still hold; where money is short, who is left out. */
export const budgetsOf = (
  { before, after }: { readonly before: Side; readonly after: Side },
  lines: readonly Lines[],
  { ranking, rankOf }: { readonly ranking: ScenarioRanking; readonly rankOf: RankOf },
  population: Population,
): Budget[] => {
  const [needsBefore, needsAfter] = [needsOf(before), needsOf(after)]
  const known = new Map(lines.map((one) => [`${one.year} ${one.payer}`, one]))
  const order = orderBy(ranking, rankOf, population)
  const all = new Map([...needsBefore, ...needsAfter])
  return [...all]
    .map(([key, { year, payer }]): Budget => {
      const held = known.get(key)
      const left = held ? held.amountFen - held.committedFen : null
      const of = (needs: Needs): Need => needOf(needs.get(key)?.asked ?? [], left, order, population)
      return { year, payer, lines: shownLines(held), before: of(needsBefore), after: of(needsAfter) }
    })
    .toSorted((a, b) => a.year - b.year || Number(a.payer === null) - Number(b.payer === null))
}
