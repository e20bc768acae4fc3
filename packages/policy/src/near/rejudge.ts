import type { Applicant } from '../applicant/applicant.ts'
import type { Entitlement, Subject } from '../entitle/entitlement.ts'
import { judge } from '../entitle/judge.ts'
import { requiredFor } from '../entitle/required.ts'
import type { Known } from '../expression/known.ts'
import type { PolicySet } from '../set/policy-set.ts'
import { createKnown, type FactSheet } from '../set/sheet.ts'
import type { Changes } from './trial.ts'

/** The entitlements of an applicant of whom facts are otherwise: of one project or product, and its own. */
export type Rejudge = (changed: Applicant, subject: Subject, changes: Changes) => readonly Entitlement[]

const restsOn = (set: PolicySet, { ready, on }: Entitlement): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    for (const next of set.book.formulas.get(name)?.facts ?? []) visit(next)
  }
  for (const { condition, amount } of [ready, ...requiredFor(set, ready, on)]) {
    for (const name of [...(condition?.facts ?? []), ...(amount?.facts ?? [])]) visit(name)
  }
  return found
}

const isAsked = ({ reasons }: Entitlement): boolean =>
  !reasons.some((reason) => reason === 'no-subject' || reason === 'not-yet-in-force' || reason === 'no-longer-in-force')

const sheetsOf = (applicant: Applicant, { kind, id }: Subject): readonly FactSheet[] => {
  const lists = { applicant: [], project: applicant.projects, product: applicant.products }
  const owned = lists[kind].find((one) => one.id === id)
  return owned ? [owned.facts, applicant.facts] : [applicant.facts]
}

/** Makes the judge of changed facts: it asks again only the clauses that rest on one of them, and keeps the rest as it was. */
export const createRejudge = (set: PolicySet, entitlements: readonly Entitlement[]): Rejudge => {
  const needs = new Map(entitlements.map((one) => [one, isAsked(one) ? restsOn(set, one) : new Set<string>()]))
  return (changed, subject, changes) => {
    const known = new Map<string, Known>()
    const knownOf = (one: Entitlement): Known => {
      const key = `${one.subject.kind} ${one.subject.id ?? ''}`
      const found = known.get(key) ?? createKnown(set.book, sheetsOf(changed, one.subject), one.on)
      known.set(key, found)
      return found
    }
    const isTouched = (one: Entitlement): boolean =>
      [...changes.keys()].some(
        (name) =>
          needs.get(one)?.has(name) === true &&
          (set.book.facts.get(name)?.subject === 'applicant' || one.subject.id === subject.id),
      )
    return entitlements.map((one) =>
      isTouched(one) ? judge(set, { ready: one.ready, subject: one.subject, on: one.on, known: knownOf(one) }) : one,
    )
  }
}
