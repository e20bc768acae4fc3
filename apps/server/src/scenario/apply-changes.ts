import type { ScenarioContent } from '@ceyuan/contract'
import { createPolicySet, type Policy, type PolicySet } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { type AddedClause, changedClauses, fieldPath } from './changed-clauses.ts'
import { type ChangedTerms, changedTerms, clausesUnder, type Term } from './changed-terms.ts'
import type { Changed } from './run-scenario.ts'

type Changes = Pick<ScenarioContent, 'changes' | 'added' | 'groups' | 'ceilings'>

type Made = { readonly added: readonly AddedClause[]; readonly terms: ChangedTerms }

const withTerms = <T extends { readonly id: string }>(
  own: readonly T[],
  terms: readonly Term<T>[],
  isKnown: (id: string) => boolean,
  isFirst: boolean,
): readonly T[] => {
  const byId = new Map(terms.map((term) => [term.id, term]))
  return [
    ...own.flatMap((one) => {
      const term = byId.get(one.id)
      return term ? (term.made ?? []) : one
    }),
    ...(isFirst ? terms.flatMap(({ id, made }) => (made && !isKnown(id) ? made : [])) : []),
  ]
}

// Groups and ceilings are the whole city's: new ones stand in its first policy.
const policiesWith = (set: PolicySet, { added, terms }: Made): readonly Policy[] => {
  const hasCeiling = (id: string): boolean => set.ceilings.some((one) => one.id === id)
  return set.policies.map((policy, place) => {
    const own = added.filter((one) => one.policy === policy.id)
    const replaced = new Map(own.flatMap(({ replaces, clause }) => (replaces ? [[replaces, clause] as const] : [])))
    return {
      ...policy,
      clauses: [
        ...policy.clauses.map((clause) => replaced.get(clause) ?? clause),
        ...own.flatMap(({ replaces, clause }) => (replaces ? [] : [clause])),
      ],
      groups: withTerms(policy.groups, terms.groups, (id) => set.groups.has(id), place === 0),
      ceilings: withTerms(policy.ceilings, terms.ceilings, hasCeiling, place === 0),
    }
  })
}

type Part = { readonly kind: string; readonly item: unknown; readonly field: string }

// The set names a fault by its policy and the number of a clause, group or ceiling there.
const partOf = ({ at }: Problem, policies: readonly Policy[]): Part | null => {
  const [, kind = '', index = '', field = ''] =
    /^(clauses|groups|ceilings)\/(\d+)(?:\/(.*))?$/u.exec(at?.path ?? '') ?? []
  const policy = policies.find(({ id }) => id === at?.source)
  if (!policy || (kind !== 'clauses' && kind !== 'groups' && kind !== 'ceilings')) return null
  return { kind, item: policy[kind][Number(index)], field }
}

const terms = { groups: 'group', ceilings: 'ceiling' } as const

const pathOf = ({ kind, item, field }: Part, { added, terms: changed }: Made): string | null => {
  const clause = added.find((one) => one.clause === item)
  if (clause) return fieldPath(clause.path, field)
  if (kind !== 'groups' && kind !== 'ceilings') return null
  const term = [...changed.groups, ...changed.ceilings].find(({ made }) => made !== null && made === item)
  return term ? `${term.path}/${field || terms[kind]}` : null
}

const toPlace = (problem: Problem, policies: readonly Policy[], made: Made): Problem => {
  const part = partOf(problem, policies)
  const path = part && pathOf(part, made)
  if (!path) return problem
  const { line, column } = problem.at ?? {}
  const at = { path, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }
  return { ...problem, at }
}

const idleCodes: ReadonlySet<string> = new Set(['policy.cap-never-binds', 'policy.ceiling-never-binds'])

// A cap or ceiling that can never bind is no fault of a scenario: it is as if there were none. Null where anything else is wrong.
const withoutIdle = (policies: readonly Policy[], problems: readonly Problem[]): readonly Policy[] | null => {
  if (!problems.every(({ code }) => idleCodes.has(code))) return null
  const idle = new Set(problems.map((problem) => partOf(problem, policies)?.item))
  return policies.map((policy) => ({
    ...policy,
    clauses: policy.clauses.map((clause) => (idle.has(clause) ? { ...clause, cap: null } : clause)),
    ceilings: policy.ceilings.filter((ceiling) => !idle.has(ceiling)),
  }))
}

const check = (set: PolicySet, policies: readonly Policy[], units: readonly string[]): Result<PolicySet> =>
  createPolicySet({
    facts: { file: 'facts', list: [...set.book.facts.values()] },
    policies: policies.map((policy) => ({ file: policy.id, policy })),
    ladders: [],
    units,
  })

const checked = (set: PolicySet, made: Made, units: readonly string[]): Result<PolicySet> => {
  const policies = policiesWith(set, made)
  const first = check(set, policies, units)
  if (first.kind === 'success') return first
  const rest = withoutIdle(policies, first.problems)
  if (rest) return check(set, rest, units)
  const [one, ...more] = first.problems.map((problem) => toPlace(problem, policies, made))
  return one ? Result.failure(one, ...more) : first
}

/** The policies with changes made to them, checked as the city's own; and the ids of the clauses that are other than before. */
export const applyChanges = (set: PolicySet, asked: Changes, units: readonly string[]): Result<Changed> => {
  const added = changedClauses(set, asked)
  const changed = changedTerms(set, asked)
  const [first, ...rest] = [added, changed].flatMap((one) => (one.kind === 'failure' ? one.problems : []))
  if (first) return Result.failure(first, ...rest)
  if (added.kind === 'failure' || changed.kind === 'failure') throw new Error('A failure names a problem')
  if (added.value.length + changed.value.groups.length + changed.value.ceilings.length === 0) {
    return Result.success({ set, changed: new Set() })
  }
  return Result.map(checked(set, { added: added.value, terms: changed.value }, units), (made) => {
    const under = clausesUnder(set, changed.value, [...made.clauses.keys()])
    return {
      set: { ...made, ladders: set.ladders },
      changed: new Set([...added.value.map(({ clause }) => clause.id), ...under]),
    }
  })
}
