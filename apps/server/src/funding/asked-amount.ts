import { mostFen } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'

/** Reads an amount that was asked for: above zero, and no more than every reader of JSON keeps exact. */
export const readAsked = (text: string, path: string): Result<bigint> => {
  const fen = BigInt(text)
  if (fen <= 0n) return Result.failure(Problem.create('funding.amount-not-positive', { found: text }, { path }))
  return fen > mostFen
    ? Result.failure(Problem.create('funding.amount-too-large', { found: text, most: mostFen.toString() }, { path }))
    : Result.success(fen)
}
