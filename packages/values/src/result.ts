import type { Problem } from './problem.ts'

/** What a domain function gives: a value, or every problem found, in source order. */
export type Result<T> = Success<T> | Failure

/** A result that holds a value. */
export type Success<T> = { readonly kind: 'success'; readonly value: T }

/** A result that holds at least one problem. */
export type Failure = { readonly kind: 'failure'; readonly problems: readonly [Problem, ...Problem[]] }

const map = <T, U>(result: Result<T>, change: (value: T) => U): Result<U> =>
  result.kind === 'success' ? Result.success(change(result.value)) : result

const andThen = <T, U>(result: Result<T>, next: (value: T) => Result<U>): Result<U> =>
  result.kind === 'success' ? next(result.value) : result

const all = <T>(results: readonly Result<T>[]): Result<readonly T[]> => {
  const problems = results.flatMap((result) => (result.kind === 'failure' ? result.problems : []))
  const [first, ...rest] = problems
  if (first) return Result.failure(first, ...rest)
  return Result.success(results.flatMap((result) => (result.kind === 'success' ? [result.value] : [])))
}

/** Makes, joins and continues results. `all` gathers every problem of every part. */
export const Result: Readonly<{
  success: <T>(value: T) => Success<T>
  failure: (first: Problem, ...rest: readonly Problem[]) => Failure
  map: typeof map
  andThen: typeof andThen
  all: typeof all
}> = Object.freeze({
  success: <T>(value: T): Success<T> => ({ kind: 'success', value }),
  failure: (first: Problem, ...rest: readonly Problem[]): Failure => ({ kind: 'failure', problems: [first, ...rest] }),
  map,
  andThen,
  all,
})
