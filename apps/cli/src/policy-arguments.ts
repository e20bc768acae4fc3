import { parseArgs, type ParseArgsConfig } from 'node:util'
import { CivilDate, Result } from '@ceyuan/values'
import type { City } from '../../server/src/city/city.ts'
import { readCity } from '../../server/src/open-city.ts'
import { configFor } from './arguments.ts'

/** The words of a policy command by their option; a value that was not given is undefined. */
export type PolicyWords = Readonly<Record<string, string | undefined>>

/** Reads the options of a policy command, all with a value; undefined where there are others, or help is asked for. */
export const readOptions = (args: readonly string[], names: readonly string[]): PolicyWords | 'help' | undefined => {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } }
  for (const name of names) options[name] = { type: 'string' }
  try {
    const { values } = parseArgs({ args: [...args], options })
    if (values['help'] === true) return 'help'
    return Object.fromEntries(
      names.map((name) => {
        const value = values[name]
        return [name, typeof value === 'string' ? value : undefined]
      }),
    )
  } catch {
    return undefined
  }
}

/** Reads the city and the day that a policy command speaks of. */
export const readCityOn = async (
  city: string | undefined,
  on: string,
): Promise<Result<{ readonly city: City; readonly on: CivilDate }>> => {
  const day = CivilDate.parse(on)
  if (day.kind === 'failure') return day
  const config = configFor(city)
  if (config.kind === 'failure') return config
  const read = await readCity(config.value)
  return Result.map(read, (found) => ({ city: found, on: day.value }))
}
