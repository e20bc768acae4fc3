import type { listObjections, Locale, ObjectionDetail, ObjectionSubject } from '@ceyuan/contract'
import { Problem, Result, type WorkingCalendar } from '@ceyuan/values'
import type { z } from 'zod'
import type { City } from '../city/city.ts'
import { civil, dueOf } from '../coordination/order-clock.ts'
import type { Actor, Database, Write, WriteOptions } from '../database/database.ts'
import type { DocumentService } from '../document/service.ts'
import type { Objected, ObjectedBook } from './objected.ts'
import {
  addObjectionRow,
  answerObjectionRow,
  findObjectionRow,
  listObjectionRows,
  type ObjectionQuery,
} from './store.ts'
import { told } from './told.ts'
import { isAnswerer, isObjector, type ObjectionShown, toObjection, toObjectionDetail } from './view.ts'

/** What objections are kept with. */
export type ObjectionDeps = {
  readonly database: Database
  readonly city: City
  readonly calendar: WorkingCalendar
  readonly today: () => string
  readonly documents: DocumentService
  readonly decisions: ObjectedBook
}

/** Who acts, how the write is told apart from its repeat, and in which language the answer is. */
export type ObjectionCall = { readonly actor: Actor; readonly write: WriteOptions; readonly locale: Locale }

type Raised = { readonly subject: ObjectionSubject; readonly reason: string; readonly documents: readonly string[] }
type Answered = { readonly outcome: 'upheld' | 'dismissed'; readonly reason: string }
type Asked = Omit<ObjectionQuery, 'unit'> & { readonly all: boolean }
type Page = z.input<(typeof listObjections)['output']>

/** Keeps objections to decisions, and the answers to them. */
export type ObjectionService = {
  readonly list: (call: Omit<ObjectionCall, 'write'>, query: Asked) => Promise<Page>
  readonly get: (call: Omit<ObjectionCall, 'write'>, id: string) => Promise<Result<ObjectionDetail>>
  readonly raise: (call: ObjectionCall, raised: Raised) => Promise<Result<ObjectionDetail>>
  readonly answer: (call: ObjectionCall, id: string, answered: Answered) => Promise<Result<ObjectionDetail>>
  readonly withdraw: (call: ObjectionCall, id: string, reason: string) => Promise<Result<ObjectionDetail>>
}

const refused = (code: string, values: Problem['values'] = {}): Result<never> =>
  Result.failure(Problem.create(code, values))

const shownTo = (deps: ObjectionDeps, { actor, locale }: Pick<ObjectionCall, 'actor' | 'locale'>): ObjectionShown => ({
  city: deps.city,
  calendar: deps.calendar,
  today: deps.today(),
  actor,
  locale,
})

const termsOf = ({ city, calendar, today }: ObjectionDeps): Page['terms'] => {
  if (!city.objections) return null
  const { workingDays, source } = city.objections
  const due = dueOf(calendar, civil(today()), workingDays)
  if (due.kind === 'failure') return null
  const { title, number = null, date = null, link = null } = source ?? { title: '' }
  return { workingDays, source: source ? { title, number, date, link } : null, dueOn: due.value.on }
}

const list = async (deps: ObjectionDeps, call: Omit<ObjectionCall, 'write'>, query: Asked): Promise<Page> => {
  const { actor } = call
  const { all, limit, ...narrowed } = query
  const isOffice = actor.unitId !== null && actor.unitId === deps.city.coordinationOffice
  const unit = actor.creditCode !== null || all || isOffice ? null : (actor.unitId ?? '')
  const rows = await deps.database.read(actor, (scope) => listObjectionRows(scope, { ...narrowed, unit, limit }))
  const items = rows.slice(0, limit).map((row) => toObjection(row, shownTo(deps, call)))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, terms: termsOf(deps) }
}

const get = async (
  deps: ObjectionDeps,
  call: Omit<ObjectionCall, 'write'>,
  id: string,
): Promise<Result<ObjectionDetail>> => {
  const row = await deps.database.read(call.actor, (scope) => findObjectionRow(scope, id))
  if (!row) return refused('objection.not-found', { id })
  const documents = await deps.documents.list(call.actor, { kind: 'objection', id })
  const attached = documents.map(({ id: document, fileName }) => ({ id: document, name: fileName }))
  return Result.success(toObjectionDetail(row, attached, shownTo(deps, call)))
}

const raiseInside = async (
  deps: ObjectionDeps,
  write: Write,
  { subject, reason, documents }: Raised,
  objected: Objected,
): Promise<Result<{ readonly id: string }>> => {
  const { city, calendar, today } = deps
  if (!city.objections) return refused('objection.no-terms')
  const due = dueOf(calendar, civil(today()), city.objections.workingDays)
  if (due.kind === 'failure') return due
  const units = objected.units.length > 0 ? objected.units : [city.coordinationOffice ?? ''].filter((id) => id !== '')
  const row = {
    subject_kind: subject.kind,
    subject_id: subject.id,
    title: objected.title,
    credit_code: objected.enterprise.creditCode,
    applicant_name: objected.enterprise.name,
    unit_ids: units,
    decided_by_id: objected.decidedById,
    reason,
    kept: objected.kept,
    raised_on: today(),
    working_days: city.objections.workingDays,
    due_earliest: due.value.earliest,
    due_on: due.value.on,
  }
  const id = await addObjectionRow(write, row)
  if (id === undefined) return refused('objection.open-already')
  const attached = await deps.documents.attach(write, documents, { kind: 'objection', id })
  if (attached.kind === 'failure') return attached
  const detail = { about: subject.kind, which: subject.id, creditCode: row.credit_code, dueOn: row.due_on }
  await write.audit({ action: 'objection.raise', subject: { kind: 'objection', id }, detail })
  await write.emit('objection.raised', told(row, id, write))
  return Result.success({ id })
}

const answerInside = async (
  { city }: ObjectionDeps,
  write: Write,
  id: string,
  answered: Answered,
): Promise<Result<{ readonly id: string }>> => {
  const row = await findObjectionRow(write, id)
  if (!row) return refused('objection.not-found', { id })
  if (!isAnswerer(write.actor, row, city)) {
    const names = city.units.filter((unit) => row.unit_ids.includes(unit.id)).map(({ name }) => name)
    return refused('objection.not-responsible', { units: names })
  }
  if (row.decided_by_id !== null && row.decided_by_id === write.actor.userId) return refused('objection.own-decision')
  if (!(await answerObjectionRow(write, id, answered))) return refused('objection.answered-already')
  const { outcome, reason } = answered
  const detail = { about: row.subject_kind, which: row.subject_id, outcome }
  await write.audit({ action: 'objection.answer', subject: { kind: 'objection', id }, detail, reason })
  await write.emit('objection.answered', told(row, id, write))
  return Result.success({ id })
}

const withdrawInside = async (write: Write, id: string, reason: string): Promise<Result<{ readonly id: string }>> => {
  const row = await findObjectionRow(write, id)
  if (!row || !isObjector(write.actor, row)) return refused('objection.not-found', { id })
  if (!(await answerObjectionRow(write, id, { outcome: 'withdrawn', reason }))) {
    return refused('objection.answered-already')
  }
  const detail = { about: row.subject_kind, which: row.subject_id }
  await write.audit({ action: 'objection.withdraw', subject: { kind: 'objection', id }, detail, reason })
  await write.emit('objection.withdrawn', told(row, id, write))
  return Result.success({ id })
}

/** The keeper of objections. */
export const createObjectionService = (deps: ObjectionDeps): ObjectionService => {
  const { database, decisions } = deps
  const tellOf = async (call: ObjectionCall, done: Result<{ readonly id: string }>) =>
    done.kind === 'failure' ? done : get(deps, call, done.value.id)
  return Object.freeze<ObjectionService>({
    list: (call, query) => list(deps, call, query),
    get: (call, id) => get(deps, call, id),
    raise: async (call, raised) => {
      if (call.actor.creditCode === null) return refused('objection.speaks-for-nobody')
      const objected = await decisions[raised.subject.kind](call.actor, raised.subject.id)
      if (objected.kind === 'failure') return objected
      const work = (write: Write) => raiseInside(deps, write, raised, objected.value)
      return tellOf(call, await database.write(call.actor, call.write, work))
    },
    answer: async (call, id, answered) => {
      const work = (write: Write) => answerInside(deps, write, id, answered)
      return tellOf(call, await database.write(call.actor, call.write, work))
    },
    withdraw: async (call, id, reason) =>
      tellOf(call, await database.write(call.actor, call.write, (write) => withdrawInside(write, id, reason))),
  })
}
