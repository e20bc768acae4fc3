import { FactType } from '@ceyuan/feel'
import { type Problem, Result } from '@ceyuan/values'
import type { Clause } from '../clause/clause.ts'
import { problemIn, within, type Origin } from '../clause/place.ts'
import { compile, type Compiled } from '../expression/compile.ts'
import type { Declared } from './declared.ts'
import type { FactBook } from './fact-book.ts'
import type { ReadyClause } from './policy-set.ts'

type Compile = (clause: Clause, part: 'condition' | 'amount', origin: Origin) => Compiled | null

const wanted = { condition: FactType.boolean, amount: FactType.money }

/** Makes the compiler of clauses: a text that stands in many clauses is read once. */
const createCompile = (book: FactBook, problems: Problem[]): Compile => {
  const kept = new Map<string, Result<Compiled>>()
  return (clause, part, origin) => {
    const text = clause[part]
    if (text === null) return null
    const key = `${clause.subject} ${part} ${text}`
    const result = kept.get(key) ?? compile(text, book.dictionaries[clause.subject], wanted[part])
    kept.set(key, result)
    if (result.kind === 'success') return result.value
    problems.push(...result.problems.map(({ code, values, at }) => problemIn(within(origin, part), code, values, at)))
    return null
  }
}

/** Reads and checks the expressions of every clause. */
export const readyClauses = (
  policies: Declared['policies'],
  book: FactBook,
): { readonly clauses: readonly ReadyClause[]; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []
  const compileIn = createCompile(book, problems)
  const clauses = policies.flatMap(({ file, policy }) =>
    policy.clauses.map((clause, index): ReadyClause => {
      const origin: Origin = { file, path: ['clauses', index] }
      const { id, entry, from, until } = clause
      const condition = compileIn(clause, 'condition', origin)
      const amount = compileIn(clause, 'amount', origin)
      return { id, entry, from, until, clause, policy, origin, condition, amount }
    }),
  )
  return { clauses, problems }
}
