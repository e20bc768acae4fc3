import type { listOwnSupport } from '@ceyuan/contract'
import type { CompanyGroup, Payment } from '@ceyuan/policy'
import { CivilDate, Fen } from '@ceyuan/values'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Actor, Database } from '../database/database.ts'
import { findGroup } from './applicant-group.ts'
import { toCommitment } from './commitment-row.ts'
import { listRowsOf } from './commitment-store.ts'
import { listDisbursementsOf } from './disbursement-store.ts'

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

/** What an enterprise and the companies of its group were granted until a day, for rules that ask for history. */
export type SupportHistory = {
  readonly historyOf: (creditCode: string, on: string) => Promise<readonly Payment[]>
  /** The same of every enterprise that was granted anything, by its credit code. */
  readonly histories: (on: string) => Promise<ReadonlyMap<string, readonly Payment[]>>
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
    histories: (on: string) =>
      database.read(systemActor, async (scope) => {
        const { rows } = await sql<Row & { readonly credit_code: string }>`
          select credit_code, clause_id, subject_id, amount_fen, decided_on from funding_commitment
          where decided_on <= ${on}::date and reversed_at is null order by decided_on, id`.execute(scope.sql)
        return new Map([...Map.groupBy(rows, (row) => row.credit_code)].map(([code, own]) => [code, toPayments(own)]))
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

type OwnSupport = z.input<(typeof listOwnSupport)['output']>

const none: OwnSupport = { items: [], next: null, totals: { fen: '0', paidFen: '0' } }

/** What the enterprise that an actor speaks for was promised and paid. */
export const readOwnSupport = async (database: Database, actor: Actor): Promise<OwnSupport> => {
  const { creditCode } = actor
  if (creditCode === null) return none
  return database.read(actor, async (scope) => {
    const rows = await listRowsOf(scope, creditCode)
    const payments = await listDisbursementsOf(
      scope,
      rows.map(({ id }) => id),
    )
    const standing = rows.filter(({ reversed_at: reversed }) => reversed === null)
    return {
      items: rows.map((row) => ({
        ...toCommitment(row),
        disbursements: payments.filter(({ commitment }) => commitment.id === row.id),
      })),
      next: null,
      totals: {
        fen: standing.reduce((sum, row) => sum + row.amount_fen, 0n).toString(),
        paidFen: standing.reduce((sum, row) => sum + row.paid_fen, 0n).toString(),
      },
    }
  })
}
