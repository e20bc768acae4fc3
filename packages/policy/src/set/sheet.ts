import type { FeelValue } from '@ceyuan/feel'
import { type CivilDate, Problem } from '@ceyuan/values'
import { type Found, type Known, type Provenance, unsaid } from '../expression/known.ts'
import { run } from '../expression/run.ts'
import type { FactBook } from './fact-book.ts'

/** What is known of a subject: the value of each fact by its name, with where it came from. */
export type FactSheet = ReadonlyMap<string, { readonly value: FeelValue; readonly from: Provenance }>

/** The facts that some formula or rule would need instead of a derived one that has no value. */
const derived = (name: string, book: FactBook, known: Known, on: CivilDate): Found => {
  const formula = book.formulas.get(name)
  if (!formula) return unsaid(name)
  const { value, missing, problems } = run(formula.step, known, on)
  if (value === null) {
    const told = problems.length > 0 || missing.length > 0 ? problems : [Problem.create('policy.no-value', { name })]
    return { kind: 'missing', facts: missing, problems: told }
  }
  return { kind: 'known', value, from: { kind: 'formula', formula: formula.text, facts: formula.facts } }
}

/**
 * The facts of a subject and of those around it, the nearest first, with those that follow from them.
 * What was said outright goes before what a formula gives.
 */
export const createKnown = (book: FactBook, sheets: readonly FactSheet[], on: CivilDate): Known => {
  const kept = new Map<string, Found>()
  const search = (name: string): Found => {
    for (const sheet of sheets) {
      const said = sheet.get(name)
      if (said && said.value !== null) return { kind: 'known', value: said.value, from: said.from }
    }
    return derived(name, book, known, on)
  }
  const known: Known = {
    find: (name) => {
      const before = kept.get(name)
      if (before) return before
      const found = search(name)
      kept.set(name, found)
      return found
    },
  }
  return known
}
