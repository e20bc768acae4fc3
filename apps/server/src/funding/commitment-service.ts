import type { CommitmentAsked, FundingCommitment, FundingCommitmentDetail } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Actor, Write, WriteOptions } from '../database/database.ts'
import type { Asker } from './asker.ts'
import { checkCommitment, type Check, type CheckAsked } from './check-commitment.ts'
import { commitInside } from './commit-funding.ts'
import { toCommitment } from './commitment-row.ts'
import {
  findTopUp,
  holdCommitmentRow,
  listCommitmentRows,
  reverseCommitmentRow,
  sumCommitments,
  type CommitmentQuery,
} from './commitment-store.ts'
import { mayDecideOn, readCommitment } from './commitment-view.ts'
import type { FundingContext } from './context.ts'
import { prepareCommitment } from './prepare-commitment.ts'

type Page = {
  readonly items: FundingCommitment[]
  readonly next: string | null
  readonly totals: { readonly count: number; readonly fen: string; readonly paidFen: string }
}

/** Checks, makes, lists and reverses commitments. */
export type CommitmentService = {
  readonly list: (actor: Actor, query: CommitmentQuery) => Promise<Page>
  readonly get: (actor: Actor, id: string) => Promise<Result<FundingCommitmentDetail>>
  readonly check: (asker: Asker, asked: CheckAsked) => Promise<Result<Check>>
  readonly commit: (
    asker: Asker,
    options: WriteOptions,
    asked: CommitmentAsked,
  ) => Promise<Result<FundingCommitmentDetail>>
  readonly reverse: (
    actor: Actor,
    options: WriteOptions,
    asked: { readonly id: string; readonly version: number; readonly reason: string },
  ) => Promise<Result<FundingCommitmentDetail>>
}

const list = async ({ database }: FundingContext, actor: Actor, query: CommitmentQuery): Promise<Page> =>
  database.read(actor, async (scope) => {
    const rows = await listCommitmentRows(scope, query)
    const { count, fen, paid } = await sumCommitments(scope, query)
    const shown = rows.slice(0, query.limit)
    const last = shown.at(-1)
    return {
      items: shown.map(toCommitment),
      next: rows.length > query.limit && last ? `${last.year}.${last.number}` : null,
      totals: { count, fen, paidFen: paid },
    }
  })

const refuse = (code: string, values: Problem['values']) => Result.failure(Problem.create(code, values))

type Reversal = { readonly id: string; readonly version: number; readonly reason: string }

const reverseInside = async (
  context: FundingContext,
  write: Write,
  { id, version, reason }: Reversal,
): Promise<Result<{ readonly id: string }>> => {
  const row = await holdCommitmentRow(write, id)
  if (!row) return Result.failure(Problem.create('funding.commitment-not-found', { id }))
  const record = `${row.year}-${row.number}`
  if (!mayDecideOn(context, write.actor, row.clause_id)) {
    return refuse('funding.not-your-clause', { clause: row.clause_id, units: null })
  }
  if (row.reversed_at !== null) return refuse('funding.commitment-reversed', { record, reason: row.reverse_reason })
  if (row.version !== version) return refuse('funding.changed-meanwhile', { found: row.version, wanted: version })
  if (row.paid_fen > 0n) return refuse('funding.paid-cannot-reverse', { record, paid: row.paid_fen.toString() })
  const topUp = await findTopUp(write, id)
  if (topUp) return refuse('funding.topped-up', { record, by: `${topUp.year}-${topUp.number}` })
  await reverseCommitmentRow(write, id, reason)
  const subject = { kind: 'fundingCommitment', id }
  await write.audit({ action: 'funding.reverse', subject, detail: { fen: row.amount_fen.toString() }, reason })
  await write.emit('funding.reversed', {
    commitment: id,
    creditCode: row.credit_code,
    title: row.clause_title,
    fen: row.amount_fen.toString(),
    year: row.year,
    number: row.number,
    by: write.actor.userId,
    at: write.at,
  })
  write.touch('funding')
  return Result.success({ id })
}

/** The commitments of a city. */
export const createCommitmentService = (context: FundingContext): CommitmentService =>
  Object.freeze({
    list: (actor, query) => list(context, actor, query),
    get: (actor, id) => readCommitment(context, actor, id),
    check: (asker, asked) => checkCommitment(context, asker, asked),
    commit: async (asker, options, asked) => {
      const prepared = await prepareCommitment(context, asker, asked)
      if (prepared.kind === 'failure') return prepared
      const occasion = { origin: 'claim' as const, sample: false }
      const made = await context.database.write(asker.actor, options, (write) =>
        commitInside(context, write, { prepared: prepared.value, asked, occasion }),
      )
      return made.kind === 'failure' ? made : readCommitment(context, asker.actor, made.value.id)
    },
    reverse: async (actor, options, asked) => {
      const done = await context.database.write(actor, options, (write) => reverseInside(context, write, asked))
      return done.kind === 'failure' ? done : readCommitment(context, actor, asked.id)
    },
  } satisfies CommitmentService)
