import type { CommitmentAsked, EntitlementInfo, Locale } from '@ceyuan/contract'
import type { Entitlement, PolicySet, ReadyClause } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { systemActor } from '../database/actors.ts'
import type { Actor } from '../database/database.ts'
import { findGroup, type GroupHead } from './applicant-group.ts'
import type { FundingContext } from './context.ts'
import type { AskedGrant } from './double-payment.ts'
import { entitledSince, findGrant, readEntitled, toSnapshot } from './entitled.ts'

/** What is asked, as far as it decides before the amount: a check asks it without lines and basis. */
export type Asking = Pick<CommitmentAsked, 'clause' | 'creditCode' | 'subject' | 'decidedOn' | 'topUpOf'>

/** Everything about a commitment that is known before its transaction. */
export type Prepared = {
  readonly set: PolicySet
  readonly ready: ReadyClause
  readonly found: Entitlement
  readonly snapshot: EntitlementInfo
  readonly name: string
  readonly group: GroupHead | null
  readonly grant: AskedGrant
  readonly entitledOn: string | null
}

/** Whether an actor may decide on a clause: its units, the coordination office, or anybody where no unit was seen. */
export const mayDecide = (
  actor: Actor,
  units: readonly string[],
  { coordinationOffice }: Pick<FundingContext['city'], 'coordinationOffice'>,
): boolean =>
  actor.kind === 'system' ||
  units.length === 0 ||
  (actor.unitId !== null && [...units, coordinationOffice].includes(actor.unitId))

const findSubject = (
  found: readonly Entitlement[],
  subject: string | null,
  ready: ReadyClause,
): Result<Entitlement> => {
  const one = found.find((each) => each.subject.id === subject)
  if (one) return Result.success(one)
  const known = found.flatMap((each) => each.subject.id ?? [])
  const values = { found: subject, kind: ready.clause.subject, known }
  return Result.failure(Problem.create('funding.subject-unknown', values, { path: '/body/subject' }))
}

const notYours = (context: FundingContext, actor: Actor, ready: ReadyClause): Problem | null => {
  const { units } = ready.clause
  if (mayDecide(actor, units, context.city)) return null
  const names = units.map((unit) => context.city.units.find(({ id }) => id === unit)?.name ?? unit)
  return Problem.create('funding.not-your-clause', { clause: ready.id, units: names }, { path: '/body/clause' })
}

/** Reads clause, applicant, subject and entitlement for a commitment; the day of the decision is the day they are read for. */
export const prepareCommitment = async (
  context: FundingContext,
  { actor, locale }: { readonly actor: Actor; readonly locale: Locale },
  asking: Asking,
): Promise<Result<Prepared>> => {
  const { city, database } = context
  const today = context.today()
  if (asking.decidedOn > today) {
    const values = { found: asking.decidedOn, today }
    return Result.failure(Problem.create('funding.decided-in-future', values, { path: '/body/decidedOn' }))
  }
  const set = context.policies()
  const ready = findGrant(set, asking.clause, asking.decidedOn, '/body/clause')
  if (ready.kind === 'failure') return ready
  const refused = notYours(context, actor, ready.value)
  if (refused) return Result.failure(refused)
  const entitled = await readEntitled(context, {
    creditCode: asking.creditCode,
    clause: asking.clause,
    on: asking.decidedOn,
  })
  if (entitled.kind === 'failure') return entitled
  const group = await database.read(systemActor, (scope) => findGroup(scope, city, asking.creditCode))
  return Result.map(findSubject(entitled.value.entitlements, asking.subject, ready.value), (found): Prepared => {
    const snapshot = toSnapshot(entitled.value, found, city, locale)
    return {
      set,
      ready: ready.value,
      found,
      snapshot,
      name: entitled.value.dossier.name,
      group,
      grant: {
        clause: ready.value.clause,
        creditCode: asking.creditCode,
        group: group?.creditCode ?? null,
        subjectKind: found.subject.kind,
        subject: found.subject.id,
        decidedOn: asking.decidedOn,
        topUpOf: asking.topUpOf,
      },
      entitledOn: found.status === 'applies' ? entitledSince(snapshot, ready.value.from, city.timeZone) : null,
    }
  })
}
