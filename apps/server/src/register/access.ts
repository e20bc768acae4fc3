import type { City, Register, RegisterField, Visibility } from '../city/city.ts'
import type { Actor } from '../database/database.ts'

type Office = Pick<City, 'coordinationOffice'>

/** The units that keep a register: its owner, those the pack names beside it, and the coordination office. */
export const keepersOf = (register: Register, { coordinationOffice }: Office): readonly string[] => [
  register.owner,
  ...register.keepers,
  ...(coordinationOffice === undefined ? [] : [coordinationOffice]),
]

const isKeeper = (actor: Actor, register: Register, city: Office): boolean =>
  actor.kind === 'system' || (actor.unitId !== null && keepersOf(register, city).includes(actor.unitId))

const holds = (actor: Actor, scope: string): boolean => actor.kind === 'system' || actor.scopes.has(scope)

/** How far an actor sees into a register. */
export const sightOf = (actor: Actor, register: Register, city: Office): Visibility => {
  if (!holds(actor, 'register.read')) return 'public'
  return isKeeper(actor, register, city) ? 'restricted' : 'internal'
}

const rank: Readonly<Record<Visibility, number>> = { public: 0, internal: 1, restricted: 2 }

/** Whether what has this visibility is within sight. */
export const isWithin = (visibility: Visibility, sight: Visibility): boolean => rank[visibility] <= rank[sight]

/** Whether an actor may see the records of a register at all. */
export const mayRead = (actor: Actor, register: Register, city: Office): boolean =>
  isWithin(register.visibility, sightOf(actor, register, city))

/** The fields of a register that an actor may see, in the order of the pack. */
export const visibleFields = (actor: Actor, register: Register, city: Office): readonly RegisterField[] => {
  const sight = sightOf(actor, register, city)
  return register.fields.filter(({ visibility }) => isWithin(visibility, sight))
}

/** Whether an actor may write records of a register, one by one or by import. */
export const mayWrite = (
  actor: Actor,
  register: Register,
  city: Office,
  scope: 'register.write' | 'register.import' = 'register.write',
): boolean => holds(actor, scope) && isKeeper(actor, register, city)
