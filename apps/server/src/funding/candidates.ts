import type { GrantCandidate, listGrantCandidates, Locale } from '@ceyuan/contract'
import type { Entitlement, PolicySet } from '@ceyuan/policy'
import type { Problem } from '@ceyuan/values'
import type { z } from 'zod'
import type { Actor, Scope } from '../database/database.ts'
import { toProblemItem } from '../http/problem-reply.ts'
import { knownFen } from './amount-check.ts'
import { findGroup } from './applicant-group.ts'
import { listOffered } from './automatic-store.ts'
import { listRelatedRows } from './commitment-store.ts'
import type { FundingContext } from './context.ts'
import type { AskedGrant } from './double-payment.ts'
import { againstEarlier } from './earlier-problems.ts'
import { toSnapshot } from './entitled.ts'
import type { Member, Population } from './population.ts'
import { unproven } from './unproven.ts'

type Page = z.input<(typeof listGrantCandidates)['output']>

/** Someone the registers show to be entitled. Unit: fen. */
export type Candidate = { readonly member: Member; readonly found: Entitlement; readonly fen: bigint }

const placeOf = ({ member, found }: Pick<Candidate, 'member' | 'found'>): string =>
  `${member.creditCode} ${found.subject.id ?? ''}`

type Asked = { readonly member: Member; readonly found: Entitlement; readonly missing: readonly string[] }

const ofClause = ({ members }: Population, clause: string, set: PolicySet): readonly Asked[] =>
  members.flatMap((member) =>
    member.entitlements
      .filter(({ id }) => id === clause)
      .map((found) => ({
        member,
        found,
        missing: found.status === 'applies' ? unproven(member.dossier, found, set) : found.missing,
      })),
  )

const grantOf = ({ member, found }: Candidate, group: string | null): AskedGrant => ({
  clause: found.ready.clause,
  creditCode: member.creditCode,
  group,
  subjectKind: found.subject.kind,
  subject: found.subject.id,
  decidedOn: found.on,
  topUpOf: null,
})

/** What earlier commitments say against a candidate as things stand. */
export const problemsOf = async (
  { city, policies }: FundingContext,
  scope: Scope,
  candidate: Candidate,
): Promise<readonly Problem[]> => {
  const group = await findGroup(scope, city, candidate.member.creditCode)
  const grant = grantOf(candidate, group?.creditCode ?? null)
  return againstEarlier(policies(), grant, await listRelatedRows(scope, grant), candidate.fen).problems
}

/** What was found of a clause: who may be offered it, who was before, and what keeps the rest from being told. */
export type Found = {
  readonly candidates: readonly Candidate[]
  readonly offeredBefore: number
  readonly doesNotApply: number
  /** The facts that each of the rest lacks, or has said of itself without anyone having looked at it. */
  readonly unknown: readonly (readonly string[])[]
}

const toCandidates = ({ member, found, missing }: Asked): readonly Candidate[] => {
  const fen = knownFen(found)
  return fen !== null && fen > 0n && missing.length === 0 ? [{ member, found, fen }] : []
}

/** Finds who is entitled to a clause by facts that registers or officers vouch for, and has not been offered it. */
export const findCandidates = async (
  { policies, today }: Pick<FundingContext, 'policies' | 'today'>,
  scope: Scope,
  population: Population,
  clause: string,
): Promise<Found> => {
  const offered = await listOffered(scope, clause, today())
  const all = ofClause(population, clause, policies())
  const entitled = all.flatMap(toCandidates)
  const candidates = entitled.filter((one) => !offered.has(placeOf(one)))
  const fails = all.filter(({ found }) => found.status === 'doesNotApply')
  const unknown = all.filter((one) => one.found.status !== 'doesNotApply' && toCandidates(one).length === 0)
  return {
    candidates,
    offeredBefore: entitled.length - candidates.length,
    doesNotApply: fails.length,
    unknown: unknown.map(({ missing }) => missing),
  }
}

const countMissing = (unknown: Found['unknown']): Page['missing'] => {
  const counts = new Map<string, number>()
  for (const fact of unknown.flat()) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  return [...counts].map(([fact, count]) => ({ fact, count })).toSorted((a, b) => b.count - a.count)
}

const toCandidate = (
  one: Candidate,
  problems: readonly Problem[],
  subject: GrantCandidate['subject'],
  locale: Locale,
) => ({
  creditCode: one.member.creditCode,
  name: one.member.name,
  subject,
  fen: one.fen.toString(),
  problems: problems.map((problem) => toProblemItem(problem, locale)),
})

/** The candidates of a clause as the API gives them. */
export const listCandidates = async (
  context: FundingContext,
  { actor, locale }: { readonly actor: Actor; readonly locale: Locale },
  population: Population,
  clause: string,
): Promise<Page> =>
  context.database.read(actor, async (scope) => {
    const found = await findCandidates(context, scope, population, clause)
    const items: GrantCandidate[] = []
    for (const one of found.candidates) {
      const { member, found: entitlement } = one
      const set = context.policies()
      const whole = { dossier: member.dossier, set, on: population.on, entitlements: member.entitlements }
      const { subject } = toSnapshot(whole, entitlement, context.city, locale)
      items.push(toCandidate(one, await problemsOf(context, scope, one), subject, locale))
    }
    return {
      items,
      next: null,
      on: population.on,
      totals: {
        looked: population.members.length,
        entitled: found.candidates.length + found.offeredBefore,
        offeredBefore: found.offeredBefore,
        doesNotApply: found.doesNotApply,
        unknown: found.unknown.length,
        fen: found.candidates.reduce((sum, { fen }) => sum + fen, 0n).toString(),
      },
      missing: countMissing(found.unknown),
    }
  })
