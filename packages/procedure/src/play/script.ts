import type { Facts } from '@ceyuan/feel'
import { Problem, Result } from '@ceyuan/values'
import { fromPlain } from '../case/plain.ts'

/** What happens next in a play. */
export type Act =
  | { readonly kind: 'start'; readonly element: string }
  | { readonly kind: 'task'; readonly task: string; readonly facts: Facts; readonly error: string | null }
  | { readonly kind: 'message'; readonly message: string; readonly key: string | null; readonly facts: Facts }
  | { readonly kind: 'advance'; readonly span: string }
  | { readonly kind: 'cancel'; readonly reason: string }
  | { readonly kind: 'stop' }

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads facts from JSON: an object with a value for each name. */
export const readFacts = (value: unknown): Result<Facts> =>
  isObject(value)
    ? Result.success(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fromPlain(each)])))
    : Result.failure(Problem.create('procedure.facts-wrong'))

const text = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : null
}

const actOf = (value: object, facts: Facts): Act | null => {
  const word = (name: string): string | null => text(Reflect.get(value, name))
  const [task, message, span, element, reason] = ['task', 'message', 'advance', 'start', 'cancel'].map(word)
  if (task) return { kind: 'task', task, facts, error: word('error') }
  if (message) return { kind: 'message', message, key: word('key'), facts }
  if (span) return { kind: 'advance', span }
  if (element) return { kind: 'start', element }
  if (reason) return { kind: 'cancel', reason }
  return Reflect.get(value, 'stop') === true ? { kind: 'stop' } : null
}

/**
 * Reads a script: a list of `{task, facts?, error?}`, `{message, key?, facts?}`, `{advance: 'P1D'}`, `{start}`, `{cancel}` and `{stop: true}`.
 */
export const readScript = (value: unknown): Result<readonly Act[]> => {
  if (!Array.isArray(value)) return Result.failure(Problem.create('procedure.script-wrong', { entry: 0 }))
  const entries: readonly unknown[] = value
  return Result.all(
    entries.map((entry, index) => {
      const wrong = Problem.create('procedure.script-wrong', { entry: index + 1 })
      if (!isObject(entry)) return Result.failure(wrong)
      return Result.andThen(readFacts(Reflect.get(entry, 'facts') ?? {}), (facts) => {
        const act = actOf(entry, facts)
        return act ? Result.success(act) : Result.failure(wrong)
      })
    }),
  )
}
