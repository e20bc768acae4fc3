import { Problem } from '@ceyuan/values'
import type { DuplicateGroup } from '../clause/clause.ts'
import type { ReadyClause } from '../set/policy-set.ts'
import { type Facts, reach } from './room.ts'
import { roomsOf } from './check-clause.ts'

/** The most pairs that are looked at in one group. */
const mostPairs = 5000

const canBothHold = (one: ReadyClause, other: ReadyClause, facts: Facts): boolean => {
  if (one.clause.subject !== other.clause.subject) return true
  const rooms = roomsOf(one, facts)
  if (!rooms) return false
  return !other.condition || reach(other.condition.step, rooms, true, { facts, dead: () => undefined }) !== null
}

const noteOf = (group: DuplicateGroup, members: readonly ReadyClause[], facts: Facts): readonly Problem[] => {
  if ((members.length * (members.length - 1)) / 2 > mostPairs) {
    return [Problem.create('policy.group-too-large', { group: group.id, count: members.length })]
  }
  const pairs = members.flatMap((one, index) =>
    members
      .slice(0, index)
      .filter((other) => other.id !== one.id && canBothHold(one, other, facts))
      .map((other) => `${other.id} + ${one.id}`),
  )
  return pairs.length === 0
    ? []
    : [Problem.create('policy.may-overlap', { group: group.id, pairs: [...new Set(pairs)] })]
}

/** Which clauses of each duplicate group can apply together, as information for those who write them. */
export const overlapsIn = (
  groups: readonly DuplicateGroup[],
  clauses: readonly ReadyClause[],
  facts: Facts,
): readonly Problem[] =>
  groups.flatMap((group) =>
    noteOf(
      group,
      clauses.filter(({ clause }) => clause.groups.includes(group.id) && clause.entry !== 'repeals'),
      facts,
    ),
  )
