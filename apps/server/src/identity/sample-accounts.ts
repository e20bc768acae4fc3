import { Problem, Result } from '@ceyuan/values'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { randomBytes } from 'node:crypto'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Actor, Database } from '../database/database.ts'
import { toActor } from './authenticate.ts'
import { addPerson, findMember, type NewPerson } from './people-store.ts'

/** The password of every sample account. It is no secret, and only a sample city has such accounts. */
export const samplePassword = 'ceyuan-2026-try'

/** An account to try out with. */
export type SampleAccount = { readonly username: string; readonly role: string }

/** Whether a city is a sample, and the sample accounts that can still sign in. */
export type Samples = { readonly isSample: boolean; readonly accounts: readonly SampleAccount[] }

/** What there is of sample accounts in a database; a city stays a sample even when all of them are disabled. */
export const readSamples = (database: Database): Promise<Samples> =>
  database.asOwner(async (connection) => {
    const { rows } = await sql<SampleAccount & { banned: boolean }>`
      select username, role, banned from person where sample order by created_at, username`.execute(connection)
    const accounts = rows.filter(({ banned }) => !banned).map(({ username, role }) => ({ username, role }))
    return { isSample: rows.length > 0, accounts }
  })

/** The person of a sample account as the one who acts, or undefined where there is none of that name. */
export const findSampleActor = async (database: Database, city: City, username: string): Promise<Actor | undefined> => {
  const id = await database.asOwner(async (connection) => {
    const { rows } = await sql<{ readonly id: string }>`
      select id from person where sample and username = ${username}`.execute(connection)
    return rows[0]?.id
  })
  const member = id === undefined ? undefined : await findMember(database, id)
  return member && toActor(member, city)
}

type Account = City['sampleAccounts'][number]

const toNewPerson = (city: City, account: Account, passwordHash: string): NewPerson => {
  const unit = city.units.find(({ id }) => id === account.unit)
  const code = account.creditCode
  return {
    username: account.username,
    name: account.name.zh,
    email: null,
    role: account.role,
    passwordHash,
    sample: true,
    mustChangePassword: false,
    bodies: [
      ...(unit ? [{ kind: 'unit' as const, slug: unit.id, name: unit.name }] : []),
      ...(code === undefined ? [] : [{ kind: 'enterprise' as const, slug: code, name: code }]),
    ],
  }
}

/** Whether anybody has an account. */
export const hasPeople = (database: Database): Promise<boolean> =>
  database.asOwner(async (connection) => {
    const { rows } = await sql`select 1 from person limit 1`.execute(connection)
    return rows.length > 0
  })

/** Makes the sample accounts of a city; refused where the city declares none, or where there are people already. */
export const createSampleAccounts = async (database: Database, city: City): Promise<Result<number>> => {
  if (city.sampleAccounts.length === 0 || (await hasPeople(database))) {
    return Result.failure(Problem.create('identity.sample-refused', { city: city.id }))
  }
  const passwordHash = await hashPassword(samplePassword)
  return database.write(systemActor, {}, async (write) => {
    for (const account of city.sampleAccounts) {
      await addPerson(write.sql, toNewPerson(city, account, passwordHash), write.at)
    }
    await write.audit({ action: 'identity.create-samples', subject: { kind: 'city', id: city.id }, detail: {} })
    return Result.success(city.sampleAccounts.length)
  })
}

/** Makes the first account of a city without people; gives its password, which is shown once and must be changed. */
export const createFirstAdministrator = async (database: Database): Promise<Result<string | undefined>> => {
  if (await hasPeople(database)) return Result.success(undefined)
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
  return database.write(systemActor, {}, async (write) => {
    const id = await addPerson(write.sql, { ...person, passwordHash }, write.at)
    await write.audit({ action: 'identity.create-person', subject: { kind: 'person', id }, detail: { role: username } })
    return Result.success(password)
  })
}
