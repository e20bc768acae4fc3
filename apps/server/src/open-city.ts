import { Problem, Result } from '@ceyuan/values'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { City } from './city/city.ts'
import { loadCity } from './city/load-city.ts'
import { clockFixedOn, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Clock, Database } from './database/database.ts'
import { openPglite, openPostgres } from './database/open.ts'

/** A city with its database, open. */
export type OpenCity = { readonly city: City; readonly database: Database; readonly clock: Clock }

/** The cities that can be chosen. */
export const listCities = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => existsSync(join(folder, name, 'city.yaml')))
        .toSorted()
    : []

/** Reads the pack of the city that was chosen. */
export const readCity = async ({
  citiesFolder,
  city,
}: Pick<Config, 'citiesFolder' | 'city'>): Promise<Result<City>> => {
  const folder = join(citiesFolder, city)
  if (city === '' || !existsSync(join(folder, 'city.yaml'))) {
    return Result.failure(Problem.create('city.not-found', { city, folder, known: listCities(citiesFolder) }))
  }
  return loadCity(folder)
}

/** Opens the city's database, embedded or on a server, and brings its structure up to date. */
export const openCityDatabase = (
  config: Pick<Config, 'databaseUrl' | 'dataFolder' | 'today'>,
  city: City,
): Promise<Result<Database>> => {
  const options = { schema: city.id, clock: clockOf(config) }
  return config.databaseUrl === undefined
    ? openPglite(config.dataFolder, options)
    : openPostgres(config.databaseUrl, options)
}

const clockOf = ({ today }: Pick<Config, 'today'>): Clock => (today === undefined ? systemClock : clockFixedOn(today))

/** Reads the city and opens its database. */
export const openCity = async (config: Config): Promise<Result<OpenCity>> => {
  const city = await readCity(config)
  if (city.kind === 'failure') return city
  const database = await openCityDatabase(config, city.value)
  return Result.map(database, (opened) => ({ city: city.value, database: opened, clock: clockOf(config) }))
}
