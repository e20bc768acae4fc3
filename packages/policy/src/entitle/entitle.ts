import type { CivilDate } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import type { SubjectKind } from '../clause/clause.ts'
import { versionOn } from '../clause/version.ts'
import type { Known } from '../expression/known.ts'
import type { PolicySet, ReadyClause } from '../set/policy-set.ts'
import { createKnown } from '../set/sheet.ts'
import type { Entitlement, Subject } from './entitlement.ts'
import { judge, unasked } from './judge.ts'

type Asked = { readonly subject: Subject; readonly known: Known }

const everyone = (
  set: PolicySet,
  applicant: Applicant,
  on: CivilDate,
): Readonly<Record<SubjectKind, readonly Asked[]>> => {
  const owned = (kind: 'project' | 'product', list: Applicant['projects']): readonly Asked[] =>
    list.map(({ id, facts }) => ({
      subject: { kind, id },
      known: createKnown(set.book, [facts, applicant.facts], on),
    }))
  return {
    applicant: [{ subject: { kind: 'applicant', id: null }, known: createKnown(set.book, [applicant.facts], on) }],
    project: owned('project', applicant.projects),
    product: owned('product', applicant.products),
  }
}

const notInForce = (
  versions: readonly ReadyClause[],
  on: CivilDate,
): 'not-yet-in-force' | 'no-longer-in-force' | null => {
  const inForce = versionOn(versions, on)
  if (!inForce || inForce.kind === 'inForce') return null
  return inForce.kind === 'notYet' ? 'not-yet-in-force' : 'no-longer-in-force'
}

/**
 * What each clause gives to one applicant and each of its projects and products on a day, in the order of the policies;
 * notices are left out.
 */
export const entitle = (set: PolicySet, applicant: Applicant, on: CivilDate): readonly Entitlement[] => {
  const subjects = everyone(set, applicant, on)
  return [...set.clauses.values()].flatMap((versions) => {
    const inForce = versionOn(versions, on)
    if (!inForce || inForce.version.clause.kind === 'notice') return []
    const ready = inForce.version
    const asked = subjects[ready.clause.subject]
    const none: Subject = { kind: ready.clause.subject, id: null }
    const gone = notInForce(versions, on)
    const [first] = subjects.applicant
    if (!first) return []
    if (gone) return [unasked({ ready, subject: none, on, known: first.known }, gone)]
    if (asked.length === 0) return [unasked({ ready, subject: none, on, known: first.known }, 'no-subject')]
    return asked.map(({ subject, known }) => judge(set, { ready, subject, on, known }))
  })
}
