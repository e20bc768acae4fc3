import type { FeelValue } from '@ceyuan/feel'
import type { CivilDate } from '@ceyuan/values'
import type { Known, Provenance } from '../expression/known.ts'
import { run } from '../expression/run.ts'
import type { Step } from '../expression/step.ts'
import type { FactBook } from '../set/fact-book.ts'
import { createKnown, type FactSheet } from '../set/sheet.ts'

/** Facts that are supposed to be otherwise, by name. */
export type Changes = ReadonlyMap<string, FeelValue>

/** No change. */
export const unchanged: Changes = new Map()

/** A subject's facts, in which changes can be tried; every try is counted, and after the last one nothing holds any more. */
export type Trial = {
  readonly book: FactBook
  readonly on: CivilDate
  readonly known: Known
  readonly withChanges: (changes: Changes) => Known
  /** The value of a step with changes: true, false, or null where it cannot be told or the tries are used up. */
  readonly truth: (step: Step, changes: Changes) => boolean | null
}

const supposed: Provenance = Object.freeze({ kind: 'answer' })

const sheetOf = (changes: Changes): FactSheet =>
  new Map(Array.from(changes, ([name, value]) => [name, { value, from: supposed }] as const))

/** Makes a trial over the facts of a subject. */
export const createTrial = (book: FactBook, sheets: readonly FactSheet[], on: CivilDate, mostTries = 4000): Trial => {
  let tries = 0
  const withChanges = (changes: Changes): Known => createKnown(book, [sheetOf(changes), ...sheets], on)
  return {
    book,
    on,
    known: createKnown(book, sheets, on),
    withChanges,
    truth: (step, changes) => {
      tries += 1
      if (tries > mostTries) return null
      const { value } = run(step, withChanges(changes), on)
      return typeof value === 'boolean' ? value : null
    },
  }
}
