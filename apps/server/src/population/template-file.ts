import type { PolicySet } from '@ceyuan/policy'
import { csvField, csvMark } from './csv-output.ts'

// What a population file may hold: facts that follow from others are worked out.
const askedFacts = ({ book }: PolicySet): readonly string[] =>
  [...book.facts.values()].flatMap(({ name }) => (book.formulas.has(name) ? [] : [name]))

/** An empty table with a column for every fact that may be given, by the exact name of the dictionary. */
export const templateFile = (set: PolicySet): string => `${csvMark}${askedFacts(set).map(csvField).join(',')}\r\n`
