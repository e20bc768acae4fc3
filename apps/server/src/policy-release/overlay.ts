import type { ClauseContent } from '@ceyuan/contract'
import { createPolicySet, type Clause, type Declared, type PolicySet } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { nearestName } from '../city/nearest-name.ts'
import { emptyFields, toClause } from './clause-content.ts'

const fileOf = (policy: string): string => `policies/${policy}`

/** What a ready set was declared by, as far as its checks ask, with clauses added at the end of their policies. */
export const declare = (set: PolicySet, added: readonly Clause[], units: readonly string[]): Declared => ({
  facts: { file: 'facts', list: [...set.book.facts.values()] },
  policies: set.policies.map((policy) => ({
    file: fileOf(policy.id),
    policy: { ...policy, clauses: [...policy.clauses, ...added.filter((clause) => clause.policy === policy.id)] },
  })),
  ladders: set.ladders.map(({ ladder }) => ({ file: `ladder/${ladder.id}`, ladder })),
  units,
})

// A problem within the added clause is told by its field; one elsewhere is of the whole.
const atField = (problem: Problem, policy: string, index: number): Problem => {
  const { code, values, at } = problem
  const prefix = `clauses/${index}`
  const path = at?.path ?? ''
  if (at?.source !== fileOf(policy) || (path !== prefix && !path.startsWith(`${prefix}/`))) return problem
  const line = at.line === undefined ? {} : { line: at.line }
  const column = at.column === undefined ? {} : { column: at.column }
  return Problem.create(code, values, { path: path.slice(prefix.length + 1), ...line, ...column })
}

/** The policy of a text, or the nearest where the city has none of that id. */
export const checkPolicy = (set: PolicySet, { policy }: Pick<ClauseContent, 'policy'>): Result<void> => {
  const known = set.policies.map(({ id }) => id)
  if (known.includes(policy)) return Result.success(undefined)
  const values = { found: policy, nearest: nearestName(policy, known) ?? null }
  return Result.failure(Problem.create('policy-release.policy-unknown', values, { path: 'policy' }))
}

/**
 * The policies with one more version of a clause, checked as the city's own files are. Problems name the field of the text, and
 * within an expression line and column.
 */
export const withClause = (set: PolicySet, content: ClauseContent, units: readonly string[]): Result<PolicySet> => {
  const known = checkPolicy(set, content)
  if (known.kind === 'failure') return known
  const empty = emptyFields(content)
  const clause = toClause(content)
  if (clause.kind === 'failure') return Result.failure(clause.problems[0], ...clause.problems.slice(1), ...empty)
  const made = createPolicySet(declare(set, [clause.value], units))
  const index = set.policies.find(({ id }) => id === content.policy)?.clauses.length ?? 0
  const wrong = made.kind === 'failure' ? made.problems.map((problem) => atField(problem, content.policy, index)) : []
  const [first, ...rest] = [...wrong, ...empty]
  return first ? Result.failure(first, ...rest) : made
}

/** The policies of the city pack with every released version. */
export const withReleased = (
  set: PolicySet,
  released: readonly ClauseContent[],
  units: readonly string[],
): Result<PolicySet> => {
  const clauses = Result.all(released.map(toClause))
  if (clauses.kind === 'failure') return clauses
  return clauses.value.length === 0 ? Result.success(set) : createPolicySet(declare(set, clauses.value, units))
}

/** Which versions of a clause there are, as a text that changes with them. */
export const versionsText = (set: PolicySet, clause: string): string =>
  (set.clauses.get(clause) ?? []).map(({ from, entry }) => `${from} ${entry}`).join('; ')
