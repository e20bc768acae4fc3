import { sql, type RawBuilder } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import { toEarlier, type CommitmentRow, type EarlierRow, type JoinedRow } from './commitment-row.ts'
import { newId } from '../database/new-id.ts'

const columns = sql.raw(
  [
    'c.id, c.year, c.number, c.clause_id, c.clause_from, c.clause_title, c.credit_code, c.applicant_name, c.group_code',
    'c.group_name, c.subject_kind, c.subject_id, c.subject_name, c.amount_fen, c.paid_fen, c.origin, c.decided_on',
    'c.decided_by, c.basis, c.judgement, c.entitled_on, c.recorded_by, c.recorded_at, c.reversed_at, c.reversed_by',
    'c.reverse_reason, c.top_up_of, c.sample, c.version',
  ].join(', '),
)
const base = sql.raw('b.year as base_year, b.number as base_number, b.amount_fen as base_fen')
const from = sql.raw('from funding_commitment c left join funding_commitment b on b.id = c.top_up_of')

/** What a list of commitments is narrowed to. */
export type CommitmentQuery = {
  readonly year?: number | undefined
  readonly clause?: string | undefined
  readonly creditCode?: string | undefined
  readonly line?: string | undefined
  readonly state?: string | undefined
  readonly text?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const states: Readonly<Record<string, RawBuilder<unknown>>> = {
  committed: sql`c.reversed_at is null and c.paid_fen = 0`,
  partlyPaid: sql`c.reversed_at is null and c.paid_fen between 1 and c.amount_fen - 1`,
  paid: sql`c.reversed_at is null and c.paid_fen = c.amount_fen`,
  reversed: sql`c.reversed_at is not null`,
}

const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`

const conditionsOf = ({ year, clause, creditCode, line, state, text }: CommitmentQuery): RawBuilder<unknown> => {
  const pattern = text === undefined ? '' : likePattern(text)
  return sql.join(
    [
      year === undefined ? sql`true` : sql`c.year = ${year}::int`,
      clause === undefined ? sql`true` : sql`c.clause_id = ${clause}`,
      creditCode === undefined ? sql`true` : sql`c.credit_code = ${creditCode}`,
      line === undefined
        ? sql`true`
        : sql`exists (select 1 from funding_share s where s.commitment_id = c.id and s.line_id = ${line}::uuid)`,
      state === undefined ? sql`true` : (states[state] ?? sql`true`),
      text === undefined
        ? sql`true`
        : sql`(c.applicant_name ilike ${pattern} or c.credit_code ilike ${pattern} or c.subject_name ilike ${pattern}
            or c.basis ilike ${pattern} or c.clause_title ->> 'zh' ilike ${pattern})`,
    ],
    sql` and `,
  )
}

const afterCursor = (cursor: string | undefined): RawBuilder<unknown> => {
  const match = cursor === undefined ? null : /^(\d{4})\.(\d{1,9})$/u.exec(cursor)
  return match ? sql`(c.year, c.number) < (${Number(match[1])}::int, ${Number(match[2])}::int)` : sql`true`
}

/** A page of commitments, the latest number first; one row more than asked for where there are more. */
export const listCommitmentRows = async ({ sql: on }: Scope, query: CommitmentQuery): Promise<readonly JoinedRow[]> => {
  const { rows } = await sql<JoinedRow>`select ${columns}, ${base} ${from}
    where ${conditionsOf(query)} and ${afterCursor(query.cursor)}
    order by c.year desc, c.number desc limit ${query.limit + 1}`.execute(on)
  return rows
}

/** Sums over a whole query, reversed commitments left out. */
export const sumCommitments = async (
  { sql: on }: Scope,
  query: CommitmentQuery,
): Promise<{ readonly count: number; readonly fen: string; readonly paid: string }> => {
  const { rows } = await sql<{ count: number; fen: string; paid: string }>`
    select count(*)::int as count, coalesce(sum(c.amount_fen), 0)::text as fen, coalesce(sum(c.paid_fen), 0)::text as paid
    ${from} where ${conditionsOf(query)} and c.reversed_at is null`.execute(on)
  return rows[0] ?? { count: 0, fen: '0', paid: '0' }
}

/** One commitment, unless the actor may not see it. */
export const findCommitmentRow = async ({ sql: on }: Scope, id: string): Promise<JoinedRow | undefined> => {
  const { rows } = await sql<JoinedRow>`select ${columns}, ${base} ${from} where c.id = ${id}::uuid`.execute(on)
  return rows[0]
}

/** The commitments of one applicant, the latest first. */
export const listRowsOf = async ({ sql: on }: Scope, creditCode: string): Promise<readonly JoinedRow[]> => {
  const { rows } = await sql<JoinedRow>`select ${columns}, ${base} ${from} where c.credit_code = ${creditCode}
    order by c.year desc, c.number desc`.execute(on)
  return rows
}

/** What was known when a commitment was decided, as it was kept. */
export const findSnapshot = async ({ sql: on }: Scope, id: string): Promise<unknown> => {
  const { rows } = await sql<{ entitlement: unknown }>`
    select entitlement from funding_commitment where id = ${id}::uuid`.execute(on)
  return rows[0]?.entitlement ?? null
}

/** The active top-up of a commitment. */
export const findTopUp = async ({ sql: on }: Scope, id: string): Promise<CommitmentRow | undefined> => {
  const { rows } = await sql<CommitmentRow>`select ${columns} from funding_commitment c
    where c.top_up_of = ${id}::uuid and c.reversed_at is null`.execute(on)
  return rows[0]
}

/** Whom and what earlier commitments are looked for by. */
export type Related = {
  readonly creditCode: string
  readonly group: string | null
  readonly subjectKind: string
  readonly subject: string | null
}

/** Commitments in force of an applicant, of its group of companies, or for the same project or product, the earliest first. */
export const listRelatedRows = async ({ sql: on }: Scope, related: Related): Promise<readonly EarlierRow[]> => {
  const { creditCode, group, subjectKind, subject } = related
  const { rows } = await sql<CommitmentRow>`select ${columns} from funding_commitment c
    where c.reversed_at is null and (c.credit_code = ${creditCode}
      or (c.group_code = ${group} and ${group}::text is not null)
      or (c.subject_kind = ${subjectKind} and c.subject_id = ${subject}))
    order by c.decided_on, c.id`.execute(on)
  return rows.map(toEarlier)
}

/**
 * Holds an applicant, its group of companies and the subject until the transaction ends: two commitments to the same wait for
 * each other. In one order, so that they never wait in a circle.
 */
export const holdApplicant = async ({ sql: on }: Write, related: Related): Promise<void> => {
  const { creditCode, group, subjectKind, subject } = related
  const keys = [
    `body ${creditCode}`,
    ...(group === null ? [] : [`body ${group}`]),
    ...(subject === null ? [] : [`${subjectKind} ${subject}`]),
  ]
  const numbers = [...new Set(keys)].toSorted()
  for (const key of numbers) {
    await sql`select pg_advisory_xact_lock(hashtext('ceyuan.funding'), hashtext(${key}))`.execute(on)
  }
}

/** The next number of a year; held until the transaction ends. */
export const takeCommitmentNumber = async ({ sql: on }: Write, year: number): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtext('ceyuan.funding-number'), ${year}::int)`.execute(on)
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0) + 1 as number from funding_commitment where year = ${year}::int`.execute(on)
  return rows[0]?.number ?? 1
}

/** What a commitment is added with. */
export type NewCommitment = Pick<
  CommitmentRow,
  | 'clause_id'
  | 'clause_from'
  | 'clause_title'
  | 'credit_code'
  | 'applicant_name'
  | 'group_code'
  | 'group_name'
  | 'subject_kind'
  | 'subject_id'
  | 'subject_name'
  | 'amount_fen'
  | 'origin'
  | 'decided_on'
  | 'basis'
  | 'judgement'
  | 'entitled_on'
  | 'top_up_of'
  | 'sample'
> & { readonly entitlement: unknown; readonly decided_by?: string; readonly recorded_at?: string }

/** The share of one line in a commitment. */
export type NewShare = {
  readonly line: string
  readonly payer: string | null
  readonly part: string
  readonly fen: bigint
}

const addRow = async (write: Write, id: string, row: NewCommitment): Promise<number> => {
  const year = Number(row.decided_on.slice(0, 4))
  const number = await takeCommitmentNumber(write, year)
  const snapshot = row.entitlement === null ? null : JSON.stringify(row.entitlement)
  await sql`insert into funding_commitment (id, year, number, clause_id, clause_from, clause_title, credit_code,
      applicant_name, group_code, group_name, subject_kind, subject_id, subject_name, amount_fen, origin, decided_on,
      decided_by, basis, judgement, entitled_on, entitlement, top_up_of, recorded_by, recorded_at, sample)
    values (${id}, ${year}, ${number}, ${row.clause_id}, ${row.clause_from}, ${JSON.stringify(row.clause_title)}::jsonb,
      ${row.credit_code}, ${row.applicant_name}, ${row.group_code}, ${row.group_name}, ${row.subject_kind},
      ${row.subject_id}, ${row.subject_name}, ${row.amount_fen}, ${row.origin}, ${row.decided_on}::date,
      ${row.decided_by ?? write.actor.name}, ${row.basis}, ${row.judgement}, ${row.entitled_on}::date,
      ${snapshot}::jsonb, ${row.top_up_of}::uuid, ${actorId(write.actor)}, ${row.recorded_at ?? write.at},
      ${row.sample})`.execute(write.sql)
  return number
}

/** Adds a commitment with its shares and what it holds alone. */
export const addCommitmentRow = async (
  write: Write,
  row: NewCommitment,
  { shares, keys }: { readonly shares: readonly NewShare[]; readonly keys: readonly string[] },
): Promise<{ readonly id: string; readonly number: number }> => {
  const id = newId()
  const number = await addRow(write, id, row)
  await sql`insert into funding_claim (key, commitment_id)
    select key, ${id}::uuid from unnest(${keys}::text[]) as held(key)`.execute(write.sql)
  const inOrder = shares.toSorted((a, b) => (a.line < b.line ? -1 : 1))
  for (const share of inOrder) {
    await sql`insert into funding_share (commitment_id, line_id, payer, part, amount_fen)
      values (${id}, ${share.line}::uuid, ${share.payer}, ${share.part}, ${share.fen})`.execute(write.sql)
  }
  return { id, number }
}

/** Holds a commitment until the transaction ends. */
export const holdCommitmentRow = async (write: Write, id: string): Promise<CommitmentRow | undefined> => {
  const { rows } = await sql<CommitmentRow>`select ${columns} from funding_commitment c
    where c.id = ${id}::uuid for update`.execute(write.sql)
  return rows[0]
}

/** Reverses a commitment that is held; what it held is free by the database's own hand. */
export const reverseCommitmentRow = async (write: Write, id: string, reason: string): Promise<void> => {
  await sql`update funding_commitment set reversed_at = ${write.at}, reversed_by = ${write.actor.name},
    reverse_reason = ${reason}, version = version + 1 where id = ${id}::uuid`.execute(write.sql)
}
