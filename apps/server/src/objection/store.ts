import type { Objection, ObjectionKept } from '@ceyuan/contract'
import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import { newId } from '../database/new-id.ts'

/** An objection as its table holds it. */
export type ObjectionRow = {
  readonly id: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly title: Objection['title']
  readonly credit_code: string
  readonly applicant_name: string
  readonly unit_ids: readonly string[]
  readonly decided_by_id: string | null
  readonly reason: string
  readonly raised_at: string
  readonly raised_on: string
  readonly raised_by: string
  readonly working_days: number | null
  readonly due_earliest: string
  readonly due_on: string
  readonly outcome: 'upheld' | 'dismissed' | 'withdrawn' | null
  readonly answer: string | null
  readonly answered_at: string | null
  readonly answered_by: string | null
  readonly answered_unit_id: string | null
  readonly escalated_at: string | null
}

const columns = sql.raw(
  [
    'o.id, o.subject_kind, o.subject_id, o.title, o.credit_code, o.applicant_name, o.unit_ids, o.decided_by_id, o.reason',
    'o.raised_at, o.raised_on, o.raised_by, o.working_days, o.due_earliest, o.due_on, o.outcome, o.answer',
    'o.answered_at, o.answered_by, o.answered_unit_id, o.escalated_at',
  ].join(', '),
)

/** What a list is narrowed to; `unit` null: of every unit. */
export type ObjectionQuery = {
  readonly unit: string | null
  readonly state?: 'open' | 'answered' | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const whole = (column: string, wanted: string | null | undefined) =>
  wanted === null || wanted === undefined ? sql`true` : sql`${sql.ref(column)} = ${wanted}`

// What waits goes first, by its last day; then what is answered, the latest raised first. The cursor is the row it ended with.
const place = sql`(o.answered_at is not null)::int, case when o.answered_at is null then o.due_on - date '2000-01-01' else 0 end`

/** A page of objections; one more than asked for where there are more. */
export const listObjectionRows = async (
  { sql: on }: Scope,
  query: ObjectionQuery,
): Promise<readonly ObjectionRow[]> => {
  const { unit, state, subjectKind, subjectId, cursor, limit } = query
  const isCursor = cursor !== undefined && /^[0-9a-f-]{36}$/u.test(cursor)
  const { rows } = await sql<ObjectionRow>`select ${columns} from objection o
    where ${unit === null ? sql`true` : sql`${unit} = any(o.unit_ids)`}
      and ${state === undefined ? sql`true` : sql`(o.answered_at is null) = ${state === 'open'}`}
      and ${whole('o.subject_kind', subjectKind)} and ${whole('o.subject_id', subjectId)}
      and ${
        isCursor
          ? sql`(${place}, -extract(epoch from o.raised_at), o.id) > (select ${place}, -extract(epoch from o.raised_at), o.id
              from objection o where o.id = ${cursor}::uuid)`
          : sql`true`
      }
    order by ${place}, -extract(epoch from o.raised_at), o.id limit ${limit + 1}`.execute(on)
  return rows
}

/** One objection with the explanation that was kept. */
export const findObjectionRow = async (
  { sql: on }: Scope,
  id: string,
): Promise<(ObjectionRow & { readonly kept: unknown }) | undefined> => {
  const { rows } = await sql<ObjectionRow & { readonly kept: unknown }>`select ${columns}, o.kept from objection o
    where o.id = ${id}::uuid`.execute(on)
  return rows[0]
}

/** What an objection is raised with. */
export type NewObjection = Pick<
  ObjectionRow,
  | 'subject_kind'
  | 'subject_id'
  | 'title'
  | 'credit_code'
  | 'applicant_name'
  | 'unit_ids'
  | 'decided_by_id'
  | 'reason'
  | 'raised_on'
  | 'working_days'
  | 'due_earliest'
  | 'due_on'
> & { readonly kept: ObjectionKept }

/** Raises an objection; undefined where one to the same decision waits already. */
export const addObjectionRow = async (write: Write, row: NewObjection): Promise<string | undefined> => {
  const { rows } = await sql<{ readonly id: string }>`insert into objection (id, subject_kind, subject_id, title,
      credit_code, applicant_name, unit_ids, decided_by_id, reason, kept, raised_at, raised_on, raised_by, raised_by_id,
      working_days, due_earliest, due_on)
    values (${newId()}, ${row.subject_kind}, ${row.subject_id}, ${JSON.stringify(row.title)}::jsonb, ${row.credit_code},
      ${row.applicant_name}, ${[...row.unit_ids]}::text[], ${row.decided_by_id}, ${row.reason},
      ${JSON.stringify(row.kept)}::jsonb, ${write.at}, ${row.raised_on}::date, ${write.actor.name},
      ${actorId(write.actor)}, ${row.working_days}, ${row.due_earliest}::date, ${row.due_on}::date)
    on conflict (credit_code, subject_kind, subject_id) where answered_at is null do nothing returning id`.execute(
    write.sql,
  )
  return rows[0]?.id
}

/** Answers an objection that waits, or takes it back; gives whether it did. */
export const answerObjectionRow = async (
  write: Write,
  id: string,
  { outcome, reason }: { readonly outcome: 'upheld' | 'dismissed' | 'withdrawn'; readonly reason: string },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update objection set outcome = ${outcome}, answer = ${reason},
      answered_at = ${write.at}, answered_by = ${write.actor.name}, answered_by_id = ${actorId(write.actor)},
      answered_unit_id = ${write.actor.unitId}
    where id = ${id}::uuid and answered_at is null`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}

/** Objections that wait past their last day and were not escalated yet. */
export const listOverdueRows = async ({ sql: on }: Scope, today: string): Promise<readonly ObjectionRow[]> => {
  const { rows } = await sql<ObjectionRow>`select ${columns} from objection o
    where o.answered_at is null and o.escalated_at is null and o.due_on < ${today}::date order by o.due_on, o.id`.execute(
    on,
  )
  return rows
}

/** Escalates an objection that waits, once; gives whether it did. */
export const escalateObjectionRow = async (write: Write, id: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update objection set escalated_at = ${write.at}
    where id = ${id}::uuid and answered_at is null and escalated_at is null`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}
