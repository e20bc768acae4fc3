import { evaluate, type Facts, type FeelValue } from '@ceyuan/feel'
import type { Formula } from '../definition/formula.ts'
import { type Draft, findInstance, Halt, replaceInstance } from './draft.ts'

/** The facts that can be seen from an instance, its own before those around it; 0 is the case. */
export const factsAt = (draft: Draft, id: number): Facts => {
  let own: Facts = {}
  let isOwn = false
  for (let row = findInstance(draft, id); row; row = findInstance(draft, row.scope)) {
    if (!row.facts) continue
    own = { ...row.facts, ...own }
    isOwn = true
  }
  return isOwn ? { ...draft.facts, ...own } : draft.facts
}

/** Writes facts where an instance keeps its own: in the nearest instance of a multi-instance activity around it, else in the case. */
export const writeFacts = (draft: Draft, id: number, facts: Facts | undefined): void => {
  if (facts === undefined) return
  for (let row = findInstance(draft, id); row; row = findInstance(draft, row.scope)) {
    if (!row.facts) continue
    replaceInstance(draft, { ...row, facts: { ...row.facts, ...facts } })
    return
  }
  draft.facts = { ...draft.facts, ...facts }
}

/** Gives the value of an expression as an instance sees it. */
export const valueAt = (draft: Draft, { parsed }: Formula, id: number, more?: Facts): FeelValue => {
  const facts = factsAt(draft, id)
  const result = evaluate(parsed, more ? { ...facts, ...more } : facts, { trace: false, now: draft.at })
  if (result.kind === 'failure') throw new Halt(result.problems[0])
  return result.value.value
}
