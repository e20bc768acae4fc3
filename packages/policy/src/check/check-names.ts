import type { Problem } from '@ceyuan/values'
import { nearestForFirst } from '../clause/nearest.ts'
import { problemIn, within, type Origin } from '../clause/place.ts'
import type { Declared } from '../set/declared.ts'
import type { ReadyClause } from '../set/policy-set.ts'

type Kind = 'clause' | 'group' | 'unit'

type Known = Readonly<Record<Kind, ReadonlySet<string>>> & {
  readonly nearest: ReturnType<typeof nearestForFirst>
}

/** How many mistaken names are told what they may have meant. */
const mostNearest = 100

const unknownNames = (kind: Kind, names: readonly string[], known: Known, origin: Origin): readonly Problem[] =>
  names.flatMap((found, index) =>
    known[kind].has(found)
      ? []
      : [
          problemIn(within(origin, index), 'policy.unknown-name', {
            kind,
            found,
            nearest: known.nearest(found, known[kind]),
          }),
        ],
  )

const clauseNames = ({ clause, origin }: ReadyClause, known: Known): readonly Problem[] => [
  ...unknownNames('clause', clause.requires, known, within(origin, 'requires')),
  ...unknownNames('group', clause.groups, known, within(origin, 'groups')),
  ...unknownNames('clause', clause.incompatible, known, within(origin, 'incompatible')),
  ...unknownNames('unit', clause.units, known, within(origin, 'units')),
]

const requirementsOf = (
  { clause, origin }: ReadyClause,
  kinds: ReadonlyMap<string, ReadyClause['clause']>,
): readonly Problem[] =>
  clause.requires.flatMap((id, index) => {
    const other = kinds.get(id)
    if (!other) return []
    const isFit = other.kind === 'requirement' && (other.subject === clause.subject || other.subject === 'applicant')
    return isFit ? [] : [problemIn(within(origin, 'requires', index), 'policy.not-a-requirement', { id })]
  })

/** Every id of a clause, group or unit that is not there, with the nearest one that is; and what is required and cannot be. */
export const checkNames = (declared: Declared, clauses: readonly ReadyClause[]): readonly Problem[] => {
  const known: Known = {
    clause: new Set(clauses.map(({ id }) => id)),
    group: new Set(declared.policies.flatMap(({ policy }) => policy.groups.map(({ id }) => id))),
    unit: new Set(declared.units),
    nearest: nearestForFirst(mostNearest),
  }
  const kinds = new Map(clauses.map(({ id, clause }) => [id, clause]))
  const ceilings = declared.policies.flatMap(({ file, policy }) =>
    policy.ceilings.flatMap((ceiling, index) =>
      unknownNames('clause', ceiling.clauses, known, { file, path: ['ceilings', index, 'clauses'] }),
    ),
  )
  return [...clauses.flatMap((ready) => [...clauseNames(ready, known), ...requirementsOf(ready, kinds)]), ...ceilings]
}
