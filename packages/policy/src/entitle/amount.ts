import { type FeelValue, kindOf } from '@ceyuan/feel'
import { Fen, Problem, Rate } from '@ceyuan/values'
import type { Clause, GrantRounding } from '../clause/clause.ts'
import type { Finding } from '../expression/run.ts'
import type { Amount } from './entitlement.ts'

/** The most that an amount may be: 2 to the 53rd fen, the last whole number that every reader of JSON keeps exact. */
export const mostFen: bigint = 2n ** 53n

const fenOf = (value: FeelValue): string | null =>
  value !== null && typeof value === 'object' && kindOf(value) === 'money' && 'fen' in value
    ? value.fen.toFixed()
    : null

/** Rounds decimal fen to whole steps. */
const roundTo = (text: string, { stepFen, mode }: GrantRounding): bigint => {
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  const size = BigInt(`${whole}${part}`) * (text.startsWith('-') ? -1n : 1n)
  return Rate.divide(size, 10n ** BigInt(part.length) * stepFen, mode) * stepFen
}

const outOfBounds = (fen: bigint): Problem | null => {
  if (fen < 0n) return Problem.create('policy.amount-negative', { found: fen.toString() })
  return fen > mostFen ? Problem.create('policy.amount-too-large', { found: fen.toString() }) : null
}

type Found = { readonly amount: Amount; readonly problems: readonly Problem[] }

const unknown = (
  clause: Clause,
  why: 'unseen' | 'missing' | 'problem',
  { missing = [], problems = [] }: Partial<Pick<Finding, 'missing' | 'problems'>> = {},
): Found => ({ amount: { kind: 'unknown', why, missing, atMostFen: clause.cap }, problems })

/** What a clause pays by the finding of its calculation: rounded, then cut by its cap. */
export const amountOf = (clause: Clause, finding: Finding | null): Found => {
  if (!finding) return unknown(clause, 'unseen')
  const text = fenOf(finding.value)
  if (text === null) {
    if (finding.missing.length > 0) return unknown(clause, 'missing', finding)
    return finding.problems.length > 0 ? unknown(clause, 'problem', finding) : unknown(clause, 'unseen')
  }
  const computed = roundTo(text, clause.rounding)
  const problem = outOfBounds(computed)
  if (problem) return unknown(clause, 'problem', { problems: [problem] })
  const paid = clause.cap !== null && computed > clause.cap ? clause.cap : Fen.create(computed)
  return {
    amount: {
      kind: 'known',
      fen: paid,
      computedFen: Fen.create(computed),
      lostFen: Fen.create(computed - paid),
    },
    problems: [],
  }
}
