import { type Problem, Rate } from '@ceyuan/values'
import { problemIn, within } from '../clause/place.ts'
import type { Step } from '../expression/step.ts'
import type { ReadyClause } from '../set/policy-set.ts'
import { boundsOf } from './bounds.ts'
import { one } from './point.ts'
import { type Facts, reach, type Rooms } from './room.ts'

const textOf = (text: string, { start, end }: Step): string => text.slice(start, end)

/** What the facts may be where a clause's condition holds; null where it never does. */
export const roomsOf = (
  { condition }: Pick<ReadyClause, 'condition'>,
  facts: Facts,
  dead: (step: Step) => void = () => undefined,
): Rooms | null => (condition ? reach(condition.step, new Map(), true, { facts, dead }) : new Map())

const conditionProblems = (ready: ReadyClause, facts: Facts): readonly Problem[] => {
  const { condition } = ready
  if (!condition) return []
  const at = within(ready.origin, 'condition')
  const dead: Step[] = []
  const rooms = roomsOf(ready, facts, (step) => void dead.push(step))
  if (!rooms) return [problemIn(at, 'policy.unreachable-condition', { id: ready.id, text: condition.text })]
  return dead.map((step) =>
    problemIn(at, 'policy.unreachable-alternative', { id: ready.id, text: textOf(condition.text, step) }),
  )
}

const capProblems = (ready: ReadyClause, facts: Facts): readonly Problem[] => {
  const { amount, clause } = ready
  const rooms = roomsOf(ready, facts)
  if (!amount || clause.cap === null || !rooms) return []
  const { high } = boundsOf(amount.typed, rooms, facts)
  return high !== null && high <= clause.cap * one
    ? [
        problemIn(within(ready.origin, 'cap'), 'policy.cap-never-binds', {
          id: ready.id,
          cap: clause.cap.toString(),
          most: (high / one).toString(),
        }),
      ]
    : []
}

const shareProblems = ({ clause, origin, id }: ReadyClause): readonly Problem[] => {
  if (clause.shares.length === 0) return []
  const total = clause.shares.reduce(
    ({ numerator, denominator }, { part }) =>
      Rate.create(numerator * part.denominator + part.numerator * denominator, denominator * part.denominator),
    Rate.create(0n),
  )
  return Rate.compare(total, Rate.create(1n)) === 0
    ? []
    : [problemIn(within(origin, 'shares'), 'policy.shares-not-whole', { id })]
}

const unseenProblems = ({ clause, origin, id }: ReadyClause): readonly Problem[] => {
  if (clause.entry === 'repeals' || clause.kind === 'notice') return []
  const isNamed = (part: string): boolean => clause.unseen.some((unseen) => unseen.part === part)
  const parts = [
    ...(clause.condition === null ? ['condition'] : []),
    ...(clause.amount === null && clause.kind === 'grant' ? ['amount'] : []),
    ...(clause.from === 'unknown' ? ['from'] : []),
    ...(clause.until === 'unknown' ? ['until'] : []),
  ]
  return parts
    .filter((part) => !isNamed(part))
    .map((part) => problemIn(within(origin, part), 'policy.unseen-without-reason', { id, part }))
}

/** What is wrong with a clause by itself: a condition that can never hold, a cap that can never bind, shares that are no whole. */
export const checkClause = (ready: ReadyClause, facts: Facts): readonly Problem[] => [
  ...conditionProblems(ready, facts),
  ...capProblems(ready, facts),
  ...shareProblems(ready),
  ...unseenProblems(ready),
]
