import { clauseStop, listNumber } from '../grammar/marks.ts'
import { inSentence } from '../grammar/responsible.ts'
import { actionStart, closing, deadlineClause, descriptive, obligation, prepositionStart } from '../grammar/verbs.ts'
import type { PlanTarget, TextSpan } from './plan-reading.ts'
import { isBareDuty } from './responsible.ts'

const shortest = 6
const shortestBeside = 6

const isAction = (clause: string): boolean =>
  !deadlineClause.test(clause) &&
  (actionStart.test(clause) || (clause.length >= shortest && prepositionStart.test(clause)))

const clausesOf = (sentence: string): readonly TextSpan[] => {
  const spans: TextSpan[] = []
  let start = 0
  for (const match of sentence.matchAll(clauseStop)) {
    spans.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  return [...spans, { start, end: sentence.length }].filter(({ start, end }) => end > start)
}

const isAssignment = (sentence: string): boolean =>
  sentence.replace(inSentence, '').replace(/[^\p{Script=Han}]/gu, '') === ''

/** Whether a sentence of a task section promises an action beyond the targets that it holds. */
export const isMeasure = (text: string, span: TextSpan, targets: readonly PlanTarget[]): boolean => {
  const sentence = text.slice(span.start, span.end)
  const plain = sentence.replace(listNumber, '')
  if (plain.length < shortest || closing.test(plain) || isAssignment(plain) || isBareDuty(plain)) return false
  const offset = span.start + sentence.length - plain.length
  const clauses = clausesOf(plain)
  const isOfTarget = ({ start, end }: TextSpan): boolean =>
    targets.some((target) => target.start < offset + end && target.end > offset + start)
  const actions = clauses.filter(({ start, end }) => isAction(plain.slice(start, end).trim()))
  const first = clauses[0]
  const begins = first !== undefined && actionStart.test(plain.slice(first.start, first.end))
  if (descriptive.test(plain) && !begins) return false
  if (targets.length > 0)
    return actions.some((clause) => !isOfTarget(clause) && clause.end - clause.start >= shortestBeside)
  return actions.length > 0 || obligation.test(plain)
}
