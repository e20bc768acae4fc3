import type { Person } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { hashPassword } from 'better-auth/crypto'
import type { City } from '../city/city.ts'
import type { Actor, Database, Write, WriteOptions } from '../database/database.ts'
import type { Sessions } from './authenticate.ts'
import { checkPassword } from './password-policy.ts'
import { getPerson } from './people-service.ts'
import {
  changeMember,
  countActive,
  endSessions,
  findPerson,
  markPasswordSet,
  removeTwoFactor,
  setBodies,
  setDisabled,
  setPassword,
  type Member,
} from './people-store.ts'
import { checkPlace, type Place } from './person-place.ts'

const administrator = 'administrator'

/** What an administrator changes of a person. */
export type PersonChange = Place & { readonly name: string; readonly reason: string }

/** Another password for a person, who must then choose an own one. */
export type PasswordReset = { readonly password: string; readonly removeTwoFactor: boolean; readonly reason: string }

/** Who changes whom, and under which key. */
export type Target = { readonly actor: Actor; readonly options: WriteOptions; readonly id: string }

type Deps = {
  readonly database: Database
  readonly city: City
  readonly sessions: Sessions
  /** Lifts the lock that failed sign-ins have put on a name. */
  readonly unlock: (username: string) => Promise<void>
}
type Work = (write: Write, member: Member) => Promise<Result<unknown>>

const isLastAdministrator = async (write: Write, member: Member): Promise<boolean> =>
  member.role === administrator && !member.isDisabled && (await countActive(write, administrator, member.id)) === 0

const lastAdministrator = (): Result<never> => Result.failure(Problem.create('identity.last-administrator'))

const changeWork =
  (city: City, input: PersonChange): Work =>
  async (write, member) => {
    const bodies = checkPlace(city, input)
    if (bodies.kind === 'failure') return bodies
    if (input.role !== administrator && (await isLastAdministrator(write, member))) return lastAdministrator()
    await changeMember(write, member.id, input.name, input.role)
    await setBodies(write.sql, member.id, bodies.value, write.at)
    const before = { role: member.role, unitId: member.unitId, creditCode: member.creditCode }
    const after = { role: input.role, unitId: input.unitId, creditCode: input.creditCode }
    const subject = { kind: 'person', id: member.id }
    await write.audit({ action: 'identity.change-person', subject, detail: { before, after }, reason: input.reason })
    return Result.success(true)
  }

const disableWork =
  (reason: string): Work =>
  async (write, { id, ...member }) => {
    if (await isLastAdministrator(write, { id, ...member })) return lastAdministrator()
    await setDisabled(write, id, reason)
    await endSessions(write, id)
    await write.audit({ action: 'identity.disable-person', subject: { kind: 'person', id }, detail: {}, reason })
    return Result.success(true)
  }

const enableWork =
  (reason: string): Work =>
  async (write, { id }) => {
    await setDisabled(write, id, null)
    await write.audit({ action: 'identity.enable-person', subject: { kind: 'person', id }, detail: {}, reason })
    return Result.success(true)
  }

const resetWork =
  ({ password, removeTwoFactor: isRemoved, reason }: PasswordReset, hash: string): Work =>
  async (write, { id, username }) => {
    const checked = checkPassword(password, username, '/body/password')
    if (checked.kind === 'failure') return checked
    await setPassword(write, id, hash)
    await markPasswordSet(write, id)
    if (isRemoved) await removeTwoFactor(write, id)
    await endSessions(write, id)
    const detail = { removedTwoFactor: isRemoved }
    await write.audit({ action: 'identity.reset-password', subject: { kind: 'person', id }, detail, reason })
    return Result.success(true)
  }

/** Changes, disables and enables people, each with a reason, for administrators. */
export const createPersonChangeService = ({ database, city, sessions, unlock }: Deps) => {
  const change = async ({ actor, options, id }: Target, work: Work): Promise<Result<Person>> => {
    const result = await database.write(actor, options, async (write) => {
      const member = await findPerson(write, id)
      if (!member) return Result.failure(Problem.create('identity.person-not-found'))
      const done = await work(write, member)
      return done.kind === 'failure' ? done : getPerson(write, id)
    })
    sessions.forget()
    return result
  }

  return Object.freeze({
    change: (target: Target, input: PersonChange) => change(target, changeWork(city, input)),
    disable: (target: Target, reason: string) => change(target, disableWork(reason)),
    enable: (target: Target, reason: string) => change(target, enableWork(reason)),
    resetPassword: async (target: Target, input: PasswordReset): Promise<Result<Person>> => {
      const hash = await hashPassword(input.password)
      const result = await change(target, resetWork(input, hash))
      if (result.kind === 'success') await unlock(result.value.username)
      return result
    },
  })
}
