import type { AgendaKind, AgendaProposal, Locale, MeetingDetail, MeetingSummary } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Actor, Scope, Write, WriteOptions } from '../database/database.ts'
import { proposeAgenda } from './agenda-service.ts'
import { checkUnits, unitNameOf, type CoordinationContext } from './context.ts'
import {
  addItemRow,
  addMeetingRow,
  changeItemRow,
  changeMeetingRow,
  findMeetingRow,
  listItemRows,
  listMeetingRows,
  type ItemRow,
  type MeetingRow,
} from './meeting-store.ts'
import { performAct } from './order-change.ts'
import { addDraft } from './order-service.ts'
import type { Say } from './wording.ts'

/** A meeting that is called. */
export type NewMeetingInput = {
  readonly title: string
  readonly heldOn: string
  readonly place: string
  readonly chair: string
  readonly attendees: readonly string[]
}

/** A matter to put on an agenda. */
export type NewItemInput = {
  readonly kind: AgendaKind
  readonly title: string
  readonly reason: string
  readonly commitment: string | null
  readonly order: string | null
  readonly units: readonly string[]
}

/** Which meeting, at which version the actor saw it. */
export type MeetingAt = { readonly id: string; readonly version: number }

type Answer = Promise<Result<MeetingDetail>>

/** Calls meetings, gathers their agendas, and makes their decisions orders. */
export type MeetingService = {
  readonly list: (
    actor: Actor,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ) => Promise<{ readonly items: MeetingSummary[]; readonly next: string | null }>
  readonly get: (actor: Actor, id: string) => Answer
  readonly call: (actor: Actor, options: WriteOptions, meeting: NewMeetingInput) => Answer
  readonly proposals: (actor: Actor, id: string, locale: Locale) => Promise<Result<{ items: AgendaProposal[] }>>
  readonly addItems: (actor: Actor, options: WriteOptions, at: MeetingAt, items: readonly NewItemInput[]) => Answer
  readonly record: (
    actor: Actor,
    options: WriteOptions,
    at: MeetingAt & { readonly item: string },
    text: { readonly discussion: string; readonly decision: string },
  ) => Answer
  readonly minutes: (
    actor: Actor,
    options: WriteOptions,
    at: MeetingAt,
    text: { readonly minutes: string; readonly isHeld: boolean },
  ) => Answer
  readonly order: (
    actor: Actor,
    options: WriteOptions,
    at: MeetingAt & { readonly item: string },
    to: { readonly unit: string; readonly workingDays: number },
  ) => Answer
}

const unknown = (id: string) => Result.failure(Problem.create('coordination.meeting-not-found', { id }))
const maxTitle = 120

const toItem = (row: ItemRow, nameOf: (unit: string) => string): MeetingDetail['items'][number] => ({
  id: row.id,
  position: row.position,
  kind: row.kind,
  title: row.title,
  reason: row.reason,
  commitment: row.commitment_id,
  sourceOrder: row.source_order_id,
  units: row.unit_ids.map((id) => ({ id, name: nameOf(id) })),
  discussion: row.discussion,
  decision: row.decision,
  order: row.order_id === null ? null : { id: row.order_id, year: row.order_year, number: row.order_number },
})

const headOf = (row: MeetingRow) => ({
  id: row.id,
  year: row.year,
  number: row.number,
  title: row.title,
  heldOn: row.held_on,
  place: row.place,
  chair: row.chair,
  state: row.state,
  sample: row.sample,
  version: row.version,
})

const read = async (scope: Scope, id: string) => {
  const row = await findMeetingRow(scope, id)
  return row && { row, items: await listItemRows(scope, id) }
}

const get = async (context: CoordinationContext, actor: Actor, id: string): Answer => {
  const found = await context.database.read(actor, (scope) => read(scope, id))
  if (!found) return unknown(id)
  const nameOf = (unit: string): string => unitNameOf(context.city, unit)
  return Result.success({
    ...headOf(found.row),
    attendees: found.row.attendee_ids.map((unit) => ({ id: unit, name: nameOf(unit) })),
    minutes: found.row.minutes,
    items: found.items.map((item) => toItem(item, nameOf)),
  })
}

// Changes a meeting at the version that the actor saw, in one transaction with what hangs on it.
const change = async (
  context: CoordinationContext,
  actor: Actor,
  options: WriteOptions,
  at: MeetingAt & { readonly work: (write: Write, row: MeetingRow) => Promise<Result<string>> },
): Answer => {
  const done = await context.database.write(actor, options, async (write) => {
    const row = await findMeetingRow(write, at.id)
    if (!row) return unknown(at.id)
    if (!(await changeMeetingRow(write, at))) {
      return Result.failure(
        Problem.create('coordination.changed-meanwhile', { found: row.version, wanted: at.version }),
      )
    }
    const worked = await at.work(write, row)
    if (worked.kind === 'failure') return worked
    await write.audit({ action: `meeting.${worked.value}`, subject: { kind: 'meeting', id: at.id }, detail: {} })
    return Result.success({ id: at.id })
  })
  return done.kind === 'failure' ? done : get(context, actor, at.id)
}

const addItems = async (
  context: CoordinationContext,
  write: Write,
  meeting: string,
  items: readonly NewItemInput[],
) => {
  const units = checkUnits(
    context.city,
    items.flatMap((item) => item.units),
  )
  if (units.kind === 'failure') return units
  for (const { kind, title, reason, commitment, order, units: unitIds } of items) {
    await addItemRow(write, meeting, {
      kind,
      title,
      reason,
      commitment_id: commitment,
      source_order_id: order,
      unit_ids: unitIds,
    })
  }
  return Result.success('plan')
}

const orderFrom = async (
  context: CoordinationContext,
  write: Write,
  meeting: MeetingRow,
  to: { readonly item: string; readonly unit: string; readonly workingDays: number },
): Promise<Result<string>> => {
  const item = (await listItemRows(write, meeting.id)).find(({ id }) => id === to.item)
  if (!item) return unknown(to.item)
  if (item.decision === '') return Result.failure(Problem.create('coordination.decision-empty'))
  if (item.order_id !== null) return Result.failure(Problem.create('coordination.order-exists'))
  const known = item.commitment_id !== null && (await context.findCommitment(write, item.commitment_id)) !== undefined
  const draft = await addDraft(context, write, {
    title: item.title.slice(0, maxTitle),
    task: item.decision,
    basis: `${meeting.title} ${meeting.held_on}`,
    unit: to.unit,
    commitment: known ? item.commitment_id : null,
    workingDays: to.workingDays,
    meetingItem: item.id,
  })
  if (draft.kind === 'failure') return draft
  const sent = await performAct(context, write, draft.value.id, {
    act: 'send',
    version: 1,
    event: { kind: 'sent', workingDays: to.workingDays },
  })
  if (sent.kind === 'failure') return sent
  await changeItemRow(write, { id: item.id, meeting: meeting.id }, { order_id: draft.value.id })
  return Result.success('order')
}

const list = async (
  context: CoordinationContext,
  actor: Actor,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) => {
  const match = /^(\d{4})\.(\d{1,6})$/u.exec(page.cursor ?? '')
  const after = match ? { year: Number(match[1]), number: Number(match[2]) } : null
  const rows = await context.database.read(actor, (scope) => listMeetingRows(scope, { after, limit: page.limit + 1 }))
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({ ...headOf(row), items: row.items, decisions: row.decisions })),
    next: rows.length > page.limit && last ? `${last.year}.${last.number}` : null,
  }
}

const call = async (
  context: CoordinationContext,
  actor: Actor,
  options: WriteOptions,
  meeting: NewMeetingInput,
): Answer => {
  const units = checkUnits(context.city, meeting.attendees)
  if (units.kind === 'failure') return units
  const called = await context.database.write(actor, options, async (write) => {
    const id = await addMeetingRow(write, {
      title: meeting.title,
      held_on: meeting.heldOn,
      place: meeting.place,
      chair: meeting.chair,
      attendee_ids: meeting.attendees,
      state: 'planned',
      minutes: '',
      sample: context.isSample,
    })
    await write.audit({ action: 'meeting.call', subject: { kind: 'meeting', id }, detail: { heldOn: meeting.heldOn } })
    return Result.success({ id })
  })
  return called.kind === 'failure' ? called : get(context, actor, called.value.id)
}

/** The meetings of a city's coordination office. */
export const createMeetingService = (
  context: CoordinationContext,
  say: Readonly<Record<Locale, Say>>,
): MeetingService =>
  Object.freeze({
    list: (actor, page) => list(context, actor, page),
    get: (actor, id) => get(context, actor, id),
    call: (actor, options, meeting) => call(context, actor, options, meeting),
    proposals: (actor, id, locale) => proposeAgenda(context, say, { actor, id, locale }),
    addItems: (actor, options, at, items) =>
      change(context, actor, options, { ...at, work: (write) => addItems(context, write, at.id, items) }),
    record: (actor, options, at, text) =>
      change(context, actor, options, {
        ...at,
        work: async (write) =>
          (await changeItemRow(write, { id: at.item, meeting: at.id }, text))
            ? Result.success('record')
            : unknown(at.item),
      }),
    minutes: (actor, options, at, { minutes, isHeld }) =>
      change(context, actor, options, {
        ...at,
        work: async (write, row) => {
          await changeMeetingRow(
            write,
            { id: at.id, version: row.version + 1 },
            { minutes, state: isHeld ? 'held' : row.state },
          )
          return Result.success('minutes')
        },
      }),
    order: (actor, options, at, to) =>
      change(context, actor, options, {
        ...at,
        work: (write, row) => orderFrom(context, write, row, { ...to, item: at.item }),
      }),
  } satisfies MeetingService)
