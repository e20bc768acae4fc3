import { type Problem, Result } from '@ceyuan/values'
import { annotate, type CheckOptions, failuresOf, type Parsed, type Typed } from './check/check.ts'
import { describeType } from './check/describe.ts'
import type { Dictionary } from './check/fact-type.ts'
import { evaluateExpression, type Facts, type Interpretation, type InterpretOptions } from './interpret/interpret.ts'
import { problemAt } from './problem-at.ts'
import { compileDialectSql, type DialectOptions } from './sql/dialect/to-dialect-sql.ts'
import { compileSql, type SqlOptions, type SqlText } from './sql/to-sql.ts'
import { namesOfDictionary } from './syntax/name-shape.ts'
import { type ParseOptions, parseText } from './syntax/parse.ts'
import { conforms } from './value/conform.ts'

/**
 * Reads a text as an expression (or, with `form`, as unary tests).
 * The dictionary makes names of several words known.
 */
export const parse = (text: string, dictionary: Dictionary = {}, options: ParseOptions = {}): Result<Parsed> =>
  Result.map(parseText(text, { names: namesOfDictionary(dictionary), ...options }), (expression): Parsed =>
    Object.freeze({ kind: 'parsed', text, expression }),
  )

const wrongWhole = (typed: Typed, { wanted }: CheckOptions): Problem | null =>
  wanted === undefined || typed.type.kind === 'any' || conforms(typed.type, wanted)
    ? null
    : problemAt('feel.wrong-type', typed.text, typed.expression.start, {
        found: describeType(typed.type),
        wanted: [describeType(wanted)],
      })

/** Checks an expression against a dictionary of facts: unknown names, and operations without sense for the types. */
export const check = (parsed: Parsed, dictionary: Dictionary, options: CheckOptions = {}): Result<Typed> => {
  const typed = annotate(parsed, dictionary, options.tested)
  const problem = wrongWhole(typed, options)
  const failures = failuresOf(typed)
  if (failures.kind === 'failure') return failures
  return problem ? Result.failure(problem) : Result.success(typed)
}

/** Gives the value of a checked expression over facts, with the trace of every step. */
export const interpret = (typed: Typed, facts: Facts, options: InterpretOptions = {}): Result<Interpretation> =>
  evaluateExpression(typed.expression, facts, options)

/** Gives the value of an expression that was not checked: what has no sense is null. */
export const evaluate = (parsed: Parsed, facts: Facts, options: InterpretOptions = {}): Result<Interpretation> =>
  evaluateExpression(parsed.expression, facts, options)

/** Gives a checked expression as SQL with parameters, or what in it cannot be compiled, by name. */
export const toSql = (typed: Typed, options: SqlOptions | DialectOptions): Result<SqlText> =>
  options.dialect === 'postgres' ? compileSql(typed, options) : compileDialectSql(typed, options)
