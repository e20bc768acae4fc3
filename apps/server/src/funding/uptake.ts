import type { ClauseUptake, getPolicyUptake, UptakePart } from '@ceyuan/contract'
import type { PolicySet } from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor, Scope } from '../database/database.ts'
import type { Label } from '../context.ts'
import type { FundingContext } from './context.ts'

type Uptake = z.input<(typeof getPolicyUptake)['output']>

/** That an enterprise was promised what a clause gives. */
export type Committed = { readonly clause: string; readonly creditCode: string }

/** How far one clause reaches: counts of what it is given for, enterprises where it says so. Unit: fen. */
export type ClauseCoverage = {
  readonly id: string
  readonly applies: number
  readonly unknown: number
  readonly unpriced: number
  readonly doesNotApply: number
  readonly fen: bigint
  readonly mostMissing: string | null
  /** Enterprises. */
  readonly entitledOrCommitted: number
}

/** How far clauses reach in one part of the enterprises. Unit: fen. */
export type CoveredPart = {
  readonly key: string
  readonly label: Label | null
  readonly enterprises: number
  readonly entitled: number
  readonly committed: number
  readonly entitledOrCommitted: number
  readonly fen: bigint
}

/** How far the clauses in force on a day reach in the enterprises of a register. */
export type Coverage = {
  readonly register: string
  readonly enterprises: number
  readonly misfits: number
  readonly clauses: readonly ClauseCoverage[]
  readonly parts: Readonly<Record<'district' | 'industry' | 'size', readonly CoveredPart[]>>
}

type Row = {
  readonly clause_id: string
  readonly credit_code: string
  readonly amount_fen: bigint
  readonly paid_fen: bigint
  readonly entitled_on: string | null
  readonly decided_on: string
  readonly paid_on: string | null
}

type OfferCount = { readonly clause_id: string; readonly state: string; readonly count: number }

/** Commitments in force with the day on which the last of each was paid; that day only where it was paid whole. */
const listRows = async ({ sql: on }: Scope, year: number | undefined): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select c.clause_id, c.credit_code, c.amount_fen, c.paid_fen, c.entitled_on, c.decided_on,
      case when c.paid_fen = c.amount_fen then (select max(d.paid_on) from disbursement d
        where d.commitment_id = c.id and d.reversed_at is null) end as paid_on
    from funding_commitment c
    where c.reversed_at is null and ${year === undefined ? sql`true` : sql`c.year = ${year}::int`}`.execute(on)
  return rows
}

const listOfferCounts = async ({ sql: on }: Scope, today: string): Promise<readonly OfferCount[]> => {
  const { rows } = await sql<OfferCount>`select clause_id,
      case when state = 'offered' and answer_by < ${today}::date then 'lapsed' else state end as state,
      count(*)::int as count from grant_offer group by 1, 2`.execute(on)
  return rows
}

const daysBetween = (from: string | null, to: string | null): readonly number[] => {
  if (!CivilDate.is(from) || !CivilDate.is(to)) return []
  return [Math.max(0, CivilDate.daysBetween(from, to))]
}

/** The middle one; of two in the middle the mean, cut to whole days. */
const median = (days: readonly number[]): number | null => {
  const order = days.toSorted((a, b) => a - b)
  const middle = Math.floor(order.length / 2)
  const upper = order[middle]
  if (upper === undefined) return null
  return order.length % 2 === 1 ? upper : Math.floor((upper + (order[middle - 1] ?? upper)) / 2)
}

const sum = (amounts: readonly bigint[]): string => amounts.reduce((total, fen) => total + fen, 0n).toString()

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.floor((part * 10_000) / whole))

const speedOf = (rows: readonly Row[]): ClauseUptake['medianDays'] => ({
  fromEntitlementToDecision: median(rows.flatMap((row) => daysBetween(row.entitled_on, row.decided_on))),
  fromDecisionToPayment: median(rows.flatMap((row) => daysBetween(row.decided_on, row.paid_on))),
  fromEntitlementToPayment: median(rows.flatMap((row) => daysBetween(row.entitled_on, row.paid_on))),
})

/** What was promised and paid so far, and what was offered. */
export type Support = { readonly rows: readonly Row[]; readonly offers: readonly OfferCount[] }

/** Reads what was promised, in a year or ever, and what was offered. */
export const readSupport = (
  { database, today }: Pick<FundingContext, 'database' | 'today'>,
  actor: Actor,
  year: number | undefined,
): Promise<Support> =>
  database.read(actor, async (scope) => ({
    rows: await listRows(scope, year),
    offers: await listOfferCounts(scope, today()),
  }))

/** Who was promised what. */
export const committedIn = ({ rows }: Support): readonly Committed[] =>
  rows.map(({ clause_id: clause, credit_code: creditCode }) => ({ clause, creditCode }))

const notInForce = { applies: 0, unknown: 0, unpriced: 0, doesNotApply: 0, fen: 0n, mostMissing: null }

const ofClause = (
  id: string,
  { set, coverage, support }: { readonly set: PolicySet; readonly coverage: Coverage; readonly support: Support },
): readonly ClauseUptake[] => {
  const latest = set.clauses.get(id)?.at(-1)
  if (!latest || latest.clause.kind !== 'grant') return []
  const own = support.rows.filter(({ clause_id: clause }) => clause === id)
  const granted = new Set(own.map(({ credit_code: code }) => code))
  const reach = coverage.clauses.find((one) => one.id === id) ?? { ...notInForce, entitledOrCommitted: granted.size }
  const offered = support.offers.filter(({ clause_id: clause }) => clause === id)
  const countOf = (state: string): number => offered.find((one) => one.state === state)?.count ?? 0
  const paid = own.filter(({ paid_fen: fen }) => fen > 0n)
  return [
    {
      clause: { id, title: latest.clause.title, from: latest.from },
      policy: { id: latest.policy.id, title: latest.policy.title },
      entitled: { count: reach.applies, fen: reach.fen.toString(), withoutAmount: reach.unpriced },
      unknown: { count: reach.unknown, mostMissing: reach.mostMissing },
      doesNotApply: reach.doesNotApply,
      offered: {
        count: offered.reduce((total, { count }) => total + count, 0),
        declined: countOf('declined'),
        lapsed: countOf('lapsed'),
      },
      committed: { count: own.length, applicants: granted.size, fen: sum(own.map(({ amount_fen: fen }) => fen)) },
      paid: { count: paid.length, fen: sum(paid.map(({ paid_fen: fen }) => fen)) },
      uptakeBasisPoints: share(granted.size, reach.entitledOrCommitted),
      medianDays: speedOf(own),
    },
  ]
}

const toPart = ({
  key,
  label,
  enterprises,
  entitled,
  committed,
  entitledOrCommitted,
  fen,
}: CoveredPart): UptakePart => ({
  key,
  label,
  enterprises,
  entitled: { count: entitled, fen: fen.toString() },
  committed,
  uptakeBasisPoints: share(committed, entitledOrCommitted),
})

const partsOf = ({ district, industry, size }: Coverage['parts']): Uptake['parts'] => ({
  district: district.map(toPart),
  industry: industry.map(toPart),
  size: size.map(toPart),
})

/** What became of each clause: an estimate of who could have it, and the register's word on who was promised and paid. */
export const uptakeOf = (
  set: PolicySet,
  coverage: Coverage,
  support: Support,
): Pick<Uptake, 'items' | 'parts' | 'totals'> => {
  const { rows } = support
  const items = [...set.clauses.keys()].flatMap((id) => ofClause(id, { set, coverage, support }))
  return {
    items,
    parts: partsOf(coverage.parts),
    totals: {
      entitledFen: sum(items.map(({ entitled }) => BigInt(entitled.fen))),
      committedFen: sum(rows.map(({ amount_fen: fen }) => fen)),
      paidFen: sum(rows.map(({ paid_fen: fen }) => fen)),
      commitments: rows.length,
      applicants: new Set(rows.map(({ credit_code: code }) => code)).size,
      medianDays: speedOf(rows).fromEntitlementToPayment,
    },
  }
}
