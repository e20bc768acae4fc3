import type { BroughtTerms, ClauseContent } from '@ceyuan/contract'
import type { Ceiling, Clause, DuplicateGroup, Policy, PolicySet } from '@ceyuan/policy'
import { CivilDate, Fen, Problem, Result } from '@ceyuan/values'
import { toClause } from './clause-content.ts'

/** A clause with what it brings along: its document where there was none, duplicate groups, ceilings. */
export type Addition = {
  readonly clause: Clause
  readonly policy: Policy | null
  readonly groups: readonly DuplicateGroup[]
  readonly ceilings: readonly Ceiling[]
}

const toPolicy = (clause: Clause, brought: BroughtTerms | undefined): Policy | null => {
  if (!brought?.policy) return null
  const { title, number, issuer, date, level } = brought.policy
  const { policy: id, source } = clause
  const issuedOn = CivilDate.is(date ?? '') ? CivilDate.parse(date ?? '') : null
  const day = issuedOn?.kind === 'success' ? issuedOn.value : null
  const empty = { clauses: [], groups: [], ceilings: [] }
  return { id, title, number, issuer, date: day, standing: 'inForce', level, source, ...empty }
}

const toCeilings = ({ source }: Clause, brought: BroughtTerms | undefined): Result<readonly Ceiling[]> =>
  Result.all(
    (brought?.ceilings ?? []).map((ceiling, index): Result<Ceiling> => {
      const fen = BigInt(ceiling.fen)
      if (fen > 0n) return Result.success({ ...ceiling, fen: Fen.create(fen), source })
      const at = { path: `brings/ceilings/${index}/fen` }
      return Result.failure(Problem.create('policy-release.amount-not-positive', { found: ceiling.fen }, at))
    }),
  )

/** What a text adds to the policies. */
export const toAddition = (content: ClauseContent): Result<Addition> =>
  Result.andThen(toClause(content), (clause) => {
    const { source, certainty } = clause
    return Result.map(toCeilings(clause, content.brings), (ceilings) => ({
      clause,
      policy: toPolicy(clause, content.brings),
      groups: (content.brings?.groups ?? []).map((group) => ({ ...group, source, certainty })),
      ceilings,
    }))
  })

const withTerms = <T extends { readonly id: string }>(
  own: readonly T[],
  brought: readonly T[],
  home: { readonly isHome: boolean; readonly isKnown: (id: string) => boolean },
): readonly T[] => {
  const latest = new Map(brought.map((one) => [one.id, one]))
  const fresh = home.isHome ? [...latest.values()].filter(({ id }) => !home.isKnown(id)) : []
  return [...own.map((one) => latest.get(one.id) ?? one), ...fresh]
}

/** The policies with additions: new documents after the others, clauses at the end of theirs, terms in place of those of their id. */
export const policiesWith = (set: PolicySet, added: readonly Addition[]): readonly Policy[] => {
  const ids = new Set(set.policies.map(({ id }) => id))
  const brought = added.flatMap(({ policy }) => (policy && !ids.has(policy.id) ? [policy] : []))
  const fresh = [...new Map(brought.map((policy) => [policy.id, policy])).values()]
  const groups = added.flatMap((one) => one.groups)
  const ceilings = added.flatMap((one) => one.ceilings)
  const knowsGroup = (id: string): boolean => set.groups.has(id)
  const knowsCeiling = (id: string): boolean => set.ceilings.some((one) => one.id === id)
  return [...set.policies, ...fresh].map((policy) => {
    const own = added.filter(({ clause }) => clause.policy === policy.id)
    const ownGroups = new Set(own.flatMap((one) => one.groups.map(({ id }) => id)))
    const ownCeilings = new Set(own.flatMap((one) => one.ceilings.map(({ id }) => id)))
    return {
      ...policy,
      clauses: [...policy.clauses, ...own.map(({ clause }) => clause)],
      groups: withTerms(
        policy.groups,
        groups.filter(({ id }) => knowsGroup(id) || ownGroups.has(id)),
        { isHome: own.length > 0, isKnown: knowsGroup },
      ),
      ceilings: withTerms(
        policy.ceilings,
        ceilings.filter(({ id }) => knowsCeiling(id) || ownCeilings.has(id)),
        { isHome: own.length > 0, isKnown: knowsCeiling },
      ),
    }
  })
}
