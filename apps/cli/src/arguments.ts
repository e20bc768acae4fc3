import { parseArgs } from 'node:util'
import type { Result } from '@ceyuan/values'
import { readConfig, type Config } from '../../server/src/config.ts'
import { print, say, type Key } from './language.ts'

/** The words after a command: at most as many as wanted, and a city to take instead of the configured one. */
export type Words = { readonly words: readonly string[]; readonly city: string | undefined }

const parse = (args: readonly string[]) => {
  try {
    const options = { help: { type: 'boolean', short: 'h' }, city: { type: 'string' } } as const
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch {
    return undefined
  }
}

/** Reads what follows a command; prints its usage and gives an exit code where that is asked for or needed. */
export const readWords = (
  usage: Key,
  args: readonly string[],
  wanted: { readonly min: number; readonly max: number },
): Words | number => {
  const parsed = parse(args)
  if (parsed?.values.help) {
    print(say(usage))
    return 0
  }
  const count = parsed?.positionals.length ?? -1
  if (!parsed || count < wanted.min || count > wanted.max) {
    print(say(usage))
    return 2
  }
  return { words: parsed.positionals, city: parsed.values.city }
}

/** The configuration of this process, for a city where one is named. */
export const configFor = (city: string | undefined): Result<Config> =>
  readConfig({ ...process.env, ...(city === undefined ? {} : { CEYUAN_CITY: city }) })
