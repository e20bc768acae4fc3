import type { CommitmentAsked } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Scope } from '../database/database.ts'
import { amountProblem } from './amount-check.ts'
import { readAsked } from './asked-amount.ts'
import type { EarlierRow } from './commitment-row.ts'
import { findTopUp, listRelatedRows, type NewShare } from './commitment-store.ts'
import { claimKeys } from './double-payment.ts'
import { againstEarlier, type EarlierFinding } from './earlier-problems.ts'
import { shareOut } from './line-check.ts'
import type { LineRow } from './line-store.ts'
import type { Prepared } from './prepare-commitment.ts'

const at = { path: '/body/topUpOf' }

/** The grant that a top-up starts from, or why it cannot. */
export const findBase = async (
  scope: Scope,
  { grant, set }: Prepared,
  earlier: readonly EarlierRow[],
): Promise<Result<EarlierRow | null>> => {
  if (grant.topUpOf === null) return Result.success(null)
  const base = earlier.find(({ id }) => id === grant.topUpOf)
  if (!base) return Result.failure(Problem.create('funding.top-up-not-found', { id: grant.topUpOf }, at))
  const groups = new Set((set.clauses.get(base.clause) ?? []).flatMap(({ clause }) => clause.groups))
  const isAlike =
    base.creditCode === grant.creditCode &&
    base.subject === grant.subject &&
    base.clause !== grant.clause.id &&
    grant.clause.groups.some((id) => groups.has(id))
  const isFree = base.top_up_of === null && !(await findTopUp(scope, base.id))
  if (isAlike && isFree) return Result.success(base)
  const values = { record: `${base.year}-${base.number}`, earlier: base.clause_id, clause: grant.clause.id }
  return Result.failure(Problem.create('funding.top-up-of-other', values, at))
}

/** What was decided on a commitment. Unit: fen. */
export type Decision = {
  readonly fen: bigint
  readonly shares: readonly NewShare[]
  readonly keys: readonly string[]
  readonly finding: EarlierFinding
}

const checkAmount = (prepared: Prepared, asked: CommitmentAsked, base: EarlierRow | null): Result<bigint> =>
  Result.andThen(readAsked(asked.fen, '/body/fen'), (fen) => {
    const { ready, found } = prepared
    const problem = amountProblem({ ready, found, fen, baseFen: base?.fen ?? null, judgement: asked.judgement })
    return problem ? Result.failure(problem) : Result.success(fen)
  })

/** Decides whether a grant may be committed as things stand in this transaction; every reason against it comes back. */
export const decideCommitment = async (
  scope: Scope,
  prepared: Prepared,
  asked: CommitmentAsked,
  lines: readonly LineRow[],
): Promise<Result<Decision>> => {
  const { set, grant, ready } = prepared
  const earlier = await listRelatedRows(scope, grant)
  const base = await findBase(scope, prepared, earlier)
  const amount = checkAmount(prepared, asked, base.kind === 'success' ? base.value : null)
  const fen = amount.kind === 'success' ? amount.value : null
  const finding = againstEarlier(set, grant, earlier, fen)
  const year = Number(asked.decidedOn.slice(0, 4))
  const shared = shareOut(ready.clause, fen ?? 0n, { lines, asked: asked.lines, year })
  const [first, ...rest] = [
    ...finding.problems,
    ...(base.kind === 'failure' ? base.problems : []),
    ...(amount.kind === 'failure' ? amount.problems : []),
    ...shared.problems,
  ]
  if (first) return Result.failure(first, ...rest)
  const keys = claimKeys(set, grant, base.kind === 'success' ? base.value : null)
  return Result.success({ fen: fen ?? 0n, shares: shared.shares, keys, finding })
}
