import { Fen } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import { boundsOf } from '../check/bounds.ts'
import { roomsOf } from '../check/check-clause.ts'
import { one } from '../check/point.ts'
import { amountOf } from '../entitle/amount.ts'
import type { Entitlement, Subject } from '../entitle/entitlement.ts'
import { run } from '../expression/run.ts'
import type { PolicySet } from '../set/policy-set.ts'
import { createKnown } from '../set/sheet.ts'
import { couldApply, couldSettle, isOpen } from './settle.ts'

/** A fact that somebody has still to say, and what hangs on it. */
export type Question = {
  readonly fact: string
  /** Whom it is about: the applicant, or the project or product that waits for it. */
  readonly subject: Subject
  /** How many clauses it could settle by itself, and how many wait for it at all. */
  readonly settles: number
  readonly waiting: number
  /** The most that the clauses it could settle by itself would pay, and that all waiting ones would. Unit: fen. */
  readonly settlesFen: Fen
  readonly waitingFen: Fen
}

/** What is asked of whom: facts are told apart by their subject. */
const keyOf = (fact: string, { kind, id }: Subject): string => `${kind} ${id ?? ''} ${fact}`

const subjectOf = (set: PolicySet, fact: string, entitlement: Entitlement): Subject =>
  set.book.facts.get(fact)?.subject === 'applicant' ? { kind: 'applicant', id: null } : entitlement.subject

const least = (cap: bigint | null, most: bigint | null): bigint =>
  cap === null ? (most ?? 0n) : most === null || cap < most ? cap : most

// The most that a formula can be within the bounds of its facts and of what the condition asks of them.
const mostOf = (set: PolicySet, { ready }: Entitlement): bigint | null => {
  const rooms = roomsOf(ready, set.book.facts)
  const high = ready.amount && rooms ? boundsOf(ready.amount.typed, rooms, set.book.facts).high : null
  return high === null || high < 0n ? null : high / one
}

/** The most that an open clause would pay: its amount where that can be told already, else the least of its cap and its formula's most. */
const potential = (set: PolicySet, applicant: Applicant, entitlement: Entitlement): Fen => {
  const { ready, subject, on } = entitlement
  const owned = [...applicant.projects, ...applicant.products].find(({ id }) => id === subject.id)
  const sheets = subject.id === null || !owned ? [applicant.facts] : [owned.facts, applicant.facts]
  const finding = ready.amount ? run(ready.amount.step, createKnown(set.book, sheets, on), on) : null
  const { amount } = amountOf(ready.clause, finding)
  return amount.kind === 'known' ? amount.fen : Fen.create(least(amount.atMostFen, mostOf(set, entitlement)))
}

const compare = (first: bigint, second: bigint): number => (first > second ? -1 : first < second ? 1 : 0)

/** Facts that a person cannot or will not say, by kind of subject and name. */
export type Skipped = { readonly has: (subject: Subject, fact: string) => boolean }

const nothingSkipped: Skipped = { has: () => false }

type Weight = Pick<Question, 'settles' | 'waiting' | 'settlesFen' | 'waitingFen'>

const noWeight: Weight = { settles: 0, waiting: 0, settlesFen: Fen.zero, waitingFen: Fen.zero }

const add = (sum: Weight, more: Weight): Weight => ({
  settles: sum.settles + more.settles,
  waiting: sum.waiting + more.waiting,
  settlesFen: Fen.add(sum.settlesFen, more.settlesFen),
  waitingFen: Fen.add(sum.waitingFen, more.waitingFen),
})

/** Gives the facts that one open clause waits for, each with its weight. */
const weigh = (
  set: PolicySet,
  applicant: Applicant,
  entitlement: Entitlement,
  skipped: Skipped,
): readonly Question[] => {
  const isSayable = (name: string): boolean => !skipped.has(subjectOf(set, name, entitlement), name)
  if (!couldSettle(entitlement, { has: isSayable })) return []
  const fen = couldApply(entitlement) ? potential(set, applicant, entitlement) : Fen.zero
  return entitlement.missing.filter(isSayable).map((fact) => {
    const alone = couldSettle(entitlement, { has: (name) => name === fact })
    const settled = alone ? { settles: 1, settlesFen: fen } : { settles: 0, settlesFen: Fen.zero }
    return { fact, subject: subjectOf(set, fact, entitlement), waiting: 1, waitingFen: fen, ...settled }
  })
}

/**
 * The questions whose answers can still change something, the most deciding first: that whose answer alone could settle most clauses,
 * then clauses that would pay most, then that for which most clauses wait, then most money, then in the order of the dictionary.
 */
export const questionsOf = (
  set: PolicySet,
  applicant: Applicant,
  entitlements: readonly Entitlement[],
  skipped: Skipped = nothingSkipped,
): readonly Question[] => {
  const questions = new Map<string, Question>()
  for (const entitlement of entitlements.filter(isOpen)) {
    for (const { fact, subject, ...weight } of weigh(set, applicant, entitlement, skipped)) {
      const key = keyOf(fact, subject)
      questions.set(key, { fact, subject, ...add(questions.get(key) ?? noWeight, weight) })
    }
  }
  const order = new Map([...set.book.facts.keys()].map((name, index) => [name, index]))
  return [...questions.values()].toSorted(
    (first, second) =>
      second.settles - first.settles ||
      compare(first.settlesFen, second.settlesFen) ||
      second.waiting - first.waiting ||
      compare(first.waitingFen, second.waitingFen) ||
      (order.get(first.fact) ?? 0) - (order.get(second.fact) ?? 0),
  )
}
