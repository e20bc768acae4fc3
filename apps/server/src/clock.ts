import type { Clock } from './database/database.ts'

/** The machine's clock. */
export const systemClock: Clock = () => new Date().toISOString()

/** A clock that shows noon (in Shanghai) of a fixed day and runs on from there, for tests and screenshots. */
export const clockFixedOn = (today: string, now: () => number = Date.now): Clock => {
  const start = now()
  const base = Date.parse(`${today}T04:00:00Z`)
  return () => new Date(base + (now() - start)).toISOString()
}
