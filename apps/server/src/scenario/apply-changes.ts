import type { ClauseChange, ScenarioContent } from '@ceyuan/contract'
import {
  type Ceiling,
  type Clause,
  createPolicySet,
  type Policy,
  type PolicySet,
  type ReadyClause,
  versionOn,
} from '@ceyuan/policy'
import { CivilDate, Fen, Problem, Result } from '@ceyuan/values'

type Changes = Pick<ScenarioContent, 'changes' | 'ceilings'>

const dateOf = (text: string): CivilDate => {
  if (CivilDate.is(text)) return text
  throw new Error(`The contract let ${text} through as a day`)
}

const withoutUnseen = ({ unseen }: Clause, { condition, amount, until }: ClauseChange): Clause['unseen'] =>
  unseen.filter(
    ({ part }) =>
      !(part === 'condition' && condition !== undefined) &&
      !(part === 'amount' && amount !== undefined) &&
      !(part === 'until' && until !== undefined),
  )

const endOf = (clause: Clause, { until }: ClauseChange): Clause['until'] => {
  if (until === undefined) return clause.until
  return until === null ? null : dateOf(until)
}

const capOf = (clause: Clause, { capFen }: ClauseChange): Clause['cap'] => {
  if (capFen === undefined) return clause.cap
  return capFen === null ? null : Fen.create(BigInt(capFen))
}

// A change is a new version from its day on; what nobody has seen is no longer unseen where the scenario itself states it.
const changed = ({ clause }: ReadyClause, change: ClauseChange): Clause => ({
  ...clause,
  from: dateOf(change.from),
  entry: change.ends ? 'repeals' : 'amends',
  until: change.ends ? null : endOf(clause, change),
  condition: change.condition ?? clause.condition,
  amount: change.amount ?? clause.amount,
  cap: capOf(clause, change),
  groups: change.groups ?? clause.groups,
  frequency: change.frequency ?? clause.frequency,
  unseen: withoutUnseen(clause, change),
})

const baseOf = (versions: readonly ReadyClause[], on: CivilDate): ReadyClause | undefined =>
  versionOn(versions, on)?.version

type Added = {
  readonly policy: string
  readonly place: number
  readonly clause: Clause
  readonly replaces: Clause | null
}

const addedOf = (set: PolicySet, change: ClauseChange, place: number): Result<Added> => {
  const at = { path: `/body/changes/${place}/clause` }
  const versions = set.clauses.get(change.clause) ?? []
  const base = baseOf(versions, dateOf(change.from))
  if (!base) return Result.failure(Problem.create('scenario.clause-unknown', { found: change.clause }, at))
  const clause = changed(base, change)
  const same = versions.find(({ from }) => from === change.from)
  if (!same) return Result.success({ policy: base.policy.id, place, clause, replaces: null })
  const entry = change.ends ? clause.entry : same.clause.entry
  return Result.success({ policy: base.policy.id, place, clause: { ...clause, entry }, replaces: same.clause })
}

const ceilingsOf = (set: PolicySet, { ceilings }: Changes): Result<ReadonlyMap<string, Fen>> => {
  const unknown = ceilings.flatMap(({ ceiling }, place) =>
    set.ceilings.some(({ id }) => id === ceiling)
      ? []
      : [Problem.create('scenario.ceiling-unknown', { found: ceiling }, { path: `/body/ceilings/${place}/ceiling` })],
  )
  const [first, ...rest] = unknown
  if (first) return Result.failure(first, ...rest)
  return Result.success(new Map(ceilings.map(({ ceiling, fen }) => [ceiling, Fen.create(BigInt(fen))])))
}

const changedTwice = ({ changes }: Changes): readonly Problem[] =>
  changes.flatMap(({ clause, from }, place) =>
    changes.slice(0, place).some((other) => other.clause === clause && other.from === from)
      ? [Problem.create('scenario.clause-changed-twice', { clause, from }, { path: `/body/changes/${place}/clause` })]
      : [],
  )

const raised = (ceiling: Ceiling, fens: ReadonlyMap<string, Fen>): Ceiling => ({
  ...ceiling,
  fen: fens.get(ceiling.id) ?? ceiling.fen,
})

const withChanges = (policy: Policy, added: readonly Added[], fens: ReadonlyMap<string, Fen>): Policy => {
  const own = added.filter((one) => one.policy === policy.id)
  const replaced = new Map(own.flatMap(({ replaces, clause }) => (replaces ? [[replaces, clause] as const] : [])))
  return {
    ...policy,
    clauses: [
      ...policy.clauses.map((clause) => replaced.get(clause) ?? clause),
      ...own.flatMap(({ replaces, clause }) => (replaces ? [] : [clause])),
    ],
    ceilings: policy.ceilings.map((ceiling) => raised(ceiling, fens)),
  }
}

// The set names a fault by its policy and the number of its clause there: here it is a change that is meant.
const toChange = (problem: Problem, policies: readonly Policy[], added: readonly Added[]): Problem => {
  const [, index = '', field = ''] = /^clauses\/(\d+)(?:\/(.*))?$/u.exec(problem.at?.path ?? '') ?? []
  const clause = policies.find(({ id }) => id === problem.at?.source)?.clauses[Number(index)]
  const change = added.find((one) => one.clause === clause)
  if (!change) return problem
  const { line, column } = problem.at ?? {}
  const at = {
    path: `/body/changes/${change.place}/${field || 'clause'}`,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  }
  return { ...problem, at }
}

// A cap that can never bind is no fault of a scenario: it is as if there were none. Null where anything else is wrong.
const idleCaps = (
  problems: readonly Problem[],
  policies: readonly Policy[],
  added: readonly Added[],
): ReadonlySet<number> | null => {
  const places = problems.map((problem) => {
    const found = /^\/body\/changes\/(\d+)\/cap$/u.exec(toChange(problem, policies, added).at?.path ?? '')
    return found && problem.code === 'policy.cap-never-binds' ? Number(found[1]) : null
  })
  const known = places.filter((place) => place !== null)
  return known.length === places.length ? new Set(known) : null
}

const withoutCaps = (changes: Changes['changes'], places: ReadonlySet<number>): Changes['changes'] =>
  changes.map((change, place) => (places.has(place) ? { ...change, capFen: null } : change))

/** The policies with changes made to them, checked as the city's own; and the ids of the clauses that are other than before. */
export const applyChanges = (
  set: PolicySet,
  asked: Changes,
  units: readonly string[],
): Result<{ readonly set: PolicySet; readonly changed: ReadonlySet<string> }> => {
  const added = Result.all(asked.changes.map((change, place) => addedOf(set, change, place)))
  const ceilings = ceilingsOf(set, asked)
  const [first, ...rest] = [
    ...changedTwice(asked),
    ...(added.kind === 'failure' ? added.problems : []),
    ...(ceilings.kind === 'failure' ? ceilings.problems : []),
  ]
  if (first || added.kind === 'failure' || ceilings.kind === 'failure') {
    return first ? Result.failure(first, ...rest) : Result.success({ set, changed: new Set() })
  }
  const policies = set.policies.map((policy) => withChanges(policy, added.value, ceilings.value))
  const made = createPolicySet({
    facts: { file: 'facts', list: [...set.book.facts.values()] },
    policies: policies.map((policy) => ({ file: policy.id, policy })),
    ladders: [],
    units,
  })
  const idle = made.kind === 'failure' ? idleCaps(made.problems, policies, added.value) : null
  if (idle) return applyChanges(set, { ...asked, changes: withoutCaps(asked.changes, idle) }, units)
  if (made.kind === 'failure') {
    const [one, ...more] = made.problems.map((problem) => toChange(problem, policies, added.value))
    return one ? Result.failure(one, ...more) : made
  }
  const touched = set.ceilings.filter(({ id }) => ceilings.value.has(id))
  const under = [...set.clauses.keys()].filter((id) =>
    touched.some(({ clauses }) => clauses.length === 0 || clauses.includes(id)),
  )
  return Result.success({
    set: { ...made.value, ladders: set.ladders },
    changed: new Set([...added.value.map(({ clause }) => clause.id), ...under]),
  })
}
