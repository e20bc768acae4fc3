import type { Actor } from './database.ts'

/** Someone without an account. */
export const publicActor: Actor = Object.freeze({
  kind: 'public',
  userId: null,
  name: 'public',
  role: null,
  scopes: new Set<string>(),
  unitId: null,
  creditCode: null,
})

/** The system itself: loading a city, a timer, going on after a restart. */
export const systemActor: Actor = Object.freeze({ ...publicActor, kind: 'system', name: 'system' })
