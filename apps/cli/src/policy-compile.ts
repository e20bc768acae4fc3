import { type Dialect, dialects } from '@ceyuan/feel'
import { populationProgram, populationSql } from '@ceyuan/policy'
import { print, printProblems, say } from './language.ts'
import { readCityOn, readOptions } from './policy-arguments.ts'

const isDialect = (name: string): name is Dialect['name'] => name in dialects

/** `ceyuan policy compile --dialect DIALECT --on DATE [--city CITY] [--table TABLE] [--keep COLUMN]`: prints the clauses in force as one SQL query. */
export const run = async (args: readonly string[]): Promise<number> => {
  const words = readOptions(args, ['dialect', 'city', 'on', 'table', 'keep'])
  const { dialect = '', on, city, table = 'population', keep } = typeof words === 'object' ? words : {}
  if (on === undefined || !isDialect(dialect)) {
    print(say('usage.policy compile'))
    return words === 'help' ? 0 : 2
  }
  const read = await readCityOn(city, on)
  if (read.kind === 'failure') return printProblems(read.problems)
  const compiled = populationProgram(read.value.city.policies, read.value.on, 'any')
  if (compiled.kind === 'failure') return printProblems(compiled.problems)
  const kept = keep === undefined ? [] : keep.split(',')
  const query = { dialect: dialects[dialect], on: read.value.on, table, keep: kept }
  const sql = populationSql(compiled.value.program, compiled.value.rules, query)
  if (sql.kind === 'failure') return printProblems(sql.problems)
  print(sql.value)
  return 0
}
