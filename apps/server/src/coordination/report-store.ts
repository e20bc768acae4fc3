import { reportFigures, reportNarrative, type ReportFigures, type ReportNarrative } from '@ceyuan/contract'
import { sql } from 'kysely'
import type { Scope, Write } from '../database/database.ts'

/** A report as its table holds it. */
export type ReportRow = {
  readonly month: string
  readonly state: 'draft' | 'issued'
  readonly year: number | null
  readonly number: number | null
  readonly narrative: ReportNarrative
  readonly figures: ReportFigures | null
  readonly issued_at: string | null
  readonly issued_by: string | null
  readonly version: number
}

type Stored = Omit<ReportRow, 'narrative' | 'figures'> & { readonly narrative: unknown; readonly figures: unknown }

const columns = sql.raw('month, state, year, number, narrative, figures, issued_at, issued_by, version')

const toRow = (row: Stored): ReportRow => ({
  ...row,
  narrative: reportNarrative.parse(row.narrative),
  figures: row.figures === null ? null : reportFigures.parse(row.figures),
})

/** The report of a month, where one was begun. */
export const findReportRow = async ({ sql: on }: Scope, month: string): Promise<ReportRow | undefined> => {
  const { rows } = await sql<Stored>`select ${columns} from progress_report where month = ${month}`.execute(on)
  return rows[0] && toRow(rows[0])
}

/** Every report begun. */
export const listReportRows = async ({
  sql: on,
}: Scope): Promise<readonly Pick<ReportRow, 'month' | 'state' | 'number' | 'issued_at'>[]> => {
  const { rows } = await sql<Pick<ReportRow, 'month' | 'state' | 'number' | 'issued_at'>>`
    select month, state, number, issued_at from progress_report`.execute(on)
  return rows
}

/** Keeps what people wrote; gives whether the report was still at the version they saw (0 for one not begun). */
export const saveNarrative = async (
  write: Write,
  { month, version, sample }: { readonly month: string; readonly version: number; readonly sample: boolean },
  narrative: ReportNarrative,
): Promise<boolean> => {
  const text = JSON.stringify(narrative)
  const { numAffectedRows } =
    version === 0
      ? await sql`insert into progress_report (month, state, narrative, sample)
          values (${month}, 'draft', ${text}::jsonb, ${sample}) on conflict do nothing`.execute(write.sql)
      : await sql`update progress_report set narrative = ${text}::jsonb, version = version + 1
          where month = ${month} and version = ${version} and state = 'draft'`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}

/** Issues a report: freezes its numbers and gives it the next number of the year. */
export const issueRow = async (
  write: Write,
  { month, version }: { readonly month: string; readonly version: number },
  issued: { readonly year: number; readonly figures: ReportFigures },
): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock(hashtext('ceyuan.report-number'), ${issued.year})`.execute(write.sql)
  const { numAffectedRows } = await sql`update progress_report set state = 'issued', year = ${issued.year},
      number = (select coalesce(max(number), 0) + 1 from progress_report where year = ${issued.year}),
      figures = ${JSON.stringify(issued.figures)}::jsonb, issued_at = ${write.at}, issued_by = ${write.actor.name},
      version = version + 1
    where month = ${month} and version = ${version} and state = 'draft'`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}

/** What happened to orders in a span of days, its end left out, and how they stood at its end. Unit: orders. */
export const countOrders = async (
  { sql: on }: Scope,
  span: { readonly from: string; readonly to: string; readonly lastDay: string },
): Promise<ReportFigures['orders']> => {
  const { rows } = await sql<ReportFigures['orders']>`
    with event as (
      select e.order_id, e.kind, e.at from follow_up_order_event e
    ), standing as (
      select o.id, o.due_on,
        (select kind from event e where e.order_id = o.id and e.kind in ('sent', 'answered', 'returned', 'closed', 'withdrawn')
          and e.at < ${span.to}::timestamptz order by at desc limit 1) as last_kind
      from follow_up_order o where o.sent_at < ${span.to}::timestamptz
    )
    select
      (select count(distinct order_id)::int from event where kind = 'sent' and at >= ${span.from}::timestamptz and at < ${span.to}::timestamptz) as sent,
      (select count(distinct order_id)::int from event where kind = 'answered' and at >= ${span.from}::timestamptz and at < ${span.to}::timestamptz) as answered,
      (select count(distinct order_id)::int from event where kind = 'closed' and at >= ${span.from}::timestamptz and at < ${span.to}::timestamptz) as closed,
      (select count(*)::int from standing where last_kind in ('sent', 'answered', 'returned')) as open,
      (select count(*)::int from standing where last_kind in ('sent', 'returned') and due_on < ${span.lastDay}::date) as overdue`.execute(
    on,
  )
  return rows[0] ?? { sent: 0, answered: 0, closed: 0, open: 0, overdue: 0 }
}
