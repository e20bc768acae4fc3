import { Problem, Result } from '@ceyuan/values'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { randomBytes } from 'node:crypto'
import type { ServedCity } from '../context.ts'
import type { Actor, Database } from '../database/database.ts'
import { publicActor } from './authenticate.ts'
import { addPerson, type Body } from './people-store.ts'
import type { SampleAccount } from './session-view.ts'

/** The password of every sample account. It is no secret, and only a sample city has such accounts. */
export const samplePassword = 'ceyuan-2026-try'

const system: Actor = { ...publicActor, kind: 'system', name: 'identity' }

/** Whom a sample account speaks for: its unit, its credit code. */
export type SamplePlace = { readonly unitId?: string; readonly creditCode?: string }

/** The sample accounts of a database: none unless its city is a sample. */
export const listSampleAccounts = (database: Database): Promise<readonly SampleAccount[]> =>
  database.asOwner(async (connection) => {
    const { rows } = await sql<SampleAccount>`
      select username, role from person where sample and not banned order by created_at, username`.execute(connection)
    return rows
  })

const bodiesOf = (city: ServedCity, place: SamplePlace): readonly Body[] => {
  const unit = city.units.find(({ id }) => id === place.unitId)
  return [
    ...(unit ? [{ kind: 'unit' as const, slug: unit.id, name: unit.name }] : []),
    ...(place.creditCode === undefined
      ? []
      : [{ kind: 'enterprise' as const, slug: place.creditCode, name: place.creditCode }]),
  ]
}

const isEmpty = (database: Database): Promise<boolean> =>
  database.asOwner(async (connection) => {
    const { rows } = await sql`select 1 from person limit 1`.execute(connection)
    return rows.length === 0
  })

/**
 * Makes one account for each role of a sample city, named as the role; refused in a city that is not a sample, or that has
 * people already.
 */
export const createSampleAccounts = async (
  database: Database,
  city: ServedCity,
  places: Readonly<Record<string, SamplePlace>>,
): Promise<Result<number>> => {
  if (!city.isSample || !(await isEmpty(database))) {
    return Result.failure(Problem.create('identity.sample-refused', { city: city.id }))
  }
  const passwordHash = await hashPassword(samplePassword)
  return database.write(system, {}, async (write) => {
    // Row-level security lets the system through: these accounts are made before anyone could make them.
    for (const { id, label } of city.roles) {
      await addPerson(
        write.sql,
        {
          username: id.toLowerCase(),
          name: label.zh,
          email: null,
          role: id,
          passwordHash,
          sample: true,
          mustChangePassword: false,
          bodies: bodiesOf(city, places[id] ?? {}),
        },
        write.at,
      )
    }
    await write.audit({ action: 'identity.create-samples', subject: { kind: 'city', id: city.id }, detail: {} })
    return Result.success(city.roles.length)
  })
}

/** Makes the first account of a city without people; gives its password, which is shown once and must be changed. */
export const createFirstAdministrator = async (database: Database): Promise<Result<string | undefined>> => {
  if (!(await isEmpty(database))) return Result.success(undefined)
  const password = randomBytes(12).toString('base64url')
  const passwordHash = await hashPassword(password)
  const username = 'administrator'
  const person = {
    username,
    name: username,
    email: null,
    role: username,
    sample: false,
    mustChangePassword: true,
    bodies: [],
  }
  return database.write(system, {}, async (write) => {
    const id = await addPerson(write.sql, { ...person, passwordHash }, write.at)
    await write.audit({ action: 'identity.create-person', subject: { kind: 'person', id }, detail: { role: username } })
    return Result.success(password)
  })
}
