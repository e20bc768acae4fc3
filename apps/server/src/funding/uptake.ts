import type { ClauseUptake, getPolicyUptake } from '@ceyuan/contract'
import type { Entitlement, PolicySet } from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor, Scope } from '../database/database.ts'
import { knownFen } from './amount-check.ts'
import type { FundingContext } from './context.ts'
import type { Population } from './population.ts'

type Uptake = z.input<(typeof getPolicyUptake)['output']>

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

const mostMissing = (unknown: readonly Entitlement[]): string | null => {
  const counts = new Map<string, number>()
  for (const fact of unknown.flatMap(({ missing }) => missing)) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

const coverageOf = (population: Population, clause: string) => {
  const found = population.members.flatMap(({ entitlements }) => entitlements.filter(({ id }) => id === clause))
  const entitled = found.filter(({ status }) => status === 'applies')
  const amounts = entitled.flatMap((one) => knownFen(one) ?? [])
  const unknown = found.filter(({ status }) => status === 'unknown')
  return {
    entitled: { count: entitled.length, fen: sum(amounts), withoutAmount: entitled.length - amounts.length },
    unknown: { count: unknown.length, mostMissing: mostMissing(unknown) },
    doesNotApply: found.length - entitled.length - unknown.length,
    entitledCodes: population.members.flatMap(({ creditCode, entitlements }) =>
      entitlements.some(({ id, status }) => id === clause && status === 'applies') ? [creditCode] : [],
    ),
  }
}

const speedOf = (rows: readonly Row[]): ClauseUptake['medianDays'] => ({
  fromEntitlementToDecision: median(rows.flatMap((row) => daysBetween(row.entitled_on, row.decided_on))),
  fromDecisionToPayment: median(rows.flatMap((row) => daysBetween(row.decided_on, row.paid_on))),
  fromEntitlementToPayment: median(rows.flatMap((row) => daysBetween(row.entitled_on, row.paid_on))),
})

const ofClause = (
  id: string,
  {
    set,
    population,
    rows,
    offers,
  }: {
    readonly set: PolicySet
    readonly population: Population
    readonly rows: readonly Row[]
    readonly offers: readonly OfferCount[]
  },
): readonly ClauseUptake[] => {
  const latest = set.clauses.get(id)?.at(-1)
  if (!latest || latest.clause.kind !== 'grant') return []
  const own = rows.filter(({ clause_id: clause }) => clause === id)
  const { entitledCodes, ...coverage } = coverageOf(population, id)
  const granted = new Set(own.map(({ credit_code: code }) => code))
  const all = new Set([...entitledCodes, ...granted])
  const offered = offers.filter(({ clause_id: clause }) => clause === id)
  const countOf = (state: string): number => offered.find((one) => one.state === state)?.count ?? 0
  const paid = own.filter(({ paid_fen: fen }) => fen > 0n)
  return [
    {
      clause: { id, title: latest.clause.title, from: latest.from },
      policy: { id: latest.policy.id, title: latest.policy.title },
      ...coverage,
      offered: {
        count: offered.reduce((total, { count }) => total + count, 0),
        declined: countOf('declined'),
        lapsed: countOf('lapsed'),
      },
      committed: { count: own.length, applicants: granted.size, fen: sum(own.map(({ amount_fen: fen }) => fen)) },
      paid: { count: paid.length, fen: sum(paid.map(({ paid_fen: fen }) => fen)) },
      uptakeBasisPoints: all.size === 0 ? null : Math.floor((granted.size * 10_000) / all.size),
      medianDays: speedOf(own),
    },
  ]
}

/** What became of each clause of the city: an estimate of who could have it, and the register's word on who was promised and paid. */
export const readUptake = async (
  context: FundingContext,
  actor: Actor,
  population: Population,
  year: number | undefined,
): Promise<Uptake> => {
  const set = context.policies()
  const { rows, offers } = await context.database.read(actor, async (scope) => ({
    rows: await listRows(scope, year),
    offers: await listOfferCounts(scope, context.today()),
  }))
  const items = [...set.clauses.keys()].flatMap((id) => ofClause(id, { set, population, rows, offers }))
  return {
    on: population.on,
    year: year ?? null,
    items,
    next: null,
    looked: { count: population.members.length, of: population.registered, register: population.register },
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
