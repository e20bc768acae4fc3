import type { CompanyGroup, Payment, PolicySet } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import type { City, Register } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Actor, Database } from '../database/database.ts'
import { type Dossier, toDossier } from './dossier.ts'
import type { PolicySource } from './policy-source.ts'
import { bodyRegisterOf, type FactRegister, factRegistersOf } from './register-facts.ts'
import { type Asked, listFactRecords } from './register-store.ts'
import { listNamed, listSuppliedOn } from './supplied-store.ts'

/** What was paid to an enterprise until a day; the funding register tells it. */
export type HistoryOf = (creditCode: string, on: string) => Promise<readonly Payment[]>

/** The group of companies that an enterprise belongs to, with what its other members were paid until a day. */
export type GroupOf = (creditCode: string, on: string) => Promise<CompanyGroup | null>

/** What dossiers are read from. */
export type DossierDeps = {
  readonly database: Database
  readonly city: City
  readonly source: PolicySource
  readonly historyOf: HistoryOf
  readonly groupOf?: GroupOf
}

/** An enterprise as known on a day, with the policies it was read for. */
export type ReadDossier = { readonly dossier: Dossier; readonly set: PolicySet }

/** Reads what is known of an enterprise on a day. Who may ask is settled before. */
export type DossierService = {
  readonly read: (actor: Actor, creditCode: string, on: string) => Promise<Result<ReadDossier>>
}

type Compiled = {
  readonly set: PolicySet
  readonly body: Register | undefined
  readonly registers: readonly FactRegister[]
}

/**
 * Reads the registers for rules, also for an enterprise that may not read them itself: the fields that the fact dictionary names
 * and no others.
 */
export const factReader: Actor = Object.freeze({ ...systemActor, name: 'policy' })

const gather = async (
  { database, historyOf, groupOf }: DossierDeps,
  { registers }: Compiled,
  actor: Actor,
  asked: Asked,
) => {
  const { creditCode, on } = asked
  const [records, said, history, group] = await Promise.all([
    database.read(factReader, (scope) =>
      Promise.all(registers.map(async (told) => ({ told, records: await listFactRecords(scope, told, asked) }))),
    ),
    database.read(actor, async (scope) => ({
      supplied: await listSuppliedOn(scope, asked),
      named: { project: await listNamed(scope, 'project', asked), product: await listNamed(scope, 'product', asked) },
    })),
    historyOf(creditCode, on),
    groupOf?.(creditCode, on) ?? null,
  ])
  return { creditCode, registers: records, ...said, history, group }
}

/** The reader of dossiers; what a set of policies needs of the registers is compiled once for each set. */
export const createDossierService = (deps: DossierDeps): DossierService => {
  const { city, source } = deps
  const held: { compiled?: Compiled } = {}
  const compiledFor = (set: PolicySet): Compiled => {
    if (held.compiled?.set === set) return held.compiled
    const compiled = { set, body: bodyRegisterOf(city, set), registers: factRegistersOf(city, set) }
    held.compiled = compiled
    return compiled
  }
  return Object.freeze({
    read: async (actor: Actor, creditCode: string, on: string) => {
      const set = source.current()
      const compiled = compiledFor(set)
      const gathered = await gather(deps, compiled, actor, { creditCode, on, timeZone: city.timeZone })
      const dossier = compiled.body && toDossier(gathered, compiled.body, { set, city })
      return dossier
        ? Result.success({ dossier, set })
        : Result.failure(Problem.create('policy.applicant-not-found', { found: creditCode }))
    },
  })
}
