import { type Dictionary, FactType } from '@ceyuan/feel'
import type { SubjectKind } from './clause.ts'
import type { Fact, FactKind } from './fact.ts'

const types: Readonly<Record<FactKind, FactType>> = Object.freeze({
  money: FactType.money,
  number: FactType.number,
  integer: FactType.number,
  rate: FactType.number,
  boolean: FactType.boolean,
  date: FactType.date,
  text: FactType.string,
  enum: FactType.string,
  texts: FactType.list(FactType.string),
})

/** The type that a fact has in an expression. */
export const factTypeOf = ({ kind }: Pick<Fact, 'kind'>): FactType => types[kind]

/** Whether a rule about one kind of subject may speak of a fact about another: everyone may speak of the applicant. */
export const maySpeakOf = (subject: SubjectKind, fact: Pick<Fact, 'subject'>): boolean =>
  fact.subject === subject || fact.subject === 'applicant'

/** The facts that a rule about a kind of subject may name, with their types. */
export const dictionaryFor = (subject: SubjectKind, facts: readonly Fact[]): Dictionary =>
  Object.fromEntries(facts.filter((fact) => maySpeakOf(subject, fact)).map((fact) => [fact.name, factTypeOf(fact)]))
