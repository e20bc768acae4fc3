import type { CivilDate } from '@ceyuan/values'
import { aside } from '../grammar/deadlines.ts'
import { clauseStop, digitBefore, digitsAfter, joiningWord, leadingMark, listMark, partStop } from '../grammar/marks.ts'
import { condition, moneyUnit, past } from '../grammar/quantities.ts'
import {
  breakthrough,
  brokenThrough,
  deadlineJoint,
  figureSign,
  promise,
  respectively,
  slogan,
} from '../grammar/quantity-words.ts'
import { findDeadlines, type Deadline, type Issue } from './deadline.ts'
import { mask } from './mask.ts'
import type { PlanTarget, TextSpan } from './plan-reading.ts'
import { findQuantities, type FoundQuantity } from './quantity.ts'
import { isTarget, type Clause, type Governed } from './target-rules.ts'

/** What governs a sentence: the deadline in force before it, and whether its section holds goals or describes. */
export type TargetContext = {
  readonly section: string
  readonly issue: Issue
  readonly governedBy: CivilDate | null
  readonly kind: 'goal' | 'task' | 'description'
}

/** The targets of a sentence, and the deadline in force after it. */
export type TargetsRead = { readonly targets: readonly PlanTarget[]; readonly governedBy: CivilDate | null }

const splitAt = (text: string, stop: RegExp): readonly Clause[] => {
  const clauses: Clause[] = []
  let start = 0
  for (const match of text.matchAll(stop)) {
    const isGrouping =
      match[0] === ',' && digitsAfter.test(text.slice(match.index + 1)) && digitBefore.test(text.slice(0, match.index))
    if (isGrouping) continue
    clauses.push({ start, end: match.index, text: text.slice(start, match.index) })
    start = match.index + match[0].length
  }
  return [...clauses, { start, end: text.length, text: text.slice(start) }].filter(
    (clause) => clause.text.trim() !== '',
  )
}

const correctStrict = (item: FoundQuantity, clause: Clause): FoundQuantity => {
  const number = clause.text.indexOf(item.core, item.start)
  const isVerb = breakthrough.test(clause.text.slice(0, number)) && brokenThrough.test(clause.text.slice(item.end))
  return isVerb && !moneyUnit.test(item.unit) ? { ...item, strict: false } : item
}

const lastJoin = (text: string, from: number, to: number): number => {
  const list = text.lastIndexOf(listMark, to - 1)
  if (list >= from) return text.charAt(from) === listMark ? from : list
  const words = [...text.slice(from, to).matchAll(joiningWord)]
  const word = words.at(-1)
  return word ? from + word.index : -1
}

const cutClause = (clause: Clause, items: readonly FoundQuantity[]): readonly TextSpan[] => {
  const cuts = items.slice(1).map((item, index) => lastJoin(clause.text, items[index]?.end ?? 0, item.start))
  return items.map((_, index) => {
    const previous = cuts.slice(0, index).findLast((cut) => cut >= 0)
    const next = cuts.slice(index).find((cut) => cut >= 0)
    return { start: previous ?? 0, end: next ?? clause.text.length }
  })
}

const afterDeadlines = (text: string, { start, end }: TextSpan, deadlines: readonly Deadline[]): number =>
  deadlines.reduce(
    (from, each) =>
      each.start >= from && each.end < end && deadlineJoint.test(text.slice(from, each.start)) ? each.end : from,
    start,
  )

const trimQuote = (text: string, span: TextSpan, deadlines: readonly Deadline[]): TextSpan => {
  let { start, end } = span
  const lead = deadlines.find(
    (deadline) => deadline.start >= start && deadline.end < end && deadline.start - start <= 3,
  )
  if (lead) start = afterDeadlines(text, { start: lead.end, end }, deadlines)
  for (const word of text.slice(start, end).matchAll(joiningWord)) if (word.index === 0) start += word[0].length
  start += leadingMark.exec(text.slice(start, end))?.[0].length ?? 0
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}

const clauseTargets = (clause: Clause, part: string, governed: Governed): readonly FoundQuantity[] => {
  if (condition.test(clause.text.trim()) && !promise.test(clause.text)) return []
  const others = findQuantities(clause.text)
  return others
    .filter((item) => isTarget(item, clause, { ...governed, others, part }))
    .map((item) => correctStrict(item, clause))
}

const governs = (deadlines: readonly Deadline[], at: number, end: number): Deadline | undefined =>
  deadlines.findLast(({ start }) => start <= at) ?? deadlines.find(({ start, by }) => start < end && by !== null)

/** What governs a clause; undefined where it speaks of the past or describes. */
const governedOf = (
  { text }: Clause,
  phrase: Deadline | undefined,
  { kind, governedBy }: TargetContext,
): Governed | undefined => {
  if (phrase) return phrase.by === null ? undefined : { isGoverned: true, isDue: kind === 'goal' }
  if (kind === 'description' || past.test(text)) return undefined
  const isGoal = kind === 'goal'
  return { isGoverned: governedBy !== null || isGoal, isDue: isGoal && governedBy !== null }
}

type Sentence = { readonly text: string; readonly span: TextSpan; readonly deadlines: readonly Deadline[] }

const toTargets = ({ text, span, deadlines }: Sentence, context: TargetContext): readonly PlanTarget[] => {
  const sentence = text.slice(span.start, span.end)
  if (!figureSign.test(sentence)) return []
  const masked = deadlines.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    mask(mask(sentence, aside), slogan),
  )
  let continues = false
  return splitAt(masked, clauseStop).flatMap((plainClause) => {
    const clause = { ...plainClause, continues }
    continues = false
    const part = splitAt(masked, new RegExp(partStop, 'g')).find(({ end }) => end >= clause.end)?.text ?? masked
    const phrase = deadlines.findLast(({ start }) => start < clause.end)
    const governed = governedOf(clause, phrase, context)
    if (!governed) return []
    const items = clauseTargets(clause, part, governed)
    continues = items.length > 0
    const spans = cutClause(clause, items)
    const own = deadlines.filter((deadline) => deadline.start < clause.end && deadline.by !== null)
    const isPaired = respectively.test(clause.text) && own.length === items.length
    return items.map((item, index) => {
      const cut = spans[index] ?? { start: 0, end: clause.text.length }
      const inSentence = { start: clause.start + cut.start, end: clause.start + cut.end }
      const quoted = trimQuote(sentence, inSentence, deadlines)
      const governing = isPaired ? own[index] : governs(deadlines, clause.start + item.start, clause.end)
      const by = governing?.by ?? context.governedBy
      const { start, end } = { start: span.start + quoted.start, end: span.start + quoted.end }
      const { min, max, strict, unit } = item
      return { quote: text.slice(start, end), min, max, strict, unit, by, section: context.section, start, end }
    })
  })
}

/** Reads the quantified targets of one sentence of the text. */
export const readTargets = (text: string, span: TextSpan, context: TargetContext): TargetsRead => {
  const deadlines = findDeadlines(text.slice(span.start, span.end), context.issue)
  const last = deadlines.findLast(({ by }) => by !== null)
  return { targets: toTargets({ text, span, deadlines }, context), governedBy: last?.by ?? context.governedBy }
}
