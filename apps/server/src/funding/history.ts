import type { CompanyGroup, Payment } from '@ceyuan/policy'
import { CivilDate, Fen } from '@ceyuan/values'
import { sql } from 'kysely'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { findGroup } from './applicant-group.ts'

type Row = {
  readonly clause_id: string
  readonly subject_id: string | null
  readonly amount_fen: bigint
  readonly decided_on: string
}

const toPayments = (rows: readonly Row[]): readonly Payment[] =>
  rows.flatMap((row) => {
    const paidOn = row.decided_on
    if (!CivilDate.is(paidOn)) return []
    return [{ clause: row.clause_id, subject: row.subject_id, fen: Fen.create(row.amount_fen), paidOn }]
  })

/** An earlier grant with who was granted it. */
export type Granted = { readonly creditCode: string; readonly group: string | null; readonly payment: Payment }

/** What an enterprise and the companies of its group were granted until a day, for rules that ask for history. */
export type SupportHistory = {
  readonly historyOf: (creditCode: string, on: string) => Promise<readonly Payment[]>
  /** The same of everyone, each with who was granted it and the group of companies that was counted for. */
  readonly all: (on: string) => Promise<readonly Granted[]>
  /** The group of companies with what its other members were granted; null where the enterprise stands alone. */
  readonly groupOf: (creditCode: string, on: string) => Promise<CompanyGroup | null>
}

/**
 * The history of support by the funding register: every commitment in force that was decided until the day, whole, on the day
 * of its decision. What is promised counts as granted, paid out or not.
 */
export const supportHistoryOf = (database: Database, city: Pick<City, 'registers'>): SupportHistory =>
  Object.freeze({
    historyOf: (creditCode: string, on: string) =>
      database.read(systemActor, async (scope) => {
        const { rows } = await sql<Row>`select clause_id, subject_id, amount_fen, decided_on from funding_commitment
          where credit_code = ${creditCode} and decided_on <= ${on}::date and reversed_at is null
          order by decided_on, id`.execute(scope.sql)
        return toPayments(rows)
      }),
    all: (on: string) =>
      database.read(systemActor, async (scope) => {
        const { rows } = await sql<Row & { readonly credit_code: string; readonly group_code: string | null }>`
          select credit_code, group_code, clause_id, subject_id, amount_fen, decided_on from funding_commitment
          where decided_on <= ${on}::date and reversed_at is null order by decided_on, id`.execute(scope.sql)
        return rows.flatMap((row) =>
          toPayments([row]).map((payment) => ({ creditCode: row.credit_code, group: row.group_code, payment })),
        )
      }),
    groupOf: (creditCode: string, on: string) =>
      database.read(systemActor, async (scope) => {
        const group = await findGroup(scope, city, creditCode)
        if (!group) return null
        const { rows } = await sql<Row>`select clause_id, subject_id, amount_fen, decided_on from funding_commitment
          where group_code = ${group.creditCode} and credit_code <> ${creditCode} and decided_on <= ${on}::date
            and reversed_at is null order by decided_on, id`.execute(scope.sql)
        return { id: group.creditCode, history: toPayments(rows) }
      }),
  } satisfies SupportHistory)
