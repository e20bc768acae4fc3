import { sql } from 'kysely'
import type { Scope, Write } from '../database/database.ts'
import { newId } from '../database/new-id.ts'

/** A budget line as its table holds it. Amounts in fen. */
export type LineRow = {
  readonly id: string
  readonly year: number
  readonly payer: string
  readonly title: string
  readonly unit_id: string
  readonly amount_fen: bigint
  readonly committed_fen: bigint
  readonly paid_fen: bigint
  readonly document: string
  readonly recorded_by: string
  readonly recorded_at: string
  readonly ended_at: string | null
  readonly end_reason: string | null
  readonly sample: boolean
  readonly version: number
}

/** A budget line in a list, with how many commitments it shares in. */
export type CountedLine = LineRow & { readonly commitments: number }

/** What a list of lines is narrowed to. */
export type LineQuery = {
  readonly year?: number | undefined
  readonly unit?: string | undefined
  readonly payer?: string | undefined
}

const columns = sql.raw(
  [
    'l.id, l.year, l.payer, l.title, l.unit_id, l.amount_fen, l.committed_fen, l.paid_fen, l.document',
    'l.recorded_by, l.recorded_at, l.ended_at, l.end_reason, l.sample, l.version',
  ].join(', '),
)
const count = sql`(select count(*)::int from funding_share s join funding_commitment c on c.id = s.commitment_id
  where s.line_id = l.id and c.reversed_at is null) as commitments`

/** The budget lines of a query, the latest year first. */
export const listLineRows = async ({ sql: on }: Scope, query: LineQuery): Promise<readonly CountedLine[]> => {
  const { rows } = await sql<CountedLine>`select ${columns}, ${count} from budget_line l
    where ${query.year === undefined ? sql`true` : sql`l.year = ${query.year}::int`}
      and ${query.unit === undefined ? sql`true` : sql`l.unit_id = ${query.unit}`}
      and ${query.payer === undefined ? sql`true` : sql`l.payer = ${query.payer}`}
    order by l.year desc, l.payer, l.title, l.id`.execute(on)
  return rows
}

/** The years that have lines, the latest first. */
export const listLineYears = async ({ sql: on }: Scope): Promise<readonly number[]> => {
  const { rows } = await sql<{ year: number }>`select distinct year from budget_line order by year desc`.execute(on)
  return rows.map(({ year }) => year)
}

/** One budget line. */
export const findLineRow = async ({ sql: on }: Scope, id: string): Promise<CountedLine | undefined> => {
  const { rows } = await sql<CountedLine>`select ${columns}, ${count} from budget_line l
    where l.id = ${id}::uuid`.execute(on)
  return rows[0]
}

/** Budget lines of these ids. */
export const findLineRows = async ({ sql: on }: Scope, ids: readonly string[]): Promise<readonly LineRow[]> => {
  const { rows } = await sql<LineRow>`select ${columns} from budget_line l
    where l.id = any(${ids}::uuid[]) order by l.id`.execute(on)
  return rows
}

/** Budget lines of these ids, held until the transaction ends; always in one order, so that two never wait for each other. */
export const holdLineRows = async ({ sql: on }: Write, ids: readonly string[]): Promise<readonly LineRow[]> => {
  const { rows } = await sql<LineRow>`select ${columns} from budget_line l
    where l.id = any(${ids}::uuid[]) order by l.id for update`.execute(on)
  return rows
}

/** What a line is added with. */
export type NewLine = Pick<LineRow, 'year' | 'payer' | 'title' | 'unit_id' | 'amount_fen' | 'document' | 'sample'> & {
  readonly by?: string
  readonly at?: string
}

/** Adds a line. */
export const addLineRow = async (write: Write, line: NewLine): Promise<string> => {
  const id = newId()
  await sql`insert into budget_line (id, year, payer, title, unit_id, amount_fen, document, recorded_by, recorded_at, sample)
    values (${id}, ${line.year}, ${line.payer}, ${line.title}, ${line.unit_id}, ${line.amount_fen}, ${line.document},
      ${line.by ?? write.actor.name}, ${line.at ?? write.at}, ${line.sample})`.execute(write.sql)
  return id
}

/** What may change of a line. */
export type LineChange = Partial<Pick<LineRow, 'amount_fen' | 'document' | 'ended_at' | 'end_reason'>>

/** Changes a line that is held. */
export const changeLineRow = async (write: Write, id: string, change: LineChange): Promise<void> => {
  const set = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update budget_line set ${sql.join([...set, sql`version = version + 1`])} where id = ${id}::uuid`.execute(
    write.sql,
  )
}
