import type { ClauseChange, ClauseContent, NewClause, ScenarioContent } from '@ceyuan/contract'
import { type Clause, type PolicySet, type ReadyClause, versionOn } from '@ceyuan/policy'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import { toClause, toContent } from '../policy-release/clause-content.ts'

/** A clause as the scenario has it: the policy it stands in, where the scenario says so, and the version that it replaces. */
export type AddedClause = {
  readonly policy: string
  readonly path: string
  readonly clause: Clause
  readonly replaces: Clause | null
}

const dateOf = (text: string): CivilDate => {
  if (CivilDate.is(text)) return text
  throw new Error(`The contract let ${text} through as a day`)
}

// What nobody has seen is no longer unseen where the scenario itself states it.
const stillUnseen = ({ unseen }: Clause, change: ClauseChange): Clause['unseen'] =>
  unseen.filter(({ part }) => part === 'from' || part === 'other' || change[part] === undefined)

const contentOf = (base: ReadyClause, change: ClauseChange): ClauseContent => {
  const { clause: _clause, ends, from, rounding, until, ...terms } = change
  const own = toContent(base, { entry: ends ? 'repeals' : 'amends', from })
  const stated = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined))
  return {
    ...own,
    ...stated,
    until: ends ? null : until === undefined ? own.until : until,
    rounding: { ...own.rounding, ...rounding },
  }
}

// The names of parts in a clause and in what a scenario says of it.
const fields: Readonly<Record<string, string>> = { cap: 'capFen', id: 'clause', '': 'clause' }

/** Where in a scenario a part of a clause stands. */
export const fieldPath = (path: string, field: string): string => `${path}/${fields[field] ?? field}`

const placed = <T>(result: Result<T>, path: string): Result<T> => {
  if (result.kind === 'success') return result
  const [first, ...rest] = result.problems.map(({ code, values, at }) =>
    Problem.create(code, values, { path: fieldPath(path, at?.path ?? '') }),
  )
  return first ? Result.failure(first, ...rest) : result
}

// A change is a new version from its day on; one that begins on the day of a version takes its place.
const changedOf = (set: PolicySet, change: ClauseChange, place: number): Result<AddedClause> => {
  const path = `/body/changes/${place}`
  const versions = set.clauses.get(change.clause) ?? []
  const base = versionOn(versions, dateOf(change.from))?.version
  if (!base) {
    const problem = Problem.create('scenario.clause-unknown', { found: change.clause }, { path: `${path}/clause` })
    return Result.failure(problem)
  }
  return Result.map(placed(toClause(contentOf(base, change)), path), (read): AddedClause => {
    const { standing } = base.clause
    const clause = { ...read, standing, unseen: stillUnseen(base.clause, change) }
    const same = versions.find(({ from }) => from === change.from)
    if (!same) return { policy: base.policy.id, path, clause, replaces: null }
    const entry = change.ends ? clause.entry : same.clause.entry
    return { policy: base.policy.id, path, clause: { ...clause, entry }, replaces: same.clause }
  })
}

const newOf = (set: PolicySet, asked: NewClause, place: number): Result<AddedClause> => {
  const path = `/body/added/${place}`
  if (!set.policies.some(({ id }) => id === asked.policy)) {
    const problem = Problem.create('scenario.policy-unknown', { found: asked.policy }, { path: `${path}/policy` })
    return Result.failure(problem)
  }
  if (set.clauses.has(asked.clause)) {
    const problem = Problem.create('scenario.clause-exists', { found: asked.clause }, { path: `${path}/clause` })
    return Result.failure(problem)
  }
  const content: ClauseContent = {
    ...asked,
    entry: 'enacts',
    rounding: { ...asked.rounding, basis: asked.title },
    units: [],
    // Until it becomes a draft it has no words but its title.
    quote: asked.title.zh,
    source: { title: asked.title.zh, link: null, date: null },
    certainty: 'verbatim',
    unseen: [],
  }
  const read = placed(toClause(content), path)
  return Result.map(read, (clause) => ({ policy: asked.policy, path, clause, replaces: null }))
}

const twice = ({ changes, added }: Pick<ScenarioContent, 'changes' | 'added'>): readonly Problem[] => {
  const seen = new Set<string>()
  const said = [
    ...changes.map((change, place) => ({ ...change, path: `/body/changes/${place}/clause` })),
    ...added.map((one, place) => ({ ...one, path: `/body/added/${place}/clause` })),
  ]
  return said.flatMap(({ clause, from, path }) => {
    const key = `${clause} ${from}`
    if (seen.has(key)) return [Problem.create('scenario.clause-changed-twice', { clause, from }, { path })]
    seen.add(key)
    return []
  })
}

/** The versions of clauses that a scenario makes, changed or new; or everything that is wrong with what it says of them. */
export const changedClauses = (
  set: PolicySet,
  asked: Pick<ScenarioContent, 'changes' | 'added'>,
): Result<readonly AddedClause[]> => {
  const made = Result.all([
    ...asked.changes.map((change, place) => changedOf(set, change, place)),
    ...asked.added.map((one, place) => newOf(set, one, place)),
  ])
  const [first, ...rest] = [...twice(asked), ...(made.kind === 'failure' ? made.problems : [])]
  return first ? Result.failure(first, ...rest) : made
}
