import { type Problem, Result } from '@ceyuan/values'
import { problemAt } from '../problem-at.ts'
import { type Budget, defaultBudget } from './budget.ts'
import { convertTree } from './convert.ts'
import { bracketDepth, diagnose, longestName, type Token, tokensOf } from './diagnose.ts'
import type { Expression } from './expression.ts'
import { type Form, type NameShape, readTree } from './grammar.ts'
import { treeDepth } from './tree.ts'

/** How a text is read: as expression or unary tests, with which names in sight, at what cost at most. */
export type ParseOptions = {
  readonly form?: Form
  readonly names?: NameShape
  readonly budget?: Partial<Budget>
}

// The grammar's own stack ends after so many open operators; then the text is too deep, not wrong.
const mostOperators = 1000

const stuckAt = (text: string, tokens: readonly Token[], offset: number): Problem =>
  tokens.filter(({ start }) => start < offset).length > mostOperators
    ? problemAt('feel.budget-depth', text, offset, { most: mostOperators })
    : diagnose(text, tokens, offset)

/** Reads a text into an expression; names of several words are known by `options.names`. */
export const parseText = (text: string, options: ParseOptions): Result<Expression> => {
  const budget = { ...defaultBudget, ...options.budget }
  if (text.length > budget.text) {
    return Result.failure(problemAt('feel.budget-text', '', 0, { found: text.length, most: budget.text }))
  }
  const tokens = tokensOf(text)
  const deepest = Math.max(bracketDepth(tokens), longestName(tokens))
  if (deepest > budget.depth) {
    return Result.failure(problemAt('feel.budget-depth', text, 0, { found: deepest, most: budget.depth }))
  }
  const reading = readTree(text, options.names ?? {}, options.form ?? 'Expression')
  if (reading.kind === 'stuck') return Result.failure(stuckAt(text, tokens, reading.offset))
  if (reading.kind === 'costly') return Result.failure(problemAt('feel.budget-steps', text, 0, { most: text.length }))
  const root = reading.tree.topNode
  const depth = treeDepth(root)
  // A chain such as `a + b + c …` nests to the left: its depth is counted against a wider bound than brackets.
  if (depth > budget.depth * 5) {
    return Result.failure(problemAt('feel.budget-depth', text, 0, { found: depth, most: budget.depth * 5 }))
  }
  return Result.success(convertTree(text, root))
}
