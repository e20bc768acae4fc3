import type { PolicySet } from '@ceyuan/policy'
import { Fen, Problem } from '@ceyuan/values'
import type { EarlierRow } from './commitment-row.ts'
import {
  clashesOf,
  roomUnder,
  type AskedGrant,
  type CeilingRoom,
  type Clash,
  type ClashRule,
} from './double-payment.ts'

const codes: Readonly<Record<ClashRule, string>> = Object.freeze({
  group: 'funding.paid-in-group',
  once: 'funding.paid-once',
  yearly: 'funding.paid-this-year',
  perProject: 'funding.paid-for-project',
  incompatible: 'funding.paid-incompatible',
})

const yuan = (fen: bigint): string => Fen.exact(Fen.create(fen), 'yuan')

/** What a problem says of the earlier commitment that stands in the way. */
const naming = (row: EarlierRow) => ({
  earlier: row.clause_id,
  title: row.clause_title.zh,
  applicant: row.applicant_name,
  amount: yuan(row.amount_fen),
  date: row.decided_on,
  document: row.basis,
  record: `${row.year}-${row.number}`,
  id: row.id,
})

const ofClash = (set: PolicySet, asked: AskedGrant, { rule, earlier, group }: Clash<EarlierRow>): Problem =>
  Problem.create(
    codes[rule],
    {
      clause: asked.clause.id,
      ...naming(earlier),
      ...(group === null ? {} : { group: set.groups.get(group)?.title.zh ?? group }),
    },
    { path: '/body/clause' },
  )

const ofCeiling = ({ ceiling, leftFen, used }: CeilingRoom<EarlierRow>, fen: bigint): Problem => {
  const last = used.at(-1)
  return Problem.create(
    'funding.ceiling-exhausted',
    {
      ceiling: ceiling.title.zh,
      cap: yuan(ceiling.fen),
      left: yuan(leftFen > 0n ? leftFen : 0n),
      wanted: yuan(fen),
      of: ceiling.of,
      per: ceiling.per,
      earlier: used.map((row) => `${row.clause_id} ${row.year}-${row.number}`),
      ...(last ? { amount: yuan(last.amount_fen), date: last.decided_on, document: last.basis, id: last.id } : {}),
    },
    { path: '/body/fen' },
  )
}

/** What earlier commitments say of a grant: every reason against it, those that stand in the way, what ceilings leave. Unit: fen. */
export type EarlierFinding = {
  readonly problems: readonly Problem[]
  readonly clashes: readonly Clash<EarlierRow>[]
  readonly inTheWay: readonly EarlierRow[]
  readonly roomFen: bigint | null
}

const least = (rooms: readonly CeilingRoom<EarlierRow>[]): bigint | null =>
  rooms.reduce<bigint | null>((room, { leftFen }) => (room === null || leftFen < room ? leftFen : room), null)

/** Holds a grant against the earlier commitments; without an amount, ceilings only tell their room. */
export const againstEarlier = (
  set: PolicySet,
  asked: AskedGrant,
  earlier: readonly EarlierRow[],
  fen: bigint | null,
): EarlierFinding => {
  const clashes = clashesOf(set, asked, earlier)
  const rooms = roomUnder(set, asked, earlier)
  const narrow = rooms.filter(({ leftFen }) => (fen === null ? leftFen <= 0n : fen > leftFen))
  const inTheWay = new Map(
    [...clashes.map((clash) => clash.earlier), ...narrow.flatMap(({ used }) => used)].map((row) => [row.id, row]),
  )
  return {
    problems: [
      ...clashes.map((clash) => ofClash(set, asked, clash)),
      ...narrow.map((room) => ofCeiling(room, fen ?? 0n)),
    ],
    clashes,
    inTheWay: [...inTheWay.values()],
    roomFen: least(rooms),
  }
}
