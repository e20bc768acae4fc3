import type { Person } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { hashPassword } from 'better-auth/crypto'
import type { City } from '../city/city.ts'
import type { Actor, Database, Write, WriteOptions } from '../database/database.ts'
import { checkPassword, parseUsername } from './password-policy.ts'
import { addPerson, findPerson, isTaken, listMembers, noAddress } from './people-store.ts'
import type { Body, Member, PeopleFilter } from './people-store.ts'
import { checkPlace, type Place } from './person-place.ts'

/** What an administrator says of a person to make. */
export type PersonInput = Place & {
  readonly username: string
  readonly name: string
  readonly email: string | null
  readonly password: string
}

const toPerson = (member: Member): Person => member

/** A person as administrators see them, or that there is none. */
export const getPerson = async (write: Write, id: string): Promise<Result<Person>> => {
  const member = await findPerson(write, id)
  return member ? Result.success(toPerson(member)) : Result.failure(Problem.create('identity.person-not-found'))
}

type Checked = { readonly username: string; readonly bodies: readonly Body[] }

const check = (city: City, input: PersonInput): Result<Checked> => {
  const username = parseUsername(input.username, '/body/username')
  const password = checkPassword(input.password, input.username, '/body/password')
  const bodies = checkPlace(city, input)
  const all = Result.all<unknown>([username, password, bodies])
  return Result.andThen(all, () =>
    Result.andThen(username, (name) => Result.map(bodies, (found) => ({ username: name, bodies: found }))),
  )
}

const taken = (username: string): Result<never> =>
  Result.failure(Problem.create('identity.username-taken', { username }, { path: '/body/username' }))

/** Lists people and makes accounts, for administrators. */
export const createPeopleService = (database: Database, city: City) => {
  const list = (actor: Actor, filter: PeopleFilter) =>
    database.read(actor, async (scope) => {
      const found = await listMembers(scope, filter)
      const items = found.slice(0, filter.size).map(toPerson)
      return { items, next: found.length > filter.size ? (items.at(-1)?.username ?? null) : null }
    })

  const create = async (actor: Actor, options: WriteOptions, input: PersonInput): Promise<Result<Person>> => {
    const checked = check(city, input)
    if (checked.kind === 'failure') return checked
    const { username, bodies } = checked.value
    const { name, role, unitId, creditCode } = input
    const email = input.email?.toLowerCase() ?? null
    const passwordHash = await hashPassword(input.password)
    return database.write(actor, options, async (write) => {
      if (await isTaken(write.sql, username, email ?? `${username}${noAddress}`)) return taken(username)
      const person = { username, name, email, role, passwordHash, sample: false, mustChangePassword: true, bodies }
      const id = await addPerson(write.sql, person, write.at)
      const detail = { role, unitId, creditCode }
      await write.audit({ action: 'identity.create-person', subject: { kind: 'person', id }, detail })
      return getPerson(write, id)
    })
  }

  return Object.freeze({ list, create })
}
