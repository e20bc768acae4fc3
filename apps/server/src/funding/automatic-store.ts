import type { EntitlementInfo } from '@ceyuan/contract'
import type { Problem } from '@ceyuan/values'
import { sql } from 'kysely'
import type { Scope, Write } from '../database/database.ts'
import type { CommitmentRow } from './commitment-row.ts'
import { newId } from '../database/new-id.ts'

/** A clause granted without application, as its table holds it, with the offers made by it. */
export type AutomaticRow = {
  readonly id: string
  readonly clause_id: string
  readonly document: string
  readonly answer_days: number
  readonly line_ids: readonly string[]
  readonly marked_by: string
  readonly marked_at: string
  readonly ended_at: string | null
  readonly end_reason: string | null
}

const columns = sql.raw('id, clause_id, document, answer_days, line_ids, marked_by, marked_at, ended_at, end_reason')

/** Every clause that is or was granted without application, those that go on first. */
export const listAutomaticRows = async ({ sql: on }: Scope): Promise<readonly AutomaticRow[]> => {
  const { rows } = await sql<AutomaticRow>`select ${columns} from automatic_clause
    order by ended_at is not null, marked_at desc`.execute(on)
  return rows
}

/** One of them. */
export const findAutomaticRow = async ({ sql: on }: Scope, id: string): Promise<AutomaticRow | undefined> => {
  const { rows } = await sql<AutomaticRow>`select ${columns} from automatic_clause where id = ${id}::uuid`.execute(on)
  return rows[0]
}

/** The mark of a clause that goes on. */
export const findMark = async ({ sql: on }: Scope, clause: string): Promise<AutomaticRow | undefined> => {
  const { rows } = await sql<AutomaticRow>`select ${columns} from automatic_clause
    where clause_id = ${clause} and ended_at is null`.execute(on)
  return rows[0]
}

/** Marks a clause. */
export const addAutomaticRow = async (
  write: Write,
  row: Pick<AutomaticRow, 'clause_id' | 'document' | 'answer_days' | 'line_ids'> & {
    readonly by?: string
    readonly at?: string
  },
): Promise<string> => {
  const id = newId()
  await sql`insert into automatic_clause (id, clause_id, document, answer_days, line_ids, marked_by, marked_at)
    values (${id}, ${row.clause_id}, ${row.document}, ${row.answer_days}, ${row.line_ids}::uuid[],
      ${row.by ?? write.actor.name}, ${row.at ?? write.at})`.execute(write.sql)
  return id
}

/** Ends a mark. */
export const endAutomaticRow = async (write: Write, id: string, reason: string): Promise<void> => {
  await sql`update automatic_clause set ended_at = ${write.at}, end_reason = ${reason} where id = ${id}::uuid`.execute(
    write.sql,
  )
}

/** An offer as its table holds it, with the number of its commitment; lapsed where its last day is over. */
export type OfferRow = Pick<
  CommitmentRow,
  | 'id'
  | 'clause_id'
  | 'clause_from'
  | 'clause_title'
  | 'credit_code'
  | 'applicant_name'
  | 'subject_kind'
  | 'subject_id'
  | 'subject_name'
  | 'amount_fen'
> & {
  readonly automatic_id: string
  readonly document: string
  readonly state: 'offered' | 'consented' | 'committed' | 'declined' | 'lapsed'
  readonly offered_at: string
  readonly offered_on: string
  readonly answer_by: string
  readonly answered_at: string | null
  readonly answered_by: string | null
  readonly decline_reason: string | null
  readonly commitment_id: string | null
  readonly commitment_year: number | null
  readonly commitment_number: number | null
  readonly problems: readonly Problem[]
}

const offerColumns = sql.raw(
  [
    'o.id, o.automatic_id, o.clause_id, o.clause_from, o.clause_title, o.credit_code, o.applicant_name, o.subject_kind',
    'o.subject_id, o.subject_name, o.amount_fen, o.document, o.offered_at, o.offered_on, o.answer_by, o.answered_at',
    'o.answered_by, o.decline_reason, o.commitment_id, o.problems',
  ].join(', '),
)

const stateOn = (today: string) =>
  sql`case when o.state = 'offered' and o.answer_by < ${today}::date then 'lapsed' else o.state end`

const offersFrom = (today: string) => sql`select ${offerColumns}, ${stateOn(today)} as state, c.year as commitment_year,
    c.number as commitment_number from grant_offer o left join funding_commitment c on c.id = o.commitment_id`

/** What a list of offers is narrowed to. */
export type OfferQuery = {
  readonly automatic?: string | undefined
  readonly state?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of offers, the latest first; one more than asked for where there are more. */
export const listOfferRows = async (
  { sql: on }: Scope,
  { automatic, state, cursor, limit }: OfferQuery,
  today: string,
): Promise<readonly OfferRow[]> => {
  const isCursor = cursor !== undefined && /^[0-9a-f-]{36}$/u.test(cursor)
  const { rows } = await sql<OfferRow>`${offersFrom(today)}
    where ${automatic === undefined ? sql`true` : sql`o.automatic_id = ${automatic}::uuid`}
      and ${state === undefined ? sql`true` : sql`${stateOn(today)} = ${state}`}
      and ${isCursor ? sql`o.id < ${cursor}::uuid` : sql`true`}
    order by o.id desc limit ${limit + 1}`.execute(on)
  return rows
}

/** The offers to one enterprise, those that wait for its answer first. */
export const listOffersTo = async (
  { sql: on }: Scope,
  creditCode: string,
  today: string,
): Promise<readonly OfferRow[]> => {
  const { rows } = await sql<OfferRow>`${offersFrom(today)} where o.credit_code = ${creditCode}
    order by ${stateOn(today)} <> 'offered', o.id desc`.execute(on)
  return rows
}

/** One offer. */
export const findOfferRow = async ({ sql: on }: Scope, id: string, today: string): Promise<OfferRow | undefined> => {
  const { rows } = await sql<OfferRow>`${offersFrom(today)} where o.id = ${id}::uuid`.execute(on)
  return rows[0]
}

/** Holds an offer until the transaction ends. */
export const holdOfferRow = async (write: Write, id: string, today: string): Promise<OfferRow | undefined> => {
  const { rows } = await sql`select 1 from grant_offer where id = ${id}::uuid for update`.execute(write.sql)
  return rows.length === 0 ? undefined : findOfferRow(write, id, today)
}

/** Why an offer was made, as it was kept. */
export const findOfferEntitlement = async ({ sql: on }: Scope, id: string): Promise<unknown> => {
  const { rows } = await sql<{ entitlement: unknown }>`
    select entitlement from grant_offer where id = ${id}::uuid`.execute(on)
  return rows[0]?.entitlement ?? null
}

/** How many offers stand where, by the mark they were made by. */
export const countOffers = async (
  { sql: on }: Scope,
  today: string,
): Promise<readonly { readonly automatic_id: string; readonly state: OfferRow['state']; readonly count: number }[]> => {
  const { rows } = await sql<{ automatic_id: string; state: OfferRow['state']; count: number }>`
    select o.automatic_id, ${stateOn(today)} as state, count(*)::int as count from grant_offer o
    group by 1, 2`.execute(on)
  return rows
}

/** To whom a clause was offered before and not lapsed, as `code subject`. */
export const listOffered = async ({ sql: on }: Scope, clause: string, today: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ place: string }>`select o.credit_code || ' ' || coalesce(o.subject_id, '') as place
    from grant_offer o where o.clause_id = ${clause} and ${stateOn(today)} <> 'lapsed'`.execute(on)
  return new Set(rows.map(({ place }) => place))
}

/** Lets the offers of a clause whose last day is over lapse for good, so that it can be offered again. */
export const lapseOffers = async (write: Write, clause: string, today: string): Promise<void> => {
  await sql`update grant_offer set state = 'lapsed'
    where clause_id = ${clause} and state = 'offered' and answer_by < ${today}::date`.execute(write.sql)
}

/** What an offer is made with. */
export type NewOffer = Omit<
  OfferRow,
  | 'id'
  | 'state'
  | 'offered_at'
  | 'answered_at'
  | 'answered_by'
  | 'decline_reason'
  | 'commitment_id'
  | 'commitment_year'
  | 'commitment_number'
  | 'problems'
> & {
  readonly entitlement: EntitlementInfo
  /** When, where that is not now (loading a sample). */
  readonly at?: string
}

/** Makes an offer. */
export const addOfferRow = async (write: Write, row: NewOffer): Promise<string> => {
  const id = newId()
  await sql`insert into grant_offer (id, automatic_id, clause_id, clause_from, clause_title, credit_code, applicant_name,
      subject_kind, subject_id, subject_name, amount_fen, entitlement, document, offered_at, offered_on, answer_by)
    values (${id}, ${row.automatic_id}::uuid, ${row.clause_id}, ${row.clause_from},
      ${JSON.stringify(row.clause_title)}::jsonb, ${row.credit_code}, ${row.applicant_name}, ${row.subject_kind},
      ${row.subject_id}, ${row.subject_name}, ${row.amount_fen}, ${JSON.stringify(row.entitlement)}::jsonb,
      ${row.document}, ${row.at ?? write.at}, ${row.offered_on}::date, ${row.answer_by}::date)`.execute(write.sql)
  return id
}

/** Notes the answer of the enterprise to an offer that is held. */
export const answerOfferRow = async (
  write: Write,
  id: string,
  state: 'consented' | 'declined',
  reason: string,
): Promise<void> => {
  await sql`update grant_offer set state = ${state}, answered_at = ${write.at}, answered_by = ${write.actor.name},
    decline_reason = ${state === 'declined' ? reason : null} where id = ${id}::uuid`.execute(write.sql)
}

/** Notes the commitment that followed a consent. */
export const settleOfferRow = async (write: Write, id: string, commitment: string): Promise<void> => {
  await sql`update grant_offer set state = 'committed', commitment_id = ${commitment}::uuid, problems = '[]'::jsonb
    where id = ${id}::uuid`.execute(write.sql)
}

/** Notes why a consented grant could not be committed. */
export const noteProblems = async (write: Write, id: string, problems: readonly Problem[]): Promise<void> => {
  await sql`update grant_offer set problems = ${JSON.stringify(problems)}::jsonb where id = ${id}::uuid`.execute(
    write.sql,
  )
}
