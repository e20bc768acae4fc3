import type { ClauseContent } from '@ceyuan/contract'
import { createPolicySet, type Declared, type Policy, type PolicySet } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { nearestName } from '../city/nearest-name.ts'
import { type Addition, policiesWith, toAddition } from './brought.ts'
import { emptyFields } from './clause-content.ts'

const fileOf = (policy: string): string => `policies/${policy}`

/** What a ready set was declared by, as far as its checks ask, with clauses and what they bring along. */
export const declare = (set: PolicySet, added: readonly Addition[], units: readonly string[]): Declared => ({
  facts: { file: 'facts', list: [...set.book.facts.values()] },
  policies: policiesWith(set, added).map((policy) => ({ file: fileOf(policy.id), policy })),
  ladders: set.ladders.map(({ ladder }) => ({ file: `ladder/${ladder.id}`, ladder })),
  units,
})

type Kind = 'clauses' | 'groups' | 'ceilings'

const isKind = (text: string | undefined): text is Kind =>
  text === 'clauses' || text === 'groups' || text === 'ceilings'

const fieldWithin = ({ clause, ...brought }: Addition, kind: Kind, item: unknown): string | null => {
  if (kind === 'clauses') return item === clause ? '' : null
  const place = brought[kind].findIndex((one) => one === item)
  return place < 0 ? null : `brings/${kind}/${place}`
}

const placeOf = ({ at }: Problem, policies: readonly Policy[], added: Addition): string | null => {
  const [kind, index, ...rest] = (at?.path ?? '').split('/')
  const policy = policies.find(({ id }) => fileOf(id) === at?.source)
  if (!policy || !isKind(kind)) return null
  const start = fieldWithin(added, kind, policy[kind][Number(index)])
  return start === null ? null : [start, ...rest].filter((part) => part !== '').join('/')
}

// A problem within what was added is told by its field; one elsewhere is of the whole.
const atField = (problem: Problem, policies: readonly Policy[], added: Addition): Problem => {
  const { code, values, at } = problem
  const path = placeOf(problem, policies, added)
  if (path === null) return problem
  const line = at?.line === undefined ? {} : { line: at.line }
  const column = at?.column === undefined ? {} : { column: at.column }
  return Problem.create(code, values, { path, ...line, ...column })
}

/** The policy of a text, or the nearest where the city has none of that id; a document that is brought along must be new. */
export const checkPolicy = (
  set: PolicySet,
  { policy, brings }: Pick<ClauseContent, 'policy' | 'brings'>,
): Result<void> => {
  const known = set.policies.map(({ id }) => id)
  const isNew = (brings?.policy ?? null) !== null
  if (known.includes(policy) !== isNew) return Result.success(undefined)
  const values = { found: policy, nearest: nearestName(policy, known) ?? null }
  const code = isNew ? 'policy-release.policy-exists' : 'policy-release.policy-unknown'
  return Result.failure(Problem.create(code, values, { path: 'policy' }))
}

/**
 * The policies with one more version of a clause, checked as the city's own files are. Problems name the field of the text, and
 * within an expression line and column.
 */
export const withClause = (set: PolicySet, content: ClauseContent, units: readonly string[]): Result<PolicySet> => {
  const known = checkPolicy(set, content)
  if (known.kind === 'failure') return known
  const empty = emptyFields(content)
  const added = toAddition(content)
  if (added.kind === 'failure') return Result.failure(added.problems[0], ...added.problems.slice(1), ...empty)
  const declared = declare(set, [added.value], units)
  const made = createPolicySet(declared)
  const policies = declared.policies.map(({ policy }) => policy)
  const wrong = made.kind === 'failure' ? made.problems.map((problem) => atField(problem, policies, added.value)) : []
  const [first, ...rest] = [...wrong, ...empty]
  return first ? Result.failure(first, ...rest) : made
}

/** The policies of the city pack with every released version; a ceiling counts from the first day of the clause that brought it. */
export const withReleased = (
  set: PolicySet,
  released: readonly ClauseContent[],
  { units, today }: { readonly units: readonly string[]; readonly today: string },
): Result<PolicySet> => {
  const added = Result.all(
    released.map((content) =>
      Result.map(toAddition(content), (one) => (content.from <= today ? one : { ...one, ceilings: [] })),
    ),
  )
  if (added.kind === 'failure') return added
  return added.value.length === 0 ? Result.success(set) : createPolicySet(declare(set, added.value, units))
}

/** Which versions of a clause there are, as a text that changes with them. */
export const versionsText = (set: PolicySet, clause: string): string =>
  (set.clauses.get(clause) ?? []).map(({ from, entry }) => `${from} ${entry}`).join('; ')
