import type { getUnit, LedgerFilter, LedgerLine, listLedger, Locale, OrderSummary } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { City } from '../city/city.ts'
import type { Actor } from '../database/database.ts'
import { ledgerLines, toLedgerLine, withMilestones, type LatestActs } from './ledger-lines.ts'
import type { MilestoneReader, PlanProgress, ProgressReader } from './progress-reader.ts'

/** What the ledger takes from coordination: the latest act on each commitment, and a unit's orders. */
export type OrderReader = {
  readonly latestActs: (actor: Actor) => Promise<LatestActs>
  readonly ofUnit: (ask: LedgerAsk, unit: string) => Promise<OrderSummary[]>
}

type Ledger = z.input<typeof listLedger.output>
type UnitPage = z.input<typeof getUnit.output>

/** Who asks, and in which language. */
export type LedgerAsk = { readonly actor: Actor; readonly locale: Locale }

/** The task ledger and the page of a unit. */
export type LedgerService = {
  readonly list: (ask: LedgerAsk, filter: LedgerFilter) => Promise<Result<Ledger>>
  readonly unit: (ask: LedgerAsk, id: string, asOf: string | undefined) => Promise<Result<UnitPage>>
}

const mayReadOrders = (actor: Actor): boolean => actor.scopes.has('order.read')

const labelOf = (label: City['name'], locale: Locale): string => (locale === 'en' ? label.en : label.zh)

const countsOf = (lines: readonly LedgerLine[]): UnitPage['counts'] => {
  const counts = { behind: 0, atRisk: 0, unknown: 0, onCourse: 0, met: 0 }
  for (const { commitment } of lines) counts[commitment.light] += 1
  return counts
}

const isLightDone = ({ commitment }: LedgerLine): boolean => commitment.light === 'met'

type Standing = Pick<PlanProgress, 'asOf' | 'today' | 'counts' | 'sections' | 'units' | 'commitments'>

// A city that has not confirmed a plan yet has an empty ledger, not a failure.
const planOrNothing = (plan: Result<PlanProgress>, asOf: string | undefined, today: string): Result<Standing> => {
  if (plan.kind === 'success' || plan.problems[0].code !== 'progress.plan-not-found') return plan
  const counts = { behind: 0, atRisk: 0, unknown: 0, onCourse: 0, met: 0 }
  return Result.success({ asOf: asOf ?? today, today, counts, sections: [], units: [], commitments: [] })
}

/** The ledger of a city, read from its progress and its orders. */
export const createLedgerService = ({
  city,
  progress,
  orders,
  today: todayOf,
}: {
  readonly city: City
  readonly progress: ProgressReader & MilestoneReader
  readonly orders: OrderReader
  readonly today: () => string
}): LedgerService => {
  const actsFor = async (actor: Actor): Promise<LatestActs> =>
    withMilestones(
      mayReadOrders(actor) ? await orders.latestActs(actor) : new Map(),
      await progress.confirmations(actor),
    )
  return Object.freeze({
    list: async ({ actor, locale }, filter) => {
      const plan = planOrNothing(await progress.plan(actor, { asOf: filter.asOf }, locale), filter.asOf, todayOf())
      if (plan.kind === 'failure') return plan
      const { asOf, today, counts, units, sections } = plan.value
      const items = ledgerLines(plan.value, await actsFor(actor), filter)
      const headings = sections.map(({ path, heading }) => ({ path, heading }))
      return Result.success({ asOf, today, counts, sections: headings, units, items, next: null })
    },
    unit: async ({ actor, locale }, id, asOf) => {
      const unit = city.units.find((each) => each.id === id)
      if (!unit) {
        const known = city.units.map(({ name }) => name)
        return Result.failure(Problem.create('coordination.unit-not-found', { found: id, known }))
      }
      const plan = planOrNothing(await progress.plan(actor, { asOf }, locale), asOf, todayOf())
      if (plan.kind === 'failure') return plan
      const acts = await actsFor(actor)
      const lines = plan.value.commitments.map((line) => toLedgerLine(line, plan.value.sections, acts))
      const lead = lines.filter(({ commitment }) => commitment.lead?.id === id)
      const support = lines.filter(({ commitment }) => commitment.support.some((each) => each.id === id))
      return Result.success({
        asOf: plan.value.asOf,
        today: plan.value.today,
        unit: {
          id,
          name: locale === 'en' ? (unit.en ?? unit.name) : unit.name,
          fullName: locale === 'en' ? (unit.en ?? unit.name) : (unit.fullName ?? unit.name),
        },
        counts: countsOf([...lead, ...support]),
        lead,
        support,
        orders: mayReadOrders(actor) ? await orders.ofUnit({ actor, locale }, id) : null,
        registers: city.registers
          .filter(({ owner }) => owner === id)
          .map((register) => ({ id: register.id, label: labelOf(register.label, locale) })),
        milestones: lead.filter((line) => line.commitment.binding === 'milestone' && !isLightDone(line)),
      })
    },
  } satisfies LedgerService)
}
