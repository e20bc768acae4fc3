import type { checkFundingCommitment } from '@ceyuan/contract'
import { type Problem, Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { Scope } from '../database/database.ts'
import { toProblemItem } from '../http/problem-reply.ts'
import { knownFen } from './amount-check.ts'
import { readAsked } from './asked-amount.ts'
import type { Asker } from './asker.ts'
import { toEarlierPayment } from './commitment-row.ts'
import { listRelatedRows } from './commitment-store.ts'
import type { FundingContext } from './context.ts'
import { decideCommitment, findBase } from './decide-commitment.ts'
import { againstEarlier, type EarlierFinding } from './earlier-problems.ts'
import { findLineRows } from './line-store.ts'
import { prepareCommitment, type Prepared } from './prepare-commitment.ts'
import { partText, sharesOf, splitFen } from './split-shares.ts'

/** What a check is asked. */
export type CheckAsked = z.output<NonNullable<(typeof checkFundingCommitment)['body']>>

/** What a check answers. */
export type Check = z.input<(typeof checkFundingCommitment)['output']>

const nothing = (problems: readonly Problem[], locale: Asker['locale']): Check => ({
  mayCommit: false,
  problems: problems.map((problem) => toProblemItem(problem, locale)),
  entitlement: null,
  suggestedFen: null,
  roomFen: null,
  shares: [],
  earlier: [],
  mayTopUp: null,
})

const suggested = (prepared: Prepared, baseFen: bigint, roomFen: bigint | null): bigint | null => {
  const known = knownFen(prepared.found)
  if (known === null) return null
  const rest = known - baseFen
  const cut = roomFen !== null && roomFen < rest ? roomFen : rest
  return cut > 0n ? cut : 0n
}

const sharesShown = (prepared: Prepared, fen: bigint | null): Check['shares'] => {
  const shares = sharesOf(prepared.ready.clause.shares)
  const amounts =
    fen === null
      ? []
      : splitFen(
          fen,
          shares.map(({ part }) => part),
        )
  return shares.map(({ payer, part }, index) => ({
    payer,
    part: partText(part),
    fen: amounts[index]?.toString() ?? null,
  }))
}

// The one clash that stating the difference would settle.
const toppable = ({ clashes }: EarlierFinding, prepared: Prepared): Check['mayTopUp'] => {
  const [clash, ...others] = clashes
  if (clash?.rule !== 'group' || others.length > 0) return null
  return (knownFen(prepared.found) ?? 0n) > clash.earlier.fen ? toEarlierPayment(clash.earlier) : null
}

const askedFen = (asked: CheckAsked, suggestedFen: bigint | null): bigint | null => {
  if (asked.fen === null) return suggestedFen
  const read = readAsked(asked.fen, '/body/fen')
  return read.kind === 'success' ? read.value : suggestedFen
}

const checkPrepared = async (
  scope: Scope,
  prepared: Prepared,
  asked: CheckAsked,
  { locale }: Asker,
): Promise<Check> => {
  const { set, grant } = prepared
  const earlier = await listRelatedRows(scope, grant)
  const base = await findBase(scope, prepared, earlier)
  const { roomFen } = againstEarlier(set, grant, earlier, null)
  const baseFen = base.kind === 'success' ? (base.value?.fen ?? 0n) : 0n
  const suggestedFen = suggested(prepared, baseFen, roomFen)
  const fen = askedFen(asked, suggestedFen)
  const whole = { ...asked, decidedOn: grant.decidedOn, fen: asked.fen ?? (fen ?? 0n).toString() }
  const decided = await decideCommitment(scope, prepared, whole, await findLineRows(scope, asked.lines))
  const held = againstEarlier(set, grant, earlier, fen)
  const problems = decided.kind === 'failure' ? decided.problems : []
  return {
    mayCommit: decided.kind === 'success',
    problems: problems.map((problem) => toProblemItem(problem, locale)),
    entitlement: prepared.snapshot,
    suggestedFen: suggestedFen?.toString() ?? null,
    roomFen: roomFen?.toString() ?? null,
    shares: sharesShown(prepared, fen),
    earlier: held.inTheWay.map(toEarlierPayment),
    mayTopUp: toppable(held, prepared),
  }
}

/** Says what would come of a commitment, with every reason against it; makes nothing. */
export const checkCommitment = async (
  context: FundingContext,
  asker: Asker,
  asked: CheckAsked,
): Promise<Result<Check>> => {
  const decidedOn = asked.decidedOn ?? context.today()
  const prepared = await prepareCommitment(context, asker, { ...asked, decidedOn })
  if (prepared.kind === 'failure') return Result.success(nothing(prepared.problems, asker.locale))
  const checked = await context.database.read(asker.actor, (scope) =>
    checkPrepared(scope, prepared.value, asked, asker),
  )
  return Result.success(checked)
}
