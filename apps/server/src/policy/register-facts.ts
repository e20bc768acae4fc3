import { check, FactType, parse, toSql, type SqlText } from '@ceyuan/feel'
import type { Fact, PolicySet, SubjectKind } from '@ceyuan/policy'
import { Result } from '@ceyuan/values'
import type { City, Register, RegisterField } from '../city/city.ts'
import { factKindOf, factNames, type FactKind } from '../city/dictionary.ts'
import { columnOf } from '../city/register-names.ts'

/** A fact that a register tells: the field it stands in, and which of its records count. */
export type RegisterFact = {
  readonly fact: Fact
  readonly field: RegisterField
  /** With a value the fact is whether some record has it. */
  readonly value: string | null
  readonly where: SqlText | null
}

/** A register that tells facts of one kind of subject: the field by which its records belong to an enterprise, and the facts. */
export type FactRegister = {
  readonly register: Register
  readonly subject: SubjectKind
  readonly link: RegisterField
  readonly facts: readonly RegisterFact[]
  /** The fields that are read. */
  readonly fields: readonly RegisterField[]
}

const factTypes: Readonly<Record<FactKind, FactType>> = Object.freeze({
  string: FactType.string,
  number: FactType.number,
  money: FactType.money,
  boolean: FactType.boolean,
  date: FactType.date,
  strings: FactType.list(FactType.string),
})

const compileWhere = (text: string, register: Register): Result<SqlText> => {
  const names = factNames(register)
  const dictionary = Object.fromEntries(
    Array.from(names, ([name, field]) => [name, factTypes[factKindOf(field)]] as const),
  )
  const column = (name: string): string => {
    const field = names.get(name)
    if (!field) throw new Error(`No field is called ${name}`)
    return `h."${columnOf(field.id)}"`
  }
  return Result.andThen(parse(text, dictionary), (parsed) =>
    Result.andThen(check(parsed, dictionary, { wanted: FactType.boolean }), (typed) =>
      toSql(typed, { dialect: 'postgres', column, as: 'condition' }),
    ),
  )
}

const isOfBodies = ({ key, fields }: Register): boolean =>
  key.length === 1 && fields.find(({ id }) => id === key[0])?.type === 'creditCode'

/** The register of the enterprises themselves: known by nothing but their credit code. */
export const bodyRegisterOf = ({ registers }: Pick<City, 'registers'>, set: PolicySet): Register | undefined => {
  const told = new Set(
    [...set.book.facts.values()].flatMap(({ origin, subject }) =>
      origin.kind === 'register' && subject === 'applicant' ? [origin.register] : [],
    ),
  )
  const bodies = registers.filter(isOfBodies)
  return bodies.find(({ id }) => told.has(id)) ?? bodies[0]
}

const linkOf = (register: Register, body: Register): RegisterField | undefined =>
  register.id === body.id
    ? register.fields.find(({ id }) => id === register.key[0])
    : register.fields.find(({ type, register: target }) => type === 'reference' && target === body.id)

// What the pack was loaded with has been checked, so a field or condition that is wrong here is a fault of the program.
const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The fact dictionary names ${what}, which the registers do not have`)
  return value
}

const factIn = (
  fact: Fact,
  origin: Extract<Fact['origin'], { kind: 'register' }>,
  register: Register,
): RegisterFact => {
  const field = must(
    register.fields.find(({ id }) => id === origin.field),
    `${origin.register}.${origin.field}`,
  )
  const where = origin.where === null ? null : compileWhere(origin.where, register)
  if (where?.kind === 'failure') throw new Error(`The condition of ${fact.name} does not hold`)
  return { fact, field, value: origin.value, where: where?.value ?? null }
}

const isRecognition = ({ facts }: Pick<FactRegister, 'facts'>): boolean => facts.some(({ value }) => value !== null)

const fieldsOf = (register: Register, facts: readonly RegisterFact[], isBody: boolean): readonly RegisterField[] =>
  register.fields.filter(
    (field) =>
      facts.some((fact) => fact.field.id === field.id) ||
      field.id === register.title ||
      (isBody && field.type === 'region') ||
      (isRecognition({ facts }) && field.type === 'date'),
  )

const keyOf = (id: string, subject: SubjectKind): string => `${subject} ${id}`

const subjects = ['applicant', 'project', 'product'] as const

/** Every register that tells facts, compiled once for a set of policies: which fields to read for whom. */
export const factRegistersOf = (city: Pick<City, 'registers'>, set: PolicySet): readonly FactRegister[] => {
  const body = bodyRegisterOf(city, set)
  if (!body) return []
  const facts = new Map<string, RegisterFact[]>()
  facts.set(keyOf(body.id, 'applicant'), [])
  for (const fact of set.book.facts.values()) {
    const { origin, subject } = fact
    if (origin.kind !== 'register') continue
    const register = must(
      city.registers.find(({ id }) => id === origin.register),
      origin.register,
    )
    const key = keyOf(register.id, subject)
    facts.set(key, [...(facts.get(key) ?? []), factIn(fact, origin, register)])
  }
  return city.registers.flatMap((register) =>
    subjects.flatMap((subject) => {
      const own = facts.get(keyOf(register.id, subject))
      if (!own) return []
      const link = must(linkOf(register, body), `the enterprise of ${register.id}`)
      return [{ register, subject, link, facts: own, fields: fieldsOf(register, own, register.id === body.id) }]
    }),
  )
}
