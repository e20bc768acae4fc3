import type { ClauseContent } from './clause-content.ts'
import type { ScenarioContent } from './scenario-shapes.ts'

type Terms = Pick<
  ClauseContent,
  'clause' | 'from' | 'subject' | 'capFen' | 'frequency' | 'shares' | 'requires' | 'groups' | 'incompatible'
>

const termsOf = (content: Terms): Terms => {
  const { clause, from, subject, capFen, frequency, shares, requires, groups, incompatible } = content
  return { clause, from, subject, capFen, frequency, shares, requires, groups, incompatible }
}

const roundingOf = ({ rounding: { stepFen, mode } }: ClauseContent) => ({ stepFen, mode })

// What nobody has seen stays as it is; null of an amount or condition says just that.
const changeOf = (content: ClauseContent): ScenarioContent['changes'][number] => ({
  ...termsOf(content),
  ends: content.entry === 'repeals',
  rounding: roundingOf(content),
  ...(content.until === 'unknown' ? {} : { until: content.until }),
  ...(content.condition === null ? {} : { condition: content.condition }),
  ...(content.amount === null ? {} : { amount: content.amount }),
})

const addedOf = (content: ClauseContent, like: string): ScenarioContent['added'] => {
  const { kind, condition, amount, until, title } = content
  const policy = content.brings?.policy ? like : content.policy
  if (kind === 'notice' || condition === null || (kind === 'grant' && amount === null)) return []
  const ends = until === 'unknown' ? null : until
  return [{ ...termsOf(content), kind, policy, title, condition, amount, until: ends, rounding: roundingOf(content) }]
}

const groupsOf = ({ brings }: ClauseContent): ScenarioContent['groups'] =>
  (brings?.groups ?? []).map(({ id, title, per }) => ({ group: id, title, per }))

const ceilingsOf = ({ brings }: ClauseContent): ScenarioContent['ceilings'] =>
  (brings?.ceilings ?? []).map(({ id, title, of, clauses, per, fen }) => ({
    ceiling: id,
    ends: false,
    title,
    of,
    clauses,
    per,
    fen,
  }))

/**
 * The scenario that a draft is: the policies of its first day with it and without; null where nothing of it can be counted.
 * A clause of a document that there is not yet is counted under another, `like`: what it pays does not depend on that.
 */
export const draftScenario = (content: ClauseContent, like: string): ScenarioContent | null => {
  const isNew = content.entry === 'enacts'
  const added = isNew ? addedOf(content, like) : []
  if (content.kind === 'notice' || (isNew && added.length === 0)) return null
  return {
    on: content.from,
    years: 1,
    changes: isNew ? [] : [changeOf(content)],
    added,
    groups: groupsOf(content),
    ceilings: ceilingsOf(content),
    ranking: { by: 'lowestAmount', fact: null, descending: false },
  }
}
