import type { FeelValue } from '@ceyuan/feel'
import { type CivilDate, Fen } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import { one, toPoint } from '../check/point.ts'
import type { FactKind } from '../clause/fact.ts'
import { paidBefore } from '../choice/history.ts'
import type { Amount, Entitlement, Subject } from '../entitle/entitlement.ts'
import { judge } from '../entitle/judge.ts'
import { requiredFor } from '../entitle/required.ts'
import type { Step } from '../expression/step.ts'
import type { PolicySet, ReadyClause } from '../set/policy-set.ts'
import { fromPoint } from './from-point.ts'
import { bestPaid, gainOf, withChanges } from './gain.ts'
import { createRejudge, type Rejudge } from './rejudge.ts'
import { repair } from './repair.ts'
import { type Changes, createTrial, type Trial } from './trial.ts'

/** How a fact would have to change: by how much, how many days sooner or later, or into what. */
export type Difference =
  | { readonly kind: 'increase' | 'decrease'; readonly by: FeelValue }
  | { readonly kind: 'earlier' | 'later'; readonly days: number }
  | { readonly kind: 'become' }

/** One fact that would have to be otherwise. */
export type FactChange = {
  readonly fact: string
  readonly from: FeelValue
  readonly to: FeelValue
  readonly difference: Difference
}

/** The least change that makes a clause apply, or, for one that applies, the next step that brings more. */
export type NearMiss = {
  readonly id: string
  readonly subject: Subject
  readonly kind: 'toApply' | 'toGetMore'
  readonly changes: readonly FactChange[]
  /** What the clause would pay then. */
  readonly amount: Amount | null
  /** How much more the best bundle would then pay in all; null where the amount cannot be told. */
  readonly gainFen: Fen | null
}

/** The most near misses of one clause. */
const mostOfOne = 3

const differenceOf = (kind: FactKind, from: FeelValue, to: FeelValue): Difference => {
  const [start, end] = [toPoint(from), toPoint(to)]
  if (start === null || end === null) return { kind: 'become' }
  const by = end - start
  if (kind === 'date') return { kind: by < 0n ? 'earlier' : 'later', days: Math.abs(Number(by / one)) }
  return by < 0n ? { kind: 'decrease', by: fromPoint(kind, -by) } : { kind: 'increase', by: fromPoint(kind, by) }
}

/** Changes with what is now and by how much they differ. */
export const changesOf = (changes: Changes, trial: Trial): readonly FactChange[] =>
  Array.from(changes, ([fact, to]) => {
    const found = trial.known.find(fact)
    const from = found.kind === 'known' ? found.value : null
    return { fact, from, to, difference: differenceOf(trial.book.facts.get(fact)?.kind ?? 'text', from, to) }
  })

const paidBy = ({ amount }: Pick<Entitlement, 'amount'>): bigint | null =>
  amount?.kind === 'known' ? amount.fen : null

/** Whose near misses are looked for, and what the best bundle pays now. */
type Search = {
  readonly set: PolicySet
  readonly applicant: Applicant
  readonly paidNow: Fen | null
  readonly rejudge: Rejudge
}

const conditionsOf = (set: PolicySet, ready: ReadyClause, on: CivilDate): readonly Step[] =>
  [ready, ...requiredFor(set, ready, on)].flatMap(({ condition }) => (condition ? [condition.step] : []))

const trialOf = ({ set, applicant }: Search, { subject, on }: Entitlement): Trial => {
  const lists = { applicant: [], project: applicant.projects, product: applicant.products }
  const owned = lists[subject.kind].find(({ id }) => id === subject.id)
  return createTrial(set.book, owned ? [owned.facts, applicant.facts] : [applicant.facts], on)
}

/** A way that was judged: the clause would apply and pay so. */
type Way = { readonly changes: Changes; readonly amount: Amount | null }

const wayOf = ({ set }: Search, before: Entitlement, changes: Changes, trial: Trial): Way | null => {
  const { ready, subject, on } = before
  const after = judge(set, { ready, subject, on, known: trial.withChanges(changes) })
  return after.status === 'applies' ? { changes, amount: after.amount } : null
}

const nearMissOf = (
  { set, applicant, paidNow, rejudge }: Search,
  { id, subject, on }: Entitlement,
  { changes, amount }: Way,
  trial: Trial,
): Omit<NearMiss, 'kind'> => {
  const changed = withChanges(set, applicant, subject, changes)
  const gainFen =
    paidBy({ amount }) === null ? null : gainOf(set, changed, rejudge(changed, subject, changes), { paidNow, on })
  return { id, subject, changes: changesOf(changes, trial), amount, gainFen }
}

// Ways come cheapest first; to change more facts than another way, or the same ones otherwise, says nothing new.
const cheapestOfEach = (ways: readonly Changes[]): readonly Changes[] =>
  ways.filter(
    (changes, index) => !ways.slice(0, index).some((cheaper) => [...cheaper.keys()].every((name) => changes.has(name))),
  )

const toApply = (search: Search, before: Entitlement): readonly NearMiss[] => {
  const trial = trialOf(search, before)
  return cheapestOfEach(repair(conditionsOf(search.set, before.ready, before.on), trial))
    .flatMap((changes) => wayOf(search, before, changes, trial) ?? [])
    .slice(0, mostOfOne)
    .map((way) => ({ ...nearMissOf(search, before, way, trial), kind: 'toApply' as const }))
}

/** The next better word of a list, such as the next level of a certificate: the least amount above what is paid now. */
const toGetMore = (search: Search, before: Entitlement): readonly NearMiss[] => {
  const trial = trialOf(search, before)
  const { facts } = search.set.book
  const now = paidBy(before) ?? 0n
  const ways = (before.ready.amount?.facts ?? []).flatMap((name) => {
    const fact = facts.get(name)
    if (fact?.kind !== 'enum' || fact.fixed) return []
    return fact.values.map(({ zh }): Changes => new Map([[name, zh]]))
  })
  return ways
    .flatMap((changes) => wayOf(search, before, changes, trial) ?? [])
    .filter((way) => (paidBy(way) ?? 0n) > now)
    .toSorted((a, b) => ((paidBy(a) ?? 0n) < (paidBy(b) ?? 0n) ? -1 : 1))
    .slice(0, 1)
    .map((way) => ({ ...nearMissOf(search, before, way, trial), kind: 'toGetMore' as const }))
    .filter(({ gainFen }) => gainFen !== null && gainFen > 0n)
}

const isAsked = ({ ready, reasons, subject }: Entitlement): boolean =>
  ready.clause.kind === 'grant' &&
  (subject.kind === 'applicant' || subject.id !== null) &&
  !reasons.some((reason) => reason === 'not-yet-in-force' || reason === 'no-longer-in-force')

const order = (a: NearMiss, b: NearMiss): number => {
  const [left, right] = [a.gainFen ?? -1n, b.gainFen ?? -1n]
  if (left !== right) return left > right ? -1 : 1
  return a.changes.length - b.changes.length
}

/**
 * What would make each clause that does not apply apply, and where the next step brings more;
 * what brings most to the best bundle comes first.
 */
export const nearMisses = (
  set: PolicySet,
  applicant: Applicant,
  entitlements: readonly Entitlement[],
): readonly NearMiss[] => {
  const [first] = entitlements
  if (!first) return []
  const paidNow = bestPaid(set, applicant, entitlements, first.on)
  const search: Search = { set, applicant, paidNow, rejudge: createRejudge(set, entitlements) }
  return entitlements
    .filter((entitlement) => isAsked(entitlement) && !paidBefore(set, applicant, entitlement))
    .flatMap((entitlement) => {
      if (entitlement.status === 'doesNotApply') return toApply(search, entitlement)
      return entitlement.status === 'applies' ? toGetMore(search, entitlement) : []
    })
    .toSorted(order)
}
