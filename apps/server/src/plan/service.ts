import type { PlanCorrection, PlanDifference, PlanDraft } from '@ceyuan/contract'
import {
  carryOver,
  comparePlans,
  correctPlan,
  type PlanContent,
  readPlanText,
  toPlanContent,
  type UnitFinder,
} from '@ceyuan/plan'
import { Problem, Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Actor, Database, Write, WriteOptions } from '../database/database.ts'
import { checkBinding, toBindingChoices } from './check-binding.ts'
import { getConfirmedPlan } from './confirmed-plan.ts'
import {
  addDraft,
  confirmDraft,
  endDraft,
  findPlan,
  keepCorrection,
  type KeptPlan,
  listPlans,
  moveTo,
  type PlanLine,
} from './store.ts'
import { readDocument } from './text/read-document.ts'
import { newId } from '../database/new-id.ts'

/** A document to read; null reads the city's own text anew. */
export type PlanFile = { readonly fileName: string; readonly bytes: Uint8Array } | null

/** What a change of a draft is made on. */
export type DraftPlace = { readonly id: string; readonly version: number }

/** Reads plans into drafts, corrects them, and brings them into force. */
export type PlanService = {
  readonly create: (actor: Actor, options: WriteOptions, file: PlanFile) => Promise<Result<PlanDraft>>
  readonly list: (actor: Actor) => Promise<readonly PlanLine[]>
  readonly get: (actor: Actor, id: string) => Promise<Result<PlanDraft>>
  readonly correct: (
    actor: Actor,
    options: WriteOptions,
    place: DraftPlace,
    correction: PlanCorrection,
  ) => Promise<Result<PlanDraft>>
  readonly undo: (actor: Actor, options: WriteOptions, place: DraftPlace) => Promise<Result<PlanDraft>>
  readonly compare: (
    actor: Actor,
    id: string,
  ) => Promise<Result<{ readonly number: number | null; readonly items: PlanDifference[] }>>
  readonly confirm: (
    actor: Actor,
    options: WriteOptions,
    place: DraftPlace,
    reason: string,
  ) => Promise<Result<PlanDraft>>
  readonly end: (
    actor: Actor,
    options: WriteOptions,
    place: DraftPlace,
    reason: string,
  ) => Promise<Result<{ readonly id: string }>>
}

const fail = (code: string, values: Problem['values'] = {}) => Result.failure(Problem.create(code, values))

// The contract's arrays are mutable, the plan's are not: a copy by value is both.
const toDraft = (plan: KeptPlan, city: City): PlanDraft => {
  const { id, state, number, version, fileName, recordedAt, recordedBy, text } = plan
  const { content, parent } = structuredClone({ content: plan.content, parent: plan.parent })
  const mayUndo = state === 'draft' && parent !== null
  return {
    id,
    state,
    number,
    version,
    fileName,
    recordedAt,
    recordedBy,
    text,
    mayUndo,
    units: city.units.map((unit) => ({ id: unit.id, name: unit.name })),
    choices: toBindingChoices(city),
    content: {
      ...content,
      sections: content.sections.map((section) => ({ ...section, responsibleUnits: [...section.responsibleUnits] })),
      commitments: content.commitments.map((commitment) => ({ ...commitment, support: [...commitment.support] })),
    },
  }
}

const createUnitFinder = (city: City): UnitFinder => {
  const ids = new Map<string, string>()
  for (const { id, name, fullName, aliases } of city.units) {
    for (const known of [name, fullName, ...(aliases ?? [])]) if (known !== undefined) ids.set(known, id)
  }
  return (name) => ids.get(name)
}

const getOpenDraft = async (write: Write, { id, version }: DraftPlace): Promise<Result<KeptPlan>> => {
  const plan = await findPlan(write, id)
  if (!plan) return fail('plan.draft-not-found')
  if (plan.state !== 'draft') return fail('plan.draft-closed')
  return plan.version === version ? Result.success(plan) : fail('plan.draft-changed-meanwhile')
}

const readAgain = async (write: Write, city: City, id: string): Promise<Result<PlanDraft>> => {
  const plan = await findPlan(write, id)
  return plan ? Result.success(toDraft(plan, city)) : fail('plan.draft-not-found')
}

const textOf = async (city: City, file: PlanFile): Promise<Result<string>> => {
  if (file) return readDocument(file.bytes, file.fileName)
  return city.plan ? Result.success(city.plan.fullText) : fail('plan.no-text')
}

const readIntoContent = (city: City, raw: string): Result<{ readonly text: string; readonly content: PlanContent }> =>
  Result.map(readPlanText(raw), ({ text, reading }) => ({
    text,
    content: toPlanContent(reading, createUnitFinder(city), () => `c-${newId()}`),
  }))

const createDraft =
  (database: Database, city: City): PlanService['create'] =>
  async (actor, options, file) => {
    const raw = await textOf(city, file)
    if (raw.kind === 'failure') return raw
    const read = readIntoContent(city, raw.value)
    if (read.kind === 'failure') return read
    return database.write(actor, options, async (write) => {
      const current = await getConfirmedPlan(write)
      const commitments = carryOver(current?.commitments ?? [], read.value.content.commitments)
      const id = newId()
      const fileName = file?.fileName ?? city.plan?.text ?? ''
      await addDraft(write, { id, fileName, text: read.value.text, content: { ...read.value.content, commitments } })
      await write.audit({
        action: 'plan.read',
        subject: { kind: 'plan', id },
        detail: { fileName, commitments: commitments.length },
      })
      return readAgain(write, city, id)
    })
  }

const checkCorrection = (correction: PlanCorrection, city: City): Result<PlanCorrection> => {
  if (correction.kind !== 'change' || !correction.binding) return Result.success(correction)
  return Result.map(checkBinding(correction.binding, city), (binding) => ({ ...correction, binding }))
}

const correctDraft =
  (database: Database, city: City): PlanService['correct'] =>
  (actor, options, place, correction) =>
    database.write(actor, options, async (write) => {
      const plan = await getOpenDraft(write, place)
      if (plan.kind === 'failure') return plan
      const { text, content } = plan.value
      const units = new Set(city.units.map((unit) => unit.id))
      const checked = checkCorrection(correction, city)
      if (checked.kind === 'failure') return checked
      const corrected = correctPlan(content, checked.value, { text, units, newId: `c-${newId()}` })
      if (corrected.kind === 'failure') return corrected
      if (!(await keepCorrection(write, plan.value, corrected.value, checked.value)))
        return fail('plan.draft-changed-meanwhile')
      await write.audit({
        action: 'plan.correct',
        subject: { kind: 'plan', id: place.id },
        detail: { ...checked.value },
      })
      return readAgain(write, city, place.id)
    })

const undoCorrection =
  (database: Database, city: City): PlanService['undo'] =>
  (actor, options, place) =>
    database.write(actor, options, async (write) => {
      const plan = await getOpenDraft(write, place)
      if (plan.kind === 'failure') return plan
      const { parent, revision } = plan.value
      if (parent === null) return fail('plan.nothing-to-undo')
      if (!(await moveTo(write, plan.value, parent))) return fail('plan.draft-changed-meanwhile')
      await write.audit({
        action: 'plan.undo',
        subject: { kind: 'plan', id: place.id },
        detail: { from: revision, to: parent },
      })
      return readAgain(write, city, place.id)
    })

const confirm =
  (database: Database, city: City): PlanService['confirm'] =>
  (actor, options, place, reason) =>
    database.write(actor, options, async (write) => {
      const plan = await getOpenDraft(write, place)
      if (plan.kind === 'failure') return plan
      const { commitments } = plan.value.content
      if (commitments.length === 0) return fail('plan.no-commitments')
      const number = await confirmDraft(write, plan.value)
      if (number === undefined) return fail('plan.draft-changed-meanwhile')
      const detail = { number, commitments: commitments.length }
      await write.audit({ action: 'plan.confirm', subject: { kind: 'plan', id: place.id }, detail, reason })
      await write.emit('plan.confirmed', { id: place.id, number })
      return readAgain(write, city, place.id)
    })

const giveUp =
  (database: Database): PlanService['end'] =>
  (actor, options, place, reason) =>
    database.write(actor, options, async (write) => {
      const plan = await getOpenDraft(write, place)
      if (plan.kind === 'failure') return plan
      if (!(await endDraft(write, plan.value, reason))) return fail('plan.draft-changed-meanwhile')
      await write.audit({ action: 'plan.end', subject: { kind: 'plan', id: place.id }, detail: {}, reason })
      return Result.success({ id: place.id })
    })

const compare =
  (database: Database): PlanService['compare'] =>
  (actor, id) =>
    database.read(actor, async (scope) => {
      const plan = await findPlan(scope, id)
      if (!plan) return fail('plan.draft-not-found')
      const current = await getConfirmedPlan(scope)
      const items = comparePlans(current?.commitments ?? [], plan.content.commitments)
      return Result.success({ number: current?.number ?? null, items: structuredClone(items).map(toWire) })
    })

const toWire = ({ kind, before, after }: ReturnType<typeof comparePlans>[number]): PlanDifference => ({
  kind,
  before: before && { ...before, support: [...before.support] },
  after: after && { ...after, support: [...after.support] },
})

/** The readings of a city's plan. */
export const createPlanService = (database: Database, city: City): PlanService =>
  Object.freeze({
    create: createDraft(database, city),
    list: (actor) => database.read(actor, listPlans),
    get: (actor, id) =>
      database.read(actor, async (scope) => {
        const plan = await findPlan(scope, id)
        return plan ? Result.success(toDraft(plan, city)) : fail('plan.draft-not-found')
      }),
    correct: correctDraft(database, city),
    undo: undoCorrection(database, city),
    compare: compare(database),
    confirm: confirm(database, city),
    end: giveUp(database),
  } satisfies PlanService)
