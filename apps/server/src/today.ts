import type { Clock } from './database/database.ts'

/** Gives the civil day that it is in a time zone, 'YYYY-MM-DD'. */
export const todayIn = (timeZone: string, clock: Clock): (() => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return () => format.format(new Date(clock()))
}
