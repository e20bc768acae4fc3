import type { listOwnSupport } from '@ceyuan/contract'
import type { z } from 'zod'
import type { Actor, Database } from '../database/database.ts'
import { toCommitment } from './commitment-row.ts'
import { listRowsOf } from './commitment-store.ts'
import { toShare } from './commitment-view.ts'
import { listDisbursementsOf, listShareRowsOf } from './disbursement-store.ts'

type OwnSupport = z.input<(typeof listOwnSupport)['output']>

const none: OwnSupport = { items: [], next: null, totals: { fen: '0', paidFen: '0' } }

/** What the enterprise that an actor speaks for was promised and paid. */
export const readOwnSupport = async (database: Database, actor: Actor): Promise<OwnSupport> => {
  const { creditCode } = actor
  if (creditCode === null) return none
  return database.read(actor, async (scope) => {
    const rows = await listRowsOf(scope, creditCode)
    const ids = rows.map(({ id }) => id)
    const payments = await listDisbursementsOf(scope, ids)
    const shares = await listShareRowsOf(scope, ids)
    const standing = rows.filter(({ reversed_at: reversed }) => reversed === null)
    return {
      items: rows.map((row) => ({
        ...toCommitment(row),
        shares: shares.filter(({ commitment_id: id }) => id === row.id).map(toShare),
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
