import { parseArgs } from 'node:util'
import type { AskedClock } from '../../server/src/clock/asked-clock.ts'

/** What `clock due` was asked, as written. */
export type ClockWords = AskedClock & { readonly city: string | undefined; readonly json: boolean }

const options = {
  help: { type: 'boolean', short: 'h' },
  from: { type: 'string' },
  days: { type: 'string' },
  kind: { type: 'string' },
  limit: { type: 'string' },
  pause: { type: 'string', multiple: true },
  extend: { type: 'string', multiple: true },
  on: { type: 'string' },
  known: { type: 'string' },
  city: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** A negative number after an option is its value, so that it is refused by name and not as an option. */
const joined = (args: readonly string[]): string[] =>
  args.reduce<string[]>((words, word) => {
    const last = words.at(-1) ?? ''
    return /^-\d/u.test(word) && last.startsWith('--') ? [...words.slice(0, -1), `${last}=${word}`] : [...words, word]
  }, [])

/** Reads the words of `clock due`; undefined where they are none that it knows, or do not say what is to be counted. */
export const readClockWords = (args: readonly string[]): ClockWords | 'help' | undefined => {
  try {
    const { values } = parseArgs({ args: joined(args), options })
    if (values.help) return 'help'
    const { from, days, kind, limit, pause = [], extend = [], on, known, city, json = false } = values
    const saysWhat =
      limit === undefined ? days !== undefined && kind !== undefined : days === undefined && kind === undefined
    if (from === undefined || !saysWhat) return undefined
    return { from, days, kind, limit, pauses: pause, extend, on, known, city, json }
  } catch {
    return undefined
  }
}
