import type { FeelValue } from '@ceyuan/feel'
import { type CivilDate, Fen } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import { one, toPoint } from '../check/point.ts'
import type { FactKind } from '../clause/fact.ts'
import { paidBefore } from '../choice/history.ts'
import { versionOn } from '../clause/version.ts'
import type { Amount, Entitlement, Subject } from '../entitle/entitlement.ts'
import { judge } from '../entitle/judge.ts'
import type { Step } from '../expression/step.ts'
import type { PolicySet, ReadyClause } from '../set/policy-set.ts'
import { fromPoint } from './from-point.ts'
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
  /** What the clause would pay then, and how much more that is than now; null where the amount cannot be told. */
  readonly amount: Amount | null
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

const paidBy = ({ amount }: Entitlement): bigint | null => (amount?.kind === 'known' ? amount.fen : null)

const gainOf = (after: Entitlement, before: Entitlement): Fen | null => {
  const [more, less] = [paidBy(after), paidBy(before) ?? 0n]
  return more === null ? null : Fen.create(more - less)
}

const conditionsOf = (set: PolicySet, ready: ReadyClause, on: CivilDate): readonly Step[] => [
  ...(ready.condition ? [ready.condition.step] : []),
  ...ready.clause.requires.flatMap((id) => {
    const inForce = versionOn(set.clauses.get(id) ?? [], on)
    return inForce?.kind === 'inForce' && inForce.version.condition ? [inForce.version.condition.step] : []
  }),
]

const trialOf = (set: PolicySet, applicant: Applicant, { subject, on }: Entitlement): Trial => {
  const owned = [...applicant.projects, ...applicant.products].find(({ id }) => id === subject.id)
  return createTrial(set.book, subject.id === null || !owned ? [applicant.facts] : [owned.facts, applicant.facts], on)
}

const nearMissOf = (
  set: PolicySet,
  before: Entitlement,
  changes: Changes,
  trial: Trial,
): Omit<NearMiss, 'kind'> | null => {
  const { ready, subject, on } = before
  const after = judge(set, { ready, subject, on, known: trial.withChanges(changes) })
  if (after.status !== 'applies') return null
  return {
    id: before.id,
    subject,
    changes: changesOf(changes, trial),
    amount: after.amount,
    gainFen: gainOf(after, before),
  }
}

// Ways come cheapest first; to change more facts than another way, or the same ones otherwise, says nothing new.
const cheapestOfEach = (ways: readonly Changes[]): readonly Changes[] =>
  ways.filter(
    (changes, index) => !ways.slice(0, index).some((cheaper) => [...cheaper.keys()].every((name) => changes.has(name))),
  )

const toApply = (set: PolicySet, applicant: Applicant, before: Entitlement): readonly NearMiss[] => {
  const trial = trialOf(set, applicant, before)
  return cheapestOfEach(repair(conditionsOf(set, before.ready, before.on), trial))
    .flatMap((changes) => nearMissOf(set, before, changes, trial) ?? [])
    .slice(0, mostOfOne)
    .map((found) => ({ ...found, kind: 'toApply' as const }))
}

/** The next better word of a list, such as the next level of a certificate: the least gain above what is paid now. */
const toGetMore = (set: PolicySet, applicant: Applicant, before: Entitlement): readonly NearMiss[] => {
  const trial = trialOf(set, applicant, before)
  const ways = (before.ready.amount?.facts ?? []).flatMap((name) => {
    const fact = set.book.facts.get(name)
    if (fact?.kind !== 'enum' || fact.fixed) return []
    return fact.values.map(({ zh }): Changes => new Map([[name, zh]]))
  })
  const better = ways
    .flatMap((changes) => nearMissOf(set, before, changes, trial) ?? [])
    .filter(({ gainFen }) => gainFen !== null && gainFen > 0n)
    .toSorted((a, b) => ((a.gainFen ?? 0n) < (b.gainFen ?? 0n) ? -1 : 1))
  return better.slice(0, 1).map((found) => ({ ...found, kind: 'toGetMore' as const }))
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

/** What would make each clause that does not apply apply, and where the next step brings more; what brings most comes first. */
export const nearMisses = (
  set: PolicySet,
  applicant: Applicant,
  entitlements: readonly Entitlement[],
): readonly NearMiss[] =>
  entitlements
    .filter((entitlement) => isAsked(entitlement) && !paidBefore(set, applicant, entitlement))
    .flatMap((entitlement) => {
      if (entitlement.status === 'doesNotApply') return toApply(set, applicant, entitlement)
      return entitlement.status === 'applies' ? toGetMore(set, applicant, entitlement) : []
    })
    .toSorted(order)
