import type { Locale, SuppliedFact } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Actor, Database, Write, WriteOptions } from '../database/database.ts'
import type { DocumentService } from '../document/service.ts'
import { reachOf, voiceOf } from './access.ts'
import { checkSaid, type Said, unitsNeeding } from './check-supplied.ts'
import type { DossierService, ReadDossier } from './dossier-service.ts'
import type { PolicySource } from './policy-source.ts'
import { factRegistersOf } from './register-facts.ts'
import {
  addNamedRow,
  addSupplied,
  endSupplied,
  findSupplied,
  judgeSupplied,
  listSupplied,
  listUnjudged,
  type NamedKind,
  type SuppliedRow,
  withdrawSupplied,
} from './supplied-store.ts'
import { toSupplied } from './supply-view.ts'

/** What facts are supplied with. */
export type SupplyDeps = {
  readonly database: Database
  readonly city: City
  readonly today: () => string
  readonly source: PolicySource
  readonly dossiers: DossierService
  readonly documents: DocumentService
}

/** Who acts, how the write is told apart from its repeat, and in which language the answer is. */
export type SupplyCall = { readonly actor: Actor; readonly write: WriteOptions; readonly locale: Locale }

/** A project or product that an enterprise names. */
export type Named = { readonly kind: NamedKind; readonly name: string }

/** A supplied fact with what an objection to the finding on it needs. */
export type JudgedFact = {
  readonly fact: SuppliedFact
  readonly enterprise: string
  readonly units: ReadonlySet<string>
  readonly judgedById: string | null
}

type Unjudged = {
  readonly items: (SuppliedFact & { readonly enterprise: string })[]
  readonly next: string | null
}

type Items = { readonly items: SuppliedFact[]; readonly next: string | null }

/** Keeps what enterprises say of themselves, and what officers find of it. */
export type SupplyService = {
  readonly list: (
    call: Pick<SupplyCall, 'actor' | 'locale'>,
    query: {
      readonly creditCode?: string | undefined
      readonly fact?: string | undefined
      readonly cursor?: string | undefined
    },
  ) => Promise<Result<Items>>
  /** What no officer has looked at, of the facts that clauses of the actor's unit need. */
  readonly unjudged: (call: Pick<SupplyCall, 'actor' | 'locale'>, cursor?: string) => Promise<Result<Unjudged>>
  readonly supply: (call: SupplyCall, facts: readonly Said[]) => Promise<Result<Items>>
  readonly withdraw: (call: SupplyCall, id: string) => Promise<Result<SuppliedFact>>
  readonly verify: (
    call: SupplyCall,
    id: string,
    verdict: { readonly holds: boolean; readonly note: string | null },
  ) => Promise<Result<SuppliedFact>>
  /** One supplied fact of the own enterprise, with who judged it and the units that clauses make responsible for it. */
  readonly find: (call: Pick<SupplyCall, 'actor' | 'locale'>, id: string) => Promise<Result<JudgedFact>>
  readonly addProduct: (call: SupplyCall, named: Named) => Promise<Result<Named & { readonly id: string }>>
}

const pageSize = 100

const notFound = (id: string): Result<never> =>
  Result.failure(Problem.create('policy.supplied-fact-not-found', { found: id }))

const show = (row: SuppliedRow, { dossier, set }: ReadDossier, { city }: SupplyDeps, locale: Locale): SuppliedFact =>
  toSupplied(row, { set, city, locale, subjects: dossier.subjects })

const keep = async (
  { documents }: SupplyDeps,
  write: Write,
  creditCode: string,
  said: Said,
): Promise<Result<SuppliedRow>> => {
  const fresh = { creditCode, ...said }
  await endSupplied(write, fresh)
  const id = await addSupplied(write, fresh)
  if (said.document !== null) {
    const attached = await documents.attach(write, [said.document], { kind: 'suppliedFact', id })
    if (attached.kind === 'failure') return attached
  }
  const row = await findSupplied(write, id)
  return row ? Result.success(row) : notFound(id)
}

const keepAll = async (deps: SupplyDeps, write: Write, creditCode: string, facts: readonly Said[]) => {
  const rows: SuppliedRow[] = []
  for (const said of facts) {
    const kept = await keep(deps, write, creditCode, said)
    if (kept.kind === 'failure') return kept
    rows.push(kept.value)
  }
  await write.audit({
    action: 'policy.supply',
    subject: { kind: 'enterprise', id: creditCode },
    detail: { facts: facts.map(({ fact }) => fact) },
  })
  write.touch(`policy.${creditCode}`)
  return Result.success(rows)
}

const supply = async (deps: SupplyDeps, call: SupplyCall, facts: readonly Said[]): Promise<Result<Items>> => {
  const voice = voiceOf(call.actor)
  if (voice.kind === 'failure') return voice
  const read = await deps.dossiers.read(call.actor, voice.value, deps.today())
  if (read.kind === 'failure') return read
  const checked = checkSaid(facts, read.value.set, read.value.dossier)
  if (checked.kind === 'failure') return checked
  const kept = await deps.database.write(call.actor, call.write, (write) =>
    keepAll(deps, write, voice.value, checked.value),
  )
  return Result.map(kept, (rows) => ({
    items: rows.map((row) => show(row, read.value, deps, call.locale)),
    next: null,
  }))
}

/** Changes one supplied fact that still counts, and tells it as it is afterwards. */
const change = async (
  deps: SupplyDeps,
  { actor, write: options, locale }: SupplyCall,
  id: string,
  work: (write: Write, row: SuppliedRow) => Promise<Result<void>>,
): Promise<Result<SuppliedFact>> => {
  const changed = await deps.database.write(actor, options, async (write) => {
    const row = await findSupplied(write, id)
    if (!row) return notFound(id)
    if (row.ended_at !== null) return Result.failure(Problem.create('policy.supplied-fact-ended', { name: row.fact }))
    const done = await work(write, row)
    if (done.kind === 'failure') return done
    write.touch(`policy.${row.credit_code}`)
    const after = await findSupplied(write, id)
    return after ? Result.success(after) : notFound(id)
  })
  if (changed.kind === 'failure') return changed
  const read = await deps.dossiers.read(actor, changed.value.credit_code, deps.today())
  return Result.map(read, (whole) => show(changed.value, whole, deps, locale))
}

const withdraw = (deps: SupplyDeps, call: SupplyCall, id: string): Promise<Result<SuppliedFact>> =>
  change(deps, call, id, async (write, row) => {
    if (row.credit_code !== call.actor.creditCode) return notFound(id)
    await withdrawSupplied(write, id)
    const subject = { kind: 'enterprise', id: row.credit_code }
    await write.audit({ action: 'policy.withdraw', subject, detail: { fact: row.fact } })
    return Result.success(undefined)
  })

const isResponsible = (deps: SupplyDeps, { unitId }: Actor, units: ReadonlySet<string>): boolean =>
  unitId !== null && (units.has(unitId) || unitId === deps.city.coordinationOffice)

type Finding = { readonly holds: boolean; readonly note: string | null }

const verify = async (deps: SupplyDeps, call: SupplyCall, id: string, { holds, note }: Finding) => {
  if (!holds && note === null) return Result.failure(Problem.create('policy.note-missing'))
  const { actor } = call
  return change(deps, call, id, async (write, row) => {
    const units = unitsNeeding(deps.source.current(), row.fact)
    if (!isResponsible(deps, actor, units)) {
      const names = deps.city.units.filter((unit) => units.has(unit.id)).map(({ name }) => name)
      return Result.failure(
        Problem.create('policy.not-responsible', { name: row.fact, units: names.length === 0 ? 'none' : names }),
      )
    }
    if (!(await judgeSupplied(write, id, { holds, note, unit: actor.unitId }))) {
      return Result.failure(Problem.create('policy.supplied-fact-judged', { name: row.fact }))
    }
    const subject = { kind: 'enterprise', id: row.credit_code }
    await write.audit({ action: 'policy.verify', subject, detail: { fact: row.fact, holds } })
    const { label } = deps.source.current().book.facts.get(row.fact) ?? { label: { zh: row.fact, en: row.fact } }
    const told = { suppliedFact: id, creditCode: row.credit_code, title: label, holds, by: actor.userId, at: write.at }
    await write.emit('policy.judged', told)
    return Result.success(undefined)
  })
}

const addProduct = async (
  { database, city, source }: SupplyDeps,
  { actor, write: options }: SupplyCall,
  named: Named,
) => {
  const voice = voiceOf(actor)
  if (voice.kind === 'failure') return voice
  const { kind, name } = named
  const keeper = factRegistersOf(city, source.current()).find(({ subject }) => subject === kind)
  if (keeper)
    return Result.failure(Problem.create('policy.subject-in-register', { kind, register: keeper.register.id }))
  return database.write(actor, options, async (write) => {
    const id = await addNamedRow(write, { kind, creditCode: voice.value, name })
    if (id === undefined) return Result.failure(Problem.create('policy.product-twice', { name }))
    await write.audit({
      action: `policy.add-${kind}`,
      subject: { kind: 'enterprise', id: voice.value },
      detail: { id, name },
    })
    write.touch(`policy.${voice.value}`)
    return Result.success({ id, kind, name })
  })
}

const find = async (
  deps: SupplyDeps,
  { actor, locale }: Pick<SupplyCall, 'actor' | 'locale'>,
  id: string,
): Promise<Result<JudgedFact>> => {
  if (!/^[0-9a-f-]{36}$/u.test(id)) return notFound(id)
  const row = await deps.database.read(actor, (scope) => findSupplied(scope, id))
  if (!row || row.credit_code !== actor.creditCode) return notFound(id)
  const read = await deps.dossiers.read(actor, row.credit_code, deps.today())
  return Result.map(read, (whole) => ({
    fact: show(row, whole, deps, locale),
    enterprise: whole.dossier.name,
    units: unitsNeeding(whole.set, row.fact),
    judgedById: row.judged_by_id,
  }))
}

const list: (deps: SupplyDeps) => SupplyService['list'] =
  (deps) =>
  async ({ actor, locale }, { creditCode, fact, cursor }) => {
    const reach = reachOf(actor, creditCode)
    if (reach.kind === 'failure') return reach
    const read = await deps.dossiers.read(actor, reach.value, deps.today())
    if (read.kind === 'failure') return read
    const rows = await deps.database.read(actor, (scope) =>
      listSupplied(scope, { creditCode: reach.value, fact, after: cursor, limit: pageSize }),
    )
    const next = rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null
    return Result.success({ items: rows.map((row) => show(row, read.value, deps, locale)), next })
  }

const unjudged = async (
  deps: SupplyDeps,
  { actor, locale }: Pick<SupplyCall, 'actor' | 'locale'>,
  cursor: string | undefined,
): Promise<Result<Unjudged>> => {
  const set = deps.source.current()
  const facts = [...set.book.facts.keys()].filter((name) => isResponsible(deps, actor, unitsNeeding(set, name)))
  const rows = await deps.database.read(actor, (scope) =>
    listUnjudged(scope, { facts, after: cursor, limit: pageSize }),
  )
  const dossiers = new Map<string, ReadDossier>()
  for (const code of new Set(rows.map((row) => row.credit_code))) {
    const read = await deps.dossiers.read(actor, code, deps.today())
    if (read.kind === 'success') dossiers.set(code, read.value)
  }
  // What an enterprise said that has gone from the register waits for nobody.
  const items = rows.flatMap((row) => {
    const whole = dossiers.get(row.credit_code)
    return whole ? [{ ...show(row, whole, deps, locale), enterprise: whole.dossier.name }] : []
  })
  return Result.success({ items, next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null })
}

/** The keeper of supplied facts. */
export const createSupplyService = (deps: SupplyDeps): SupplyService =>
  Object.freeze<SupplyService>({
    list: list(deps),
    unjudged: (call, cursor) => unjudged(deps, call, cursor),
    supply: (call, facts) => supply(deps, call, facts),
    find: (call, id) => find(deps, call, id),
    withdraw: (call, id) => withdraw(deps, call, id),
    verify: (call, id, verdict) => verify(deps, call, id, verdict),
    addProduct: (call, named) => addProduct(deps, call, named),
  })
