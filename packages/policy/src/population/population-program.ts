import { type ColumnProgram, columnsRead, compileColumns } from '@ceyuan/feel'
import { type CivilDate, Result } from '@ceyuan/values'
import type { PolicySet } from '../set/policy-set.ts'
import { populationColumns, type Width } from './column.ts'
import { type GivenFacts, type PopulationRule, populationRules } from './rule.ts'

/** The clauses in force on a day, compiled together over the columns they read. */
export type PopulationProgram = { readonly rules: readonly PopulationRule[]; readonly program: ColumnProgram }

/** Compiles the clauses in force on a day for a population; what cannot be compiled is refused by name, with its clause. */
export const populationProgram = (
  set: PolicySet,
  on: CivilDate,
  width: Width,
  given: GivenFacts = new Set(),
): Result<PopulationProgram> => {
  const rules = populationRules(set, on, given)
  const columns = populationColumns(set, given, width)
  const clock = { now: `${on}T00:00:00Z` }
  return Result.map(compileColumns(rules, columns, clock), (whole) => {
    const read = columnsRead(whole)
    return { rules, program: { ...whole, columns: columns.filter(({ name }) => read.has(name)) } }
  })
}
