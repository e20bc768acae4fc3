import type { PolicySet } from '@ceyuan/policy'
import type { City, Register, RegisterField } from '../city/city.ts'
import { bodyRegisterOf, type FactRegister, factRegistersOf } from '../policy/register-facts.ts'
import { isGroupField } from '../funding/applicant-group.ts'
import { mayRead, visibleFields } from '../register/access.ts'
import type { Actor } from '../database/database.ts'

/** What a population is read from: the register of enterprises with its fields that part them, and every register that tells facts. */
export type PopulationSource = {
  readonly body: Register
  readonly registers: readonly FactRegister[]
  readonly district: RegisterField | undefined
  readonly industry: RegisterField | undefined
  readonly staff: RegisterField | undefined
  /** The field that names the head of the group of companies. */
  readonly group: RegisterField | undefined
}

/** Finds what a population is read from; undefined in a city that keeps no enterprises. */
export const populationSourceOf = (city: Pick<City, 'registers'>, set: PolicySet): PopulationSource | undefined => {
  const body = bodyRegisterOf(city, set)
  if (!body) return undefined
  return {
    body,
    registers: factRegistersOf(city, set),
    district: body.fields.find(({ type }) => type === 'region'),
    industry: body.fields.find(({ type }) => type === 'industry'),
    staff: body.fields.find(({ id, type }) => id === 'staff' && type === 'integer'),
    group: body.fields.find(isGroupField),
  }
}

/** The facts that stand in fields which an actor may not see: to that actor they are unknown. */
export const hiddenFacts = ({ registers }: PopulationSource, actor: Actor, city: City): ReadonlySet<string> =>
  new Set(
    registers.flatMap(({ register, facts }) => {
      const seen = mayRead(actor, register, city)
        ? new Set(visibleFields(actor, register, city).map(({ id }) => id))
        : new Set<string>()
      return facts.filter(({ field }) => !seen.has(field.id)).map(({ fact }) => fact.name)
    }),
  )

/** The fields that are read of a register: those that tell facts, and of the enterprises themselves what they are parted and called by. */
export const fieldsRead = (
  { body, district, industry, staff, group }: PopulationSource,
  { register, subject, fields }: FactRegister,
): readonly RegisterField[] => {
  if (register.id !== body.id || subject !== 'applicant') return fields
  const title = body.fields.find(({ id }) => id === body.title)
  return [...new Set([...fields, district, industry, staff, group, title])].filter((field) => field !== undefined)
}
