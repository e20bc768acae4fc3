import type { Locale, ProgressReport, ReportFigures, ReportNarrative } from '@ceyuan/contract'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import type { Actor, WriteOptions } from '../database/database.ts'
import type { CoordinationContext } from './context.ts'
import { countMeetings } from './meeting-store.ts'
import { daysOfMonth, figuresOf, monthsBetween } from './report-figures.ts'
import { countOrders, findReportRow, issueRow, listReportRows, saveNarrative, type ReportRow } from './report-store.ts'

/** Who asks for a report, in which language its sentences come. */
export type ReportAsk = { readonly actor: Actor; readonly month: string; readonly locale: Locale }

type Line = {
  readonly month: string
  readonly state: 'none' | 'draft' | 'issued'
  readonly number: number | null
  readonly issuedAt: string | null
}

/** The monthly reports on the plan's progress. */
export type ReportService = {
  readonly list: (actor: Actor) => Promise<readonly Line[]>
  readonly get: (ask: ReportAsk) => Promise<Result<ProgressReport>>
  readonly write: (
    ask: ReportAsk,
    options: WriteOptions,
    text: { readonly version: number; readonly narrative: ReportNarrative },
  ) => Promise<Result<ProgressReport>>
  readonly issue: (
    ask: ReportAsk,
    options: WriteOptions,
    text: { readonly version: number; readonly reason: string },
  ) => Promise<Result<ProgressReport>>
}

const emptyNarrative: ReportNarrative = { overview: '', problems: '', next: '' }

// Midnight in the city, as an instant: the time zone's offset on that day.
const midnight = (timeZone: string, day: string): string => {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const part = format.formatToParts(new Date(`${day}T00:00:00Z`)).find(({ type }) => type === 'timeZoneName')
  const offset = (part?.value ?? 'GMT').replace('GMT', '')
  return `${day}T00:00:00${offset === '' ? 'Z' : offset}`
}

const figures = async (
  context: CoordinationContext,
  { actor, month, locale }: ReportAsk,
): Promise<Result<ReportFigures>> => {
  const { first, last, before } = daysOfMonth(month)
  const today = context.today()
  const asOf = last < today ? last : today
  const now = await context.progress.plan(actor, { asOf }, locale)
  if (now.kind === 'failure') return now
  const then = await context.progress.plan(actor, { asOf: before }, locale)
  if (then.kind === 'failure') return then
  const end = CivilDate.addDays(last, 1)
  const { timeZone } = context.city
  const work = await context.database.read(actor, async (scope) => ({
    orders: await countOrders(scope, { from: midnight(timeZone, first), to: midnight(timeZone, end), lastDay: end }),
    meetings: await countMeetings(scope, first, end),
  }))
  return Result.success(figuresOf(now.value, then.value, work))
}

const numberOf = (row: ReportRow | undefined): Pick<ProgressReport, 'state' | 'year' | 'number' | 'version'> => ({
  state: row?.state ?? 'draft',
  year: row?.year ?? null,
  number: row?.number ?? null,
  version: row?.version ?? 0,
})

const toReport = (
  context: CoordinationContext,
  month: string,
  row: ReportRow | undefined,
  numbers: ReportFigures,
): ProgressReport => ({
  month,
  ...numberOf(row),
  isDue: daysOfMonth(month).last < context.today(),
  issuedAt: row?.issued_at ?? null,
  issuedBy: row?.issued_by ?? null,
  narrative: row?.narrative ?? emptyNarrative,
  figures: numbers,
  sample: context.isSample,
})

const get = async (context: CoordinationContext, ask: ReportAsk): Promise<Result<ProgressReport>> => {
  const row = await context.database.read(ask.actor, (scope) => findReportRow(scope, ask.month))
  if (row?.figures) return Result.success(toReport(context, ask.month, row, row.figures))
  return Result.map(await figures(context, ask), (numbers) => toReport(context, ask.month, row, numbers))
}

const changed = (row: ReportRow | undefined, month: string, wanted: number): Result<never> =>
  row?.state === 'issued'
    ? Result.failure(Problem.create('coordination.report-issued', { month }))
    : Result.failure(Problem.create('coordination.changed-meanwhile', { found: row?.version ?? 0, wanted }))

const write: (context: CoordinationContext) => ReportService['write'] = (context) => async (ask, options, text) => {
  const { actor, month } = ask
  const saved = await context.database.write(actor, options, async (writing) => {
    const at = { month, version: text.version, sample: context.isSample }
    const row = await findReportRow(writing, month)
    if (row?.state === 'issued' || !(await saveNarrative(writing, at, text.narrative))) {
      return changed(row, month, text.version)
    }
    await writing.audit({ action: 'report.write', subject: { kind: 'progressReport', id: month }, detail: {} })
    return Result.success({ month })
  })
  return saved.kind === 'failure' ? saved : get(context, ask)
}

const issue: (context: CoordinationContext) => ReportService['issue'] = (context) => async (ask, options, text) => {
  const { actor, month } = ask
  if (daysOfMonth(month).last >= context.today()) {
    return Result.failure(Problem.create('coordination.report-month', { month }))
  }
  // The document is the city's: its sentences are frozen in the city's own language.
  const numbers = await figures(context, { ...ask, locale: 'zh-CN' })
  if (numbers.kind === 'failure') return numbers
  const issued = await context.database.write(actor, options, async (writing) => {
    const before = await findReportRow(writing, month)
    if (before?.state === 'issued') return changed(before, month, text.version)
    const isNew = before === undefined && text.version === 0
    if (isNew) await saveNarrative(writing, { month, version: 0, sample: context.isSample }, emptyNarrative)
    const at = { month, version: isNew ? 1 : text.version }
    const year = Number(context.today().slice(0, 4))
    if (!(await issueRow(writing, at, { year, figures: numbers.value }))) return changed(before, month, text.version)
    await writing.audit({
      action: 'report.issue',
      subject: { kind: 'progressReport', id: month },
      detail: { asOf: numbers.value.asOf, counts: numbers.value.counts },
      reason: text.reason,
    })
    await writing.emit('report.issued', { month })
    return Result.success({ month })
  })
  return issued.kind === 'failure' ? issued : get(context, ask)
}

const list = async (context: CoordinationContext, actor: Actor): Promise<readonly Line[]> => {
  const rows = await context.database.read(actor, listReportRows)
  return monthsBetween(context.city.planStartOn ?? context.today(), context.today()).map((month) => {
    const row = rows.find((each) => each.month === month)
    return { month, state: row?.state ?? 'none', number: row?.number ?? null, issuedAt: row?.issued_at ?? null }
  })
}

/** The monthly reports of a city. */
export const createReportService = (context: CoordinationContext): ReportService =>
  Object.freeze({
    list: (actor) => list(context, actor),
    get: (ask) => get(context, ask),
    write: write(context),
    issue: issue(context),
  } satisfies ReportService)
