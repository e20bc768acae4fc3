import { sentence } from '@ceyuan/contract'
import { notesOn } from '@ceyuan/policy'
import { readCity } from '../../server/src/open-city.ts'
import { configFor, readWords } from './arguments.ts'
import { localeHere, print, printProblems, say } from './language.ts'

/** `ceyuan city check [ID]`: reads a city pack whole and names each problem by file, line and column; then tells what is worth knowing. */
export const run = async (args: readonly string[]): Promise<number> => {
  const read = readWords('usage.city check', args, { min: 0, max: 1 })
  if (typeof read === 'number') return read
  const config = configFor(read.words[0] ?? read.city)
  if (config.kind === 'failure') return printProblems(config.problems)
  const city = await readCity(config.value)
  if (city.kind === 'failure') return printProblems(city.problems)
  const { name, registers, indicators, commitments, units, policies } = city.value
  const clauses = [...policies.clauses.keys()]
  const rungs = policies.ladders.flatMap(({ ladder }) => ladder.order)
  const counts = { registers, indicators, commitments, units, clauses, rungs }
  const lengths = Object.fromEntries(Object.entries(counts).map(([key, list]) => [key, list.length]))
  print(say('done.city check', { name: localeHere() === 'en' ? name.en : name.zh, ...lengths }))
  for (const note of notesOn(policies)) print(say('note.city check', { note: sentence(note, localeHere()) }))
  return 0
}
