import type { CeilingChange, GroupChange, ScenarioContent } from '@ceyuan/contract'
import type { Ceiling, DuplicateGroup, PolicySet } from '@ceyuan/policy'
import { Fen, Problem, Result } from '@ceyuan/values'

/** What a scenario makes of a thing of the city's: the thing as it then is, or null where it ends. */
export type Term<T> = { readonly id: string; readonly path: string; readonly made: T | null }

/** The duplicate groups and ceilings that a scenario makes or changes. */
export type ChangedTerms = {
  readonly groups: readonly Term<DuplicateGroup>[]
  readonly ceilings: readonly Term<Ceiling>[]
}

const nowhere = { title: '', link: null, date: null }

const groupOf = (
  set: PolicySet,
  { group: id, title, per }: GroupChange,
  path: string,
): Result<Term<DuplicateGroup>> => {
  const known = set.groups.get(id)
  if (known) return Result.success({ id, path, made: { ...known, title: title ?? known.title, per } })
  if (!title) return Result.failure(Problem.create('scenario.group-unknown', { found: id }, { path: `${path}/group` }))
  const made: DuplicateGroup = { id, title, per, quote: '', source: nowhere, certainty: 'verbatim', reading: null }
  return Result.success({ id, path, made })
}

type Begun = Partial<Ceiling> & Pick<Ceiling, 'clauses' | 'quote' | 'source'>

const ceilingWith = (known: Ceiling | undefined, change: CeilingChange): Ceiling | null => {
  const { quote, source, clauses, ...own }: Begun = { clauses: [], quote: '', source: nowhere, ...known }
  const [title, of, per] = [change.title ?? own.title, change.of ?? own.of, change.per ?? own.per]
  const fen = change.fen === undefined ? own.fen : Fen.create(BigInt(change.fen))
  if (title === undefined || of === undefined || per === undefined || fen === undefined) return null
  return { id: change.ceiling, title, of, clauses: change.clauses ?? clauses, per, fen, quote, source }
}

const ceilingOf = (set: PolicySet, change: CeilingChange, path: string): Result<Term<Ceiling>> => {
  const { ceiling: id, ends } = change
  const known = set.ceilings.find((one) => one.id === id)
  if (known && ends) return Result.success({ id, path, made: null })
  const made = ceilingWith(known, change)
  if (!made) {
    return Result.failure(Problem.create('scenario.ceiling-unknown', { found: id }, { path: `${path}/ceiling` }))
  }
  if (made.fen > 0n) return Result.success({ id, path, made })
  const values = { found: String(made.fen) }
  return Result.failure(Problem.create('policy-release.amount-not-positive', values, { path: `${path}/fen` }))
}

/** Reads what a scenario says of duplicate groups and ceilings. */
export const changedTerms = (
  set: PolicySet,
  { groups, ceilings }: Pick<ScenarioContent, 'groups' | 'ceilings'>,
): Result<ChangedTerms> => {
  const madeGroups = Result.all(groups.map((change, place) => groupOf(set, change, `/body/groups/${place}`)))
  const madeCeilings = Result.all(ceilings.map((change, place) => ceilingOf(set, change, `/body/ceilings/${place}`)))
  if (madeGroups.kind === 'success' && madeCeilings.kind === 'success') {
    return Result.success({ groups: madeGroups.value, ceilings: madeCeilings.value })
  }
  const [first, ...rest] = [madeGroups, madeCeilings].flatMap((one) => (one.kind === 'failure' ? one.problems : []))
  if (!first) throw new Error('A failure names a problem')
  return Result.failure(first, ...rest)
}

const covers = ({ clauses }: Ceiling, id: string): boolean => clauses.length === 0 || clauses.includes(id)

/** The clauses, of these, that stand under a ceiling or in a group which the scenario makes other. */
export const clausesUnder = (
  set: PolicySet,
  { groups, ceilings }: ChangedTerms,
  ids: readonly string[],
): readonly string[] => {
  const touched = [
    ...set.ceilings.filter(({ id }) => ceilings.some((one) => one.id === id)),
    ...ceilings.flatMap(({ made }) => made ?? []),
  ]
  const others = new Set(groups.flatMap(({ id, made }) => (set.groups.get(id)?.per === made?.per ? [] : [id])))
  const isIn = (id: string): boolean =>
    (set.clauses.get(id) ?? []).some(({ clause }) => clause.groups.some((group) => others.has(group)))
  return ids.filter((id) => isIn(id) || touched.some((ceiling) => covers(ceiling, id)))
}
