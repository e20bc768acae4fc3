import { Problem, Result } from '@ceyuan/values'
import type { Actor } from '../database/database.ts'

const holds = (actor: Actor, scope: string): boolean => actor.kind === 'system' || actor.scopes.has(scope)

/** Whether an actor reads of every enterprise, as officers do; whoever speaks for one never does. */
export const readsAll = (actor: Actor): boolean => holds(actor, 'policy.read') && actor.creditCode === null

/**
 * The enterprise that an actor may ask about: an officer any that it names, an enterprise its own alone.
 * Whoever neither reads policies nor speaks for an enterprise is refused.
 */
export const reachOf = (actor: Actor, creditCode: string | undefined): Result<string> => {
  const own = holds(actor, 'policy.supply') ? actor.creditCode : null
  const asked = creditCode ?? own
  if (!readsAll(actor) && own === null) return Result.failure(Problem.create('policy.may-not-read'))
  if (asked === null) return Result.failure(Problem.create('policy.enterprise-not-named'))
  if (!readsAll(actor) && asked !== own) {
    return Result.failure(Problem.create('policy.not-own-enterprise', { found: asked }))
  }
  return Result.success(asked)
}

/** The enterprise that an actor speaks for. */
export const voiceOf = (actor: Actor): Result<string> =>
  holds(actor, 'policy.supply') && actor.creditCode !== null
    ? Result.success(actor.creditCode)
    : Result.failure(Problem.create('policy.may-not-supply'))
