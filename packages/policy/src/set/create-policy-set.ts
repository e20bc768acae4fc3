import { type Problem, Result } from '@ceyuan/values'
import { checkCeilings } from '../check/check-ceilings.ts'
import { checkClause } from '../check/check-clause.ts'
import { checkNames } from '../check/check-names.ts'
import { overlapsIn } from '../check/overlaps.ts'
import { checkVersions } from '../check/check-versions.ts'
import { problemIn } from '../clause/place.ts'
import { versionsById } from '../clause/version.ts'
import type { ReadyRung } from '../ladder/ready-rung.ts'
import type { Declared } from './declared.ts'
import { createFactBook } from './fact-book.ts'
import type { PolicySet, ReadyClause, ReadyLadder } from './policy-set.ts'
import { readyClauses } from './ready-clauses.ts'
import { readyRungs } from './ready-rungs.ts'

const groupsTwice = ({ policies }: Declared): readonly Problem[] => {
  const seen = new Set<string>()
  return policies.flatMap(({ file, policy }) =>
    [
      ...policy.groups.map(({ id }, index) => ({ id, path: ['groups', index] })),
      ...policy.ceilings.map(({ id }, index) => ({ id, path: ['ceilings', index] })),
    ].flatMap(({ id, path }) => {
      if (seen.has(id)) return [problemIn({ file, path: [...path, 'id'] }, 'policy.id-twice', { id })]
      seen.add(id)
      return []
    }),
  )
}

const toLadders = (
  declared: Declared,
  rungs: readonly (ReadyRung & { readonly ladder: string })[],
): readonly ReadyLadder[] =>
  declared.ladders.map(({ ladder }) => ({
    ladder,
    rungs: versionsById(rungs.filter((rung) => rung.ladder === ladder.id)),
  }))

/** Makes a city's policies ready to run; or names everything that is wrong with them, each with file and path. */
export const createPolicySet = (declared: Declared): Result<PolicySet> => {
  const { book, problems: ofFacts } = createFactBook(declared.facts.list, { file: declared.facts.file, path: [] })
  const { clauses, problems: ofClauses } = readyClauses(declared.policies, book)
  const { rungs, problems: ofRungs } = readyRungs(declared.ladders, book)
  const [first, ...rest] = [
    ...ofFacts,
    ...groupsTwice(declared),
    ...checkNames(declared, clauses),
    ...ofClauses,
    ...checkVersions(clauses),
    ...clauses.flatMap((ready) => checkClause(ready, book.facts)),
    ...checkCeilings(declared, clauses, book.facts),
    ...ofRungs,
    ...checkVersions(rungs),
  ]
  if (first) return Result.failure(first, ...rest)
  const policies = declared.policies.map(({ policy }) => policy)
  return Result.success({
    book,
    policies,
    clauses: versionsById<ReadyClause>(clauses),
    groups: new Map(policies.flatMap(({ groups }) => groups.map((group) => [group.id, group] as const))),
    ceilings: policies.flatMap(({ ceilings }) => ceilings),
    ladders: toLadders(declared, rungs),
  })
}

/** What is worth knowing of a set and no fault: which clauses of each duplicate group can apply together. */
export const notesOn = (set: PolicySet): readonly Problem[] =>
  overlapsIn([...set.groups.values()], [...set.clauses.values()].flat(), set.book.facts)
