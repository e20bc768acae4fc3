import type { CommitmentLine, LedgerFilter, LedgerLine, Light } from '@ceyuan/contract'
import type { PlanProgress } from './progress-reader.ts'

/** The latest act on each commitment, by its id. */
export type LatestActs = ReadonlyMap<string, Pick<LedgerLine, 'latest' | 'openOrders'>>

/** That a milestone was confirmed: which commitment, by whom, when. */
export type MilestoneAct = { readonly commitment: string; readonly by: string; readonly at: string }

/** The latest of what was done by order and by confirming a milestone. */
export const withMilestones = (acts: LatestActs, milestones: readonly MilestoneAct[]): LatestActs => {
  const all = new Map(acts)
  for (const { commitment, by, at } of milestones) {
    const known = all.get(commitment)
    const latest = known?.latest ?? null
    if (latest !== null && Date.parse(latest.at) >= Date.parse(at)) continue
    all.set(commitment, { openOrders: known?.openOrders ?? 0, latest: { kind: 'confirmed', at, by, order: null } })
  }
  return all
}

const order: readonly Light[] = ['behind', 'atRisk', 'unknown', 'onCourse', 'met']
const farAway = '9999-12-31'

const answersFor = (line: CommitmentLine, unit: string, role: LedgerFilter['role']): boolean => {
  const isLead = line.lead?.id === unit
  const isSupport = line.support.some(({ id }) => id === unit)
  if (role === undefined) return isLead || isSupport
  return role === 'lead' ? isLead : isSupport
}

const isWithin = (section: string, path: string): boolean => section === path || section.startsWith(`${path}/`)

const holds = (line: CommitmentLine, { text }: LedgerFilter): boolean =>
  text === undefined || `${line.title} ${line.quote}`.toLowerCase().includes(text.toLowerCase())

const isWanted = (line: CommitmentLine, filter: LedgerFilter): boolean =>
  (filter.section === undefined || isWithin(line.section, filter.section)) &&
  (filter.unit === undefined || answersFor(line, filter.unit, filter.role)) &&
  (filter.light === undefined || line.light === filter.light) &&
  (filter.kind === undefined || line.kind === filter.kind) &&
  (filter.binding === undefined || line.binding === filter.binding) &&
  holds(line, filter)

const sorted = (lines: readonly CommitmentLine[], sort: LedgerFilter['sort']): readonly CommitmentLine[] => {
  if (sort === 'light') return lines.toSorted((a, b) => order.indexOf(a.light) - order.indexOf(b.light))
  if (sort === 'due') return lines.toSorted((a, b) => (a.dueOn ?? farAway).localeCompare(b.dueOn ?? farAway))
  return lines
}

/** A commitment as a line of the ledger. */
export const toLedgerLine = (
  commitment: CommitmentLine,
  sections: PlanProgress['sections'],
  acts: LatestActs,
): LedgerLine => ({
  commitment,
  heading: sections.find(({ path }) => path === commitment.section)?.heading ?? '',
  ...(acts.get(commitment.id) ?? { latest: null, openOrders: 0 }),
})

/** The lines that a filter leaves, in its order; the plan's own order unless told. */
export const ledgerLines = (
  plan: Pick<PlanProgress, 'commitments' | 'sections'>,
  acts: LatestActs,
  filter: LedgerFilter,
): LedgerLine[] =>
  sorted(
    plan.commitments.filter((line) => isWanted(line, filter)),
    filter.sort,
  ).map((line) => toLedgerLine(line, plan.sections, acts))
