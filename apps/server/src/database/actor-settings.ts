import { escapeLiteral } from 'pg'
import type { Actor } from './database.ts'

const settingsOf = (actor: Actor): readonly (readonly [string, string])[] => [
  ['kind', actor.kind],
  ['actor_id', actorId(actor)],
  ['role', actor.role ?? ''],
  ['unit_id', actor.unitId ?? ''],
  ['credit_code', actor.creditCode ?? ''],
  ['scopes', [...actor.scopes].join(',')],
]

/** The name under which an actor's writes and keys are kept: the account's id, else `public` or `system`. */
export const actorId = (actor: Actor): string => actor.userId ?? actor.kind

const known = new WeakMap<Actor, string>()

/** The statements that put a transaction under the actor's row-level security; they go out in one message with `begin`. */
export const actorSettings = (actor: Actor): string => {
  const made = known.get(actor)
  if (made !== undefined) return made
  const settings = settingsOf(actor).map(
    ([name, value]) => `set_config('ceyuan.${name}', ${escapeLiteral(value)}, true)`,
  )
  const text = `set local role ceyuan_app; select ${settings.join(', ')}`
  known.set(actor, text)
  return text
}
