import { type CivilDate, Fen } from '@ceyuan/values'
import type { Applicant, OwnedSubject } from '../applicant/applicant.ts'
import { choose } from '../choice/choose.ts'
import type { Entitlement, Subject } from '../entitle/entitlement.ts'
import type { PolicySet } from '../set/policy-set.ts'
import type { FactSheet } from '../set/sheet.ts'
import type { Changes } from './trial.ts'

// Enough for any bundle of one applicant; what it leaves open has no gain that could be told.
const searchNodes = 20_000

/** What the best bundle pays; null where it was not proved best. Unit: fen. */
export const bestPaid = (
  set: PolicySet,
  applicant: Applicant,
  entitlements: readonly Entitlement[],
  on: CivilDate,
): Fen | null => {
  const found = choose(set, applicant, entitlements, { on, nodes: searchNodes })
  if (found.kind === 'failure') return null
  const { paidFen, boundFen } = found.value.bundle
  return paidFen === boundFen ? paidFen : null
}

const changedSheet = (sheet: FactSheet, changes: Changes, isOwn: (name: string) => boolean): FactSheet => {
  const own = [...changes].filter(([name]) => isOwn(name))
  return own.length === 0
    ? sheet
    : new Map([...sheet, ...own.map(([name, value]) => [name, { value, from: { kind: 'answer' } as const }] as const)])
}

/** An applicant of whom facts are otherwise: its own, and those of one project or product. */
export const withChanges = (set: PolicySet, applicant: Applicant, subject: Subject, changes: Changes): Applicant => {
  const isAbout = (kind: Subject['kind']) => (name: string) => set.book.facts.get(name)?.subject === kind
  const changed = (kind: 'project' | 'product', list: readonly OwnedSubject[]): readonly OwnedSubject[] =>
    list.map((owned) =>
      subject.kind === kind && owned.id === subject.id
        ? { ...owned, facts: changedSheet(owned.facts, changes, isAbout(kind)) }
        : owned,
    )
  return {
    ...applicant,
    facts: changedSheet(applicant.facts, changes, isAbout('applicant')),
    projects: changed('project', applicant.projects),
    products: changed('product', applicant.products),
  }
}

/** How much more the best bundle pays once facts are otherwise; null where one of the two was not proved. Unit: fen. */
export const gainOf = (
  set: PolicySet,
  changed: Applicant,
  entitlements: readonly Entitlement[],
  before: { readonly paidNow: Fen | null; readonly on: CivilDate },
): Fen | null => {
  const { paidNow, on } = before
  const paidThen = paidNow === null ? null : bestPaid(set, changed, entitlements, on)
  return paidNow === null || paidThen === null ? null : Fen.create(paidThen - paidNow)
}
