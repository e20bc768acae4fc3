import type { Payment } from '@ceyuan/policy'
import { Fen } from '@ceyuan/values'
import { chooseGrants, type Chosen, type Earlier, type Year } from './choose-grants.ts'
import { chooseTogether } from './choose-together.ts'
import type { Pace } from './evaluate.ts'
import { type Families, hasShared, type Histories, unitsOf } from './families.ts'

/** One grant that is paid in a run. Unit: fen. */
export type PaidGrant = {
  readonly enterprise: number
  /** The year of the run, from 0. */
  readonly year: number
  /** The place of the clause among the outcomes of that year. */
  readonly place: number
  readonly row: number
  readonly fen: number
}

/** What a population is paid over the years, under 就高不重复. */
export type Payout = {
  readonly paid: readonly PaidGrant[]
  /** The enterprises for which it is not proved that nothing pays more. */
  readonly unproved: readonly number[]
  /** The groups of companies of which several members have grants under one ceiling, and those of which it could cut. */
  readonly shared: readonly number[]
  readonly cut: readonly number[]
}

/** What is paid for: the years with their grants, the groups of companies, and what was granted before. */
export type Run = {
  readonly years: readonly Year[]
  readonly families: Families
  readonly histories: Histories
}

type InRun = Earlier['inRun'][number][]

type Found = {
  readonly paid: PaidGrant[]
  readonly unproved: Set<number>
  readonly shared: Set<number>
  readonly cut: Set<number>
}

const remember = (year: Year, { paid }: Chosen, inRun: InRun): void => {
  for (const { place, row, fen } of paid) {
    const ready = year.law.clauses[place]
    if (!ready) continue
    const { subject: kind } = ready.clause
    const subject = kind === 'applicant' ? null : (year.tables[kind].subjects[row] ?? null)
    const payment: Payment = { clause: ready.id, subject, fen: Fen.create(BigInt(fen)), paidOn: year.law.on }
    inRun.push({ clause: ready.id, subject, payment })
  }
}

const chosenIn = (
  year: Year,
  members: readonly { readonly enterprise: number; readonly earlier: Earlier }[],
  { histories, families }: Run,
  found: Found,
): readonly Chosen[] => {
  const family = families.of[members[0]?.enterprise ?? -1] ?? -1
  if (family < 0 || !hasShared(year.law.set)) {
    return members.map(({ enterprise, earlier }) => chooseGrants(year, enterprise, earlier))
  }
  const { chosen, isShared, isCut } = chooseTogether(year, members, histories.outside(family))
  if (isShared) found.shared.add(family)
  if (isCut) found.cut.add(family)
  return chosen
}

const runUnit = (run: Run, enterprises: readonly number[], found: Found): void => {
  const { years, histories } = run
  const members = enterprises.map((enterprise) => {
    const inRun: InRun = []
    return { enterprise, inRun, earlier: { inRun, before: histories.of(enterprise) } }
  })
  years.forEach((year, index) => {
    chosenIn(year, members, run, found).forEach((chosen, place) => {
      const member = members[place]
      if (!member) return
      const { enterprise } = member
      if (!chosen.proved) found.unproved.add(enterprise)
      for (const one of chosen.paid) found.paid.push({ enterprise, year: index, ...one })
      if (index < years.length - 1) remember(year, chosen, member.inRun)
    })
  })
}

const between = 4096

/**
 * Pays each of these enterprises year after year; what was paid counts as history in the years that follow. Where members of a
 * group of companies share a ceiling, the whole group is paid together, also those of its members who are not asked for.
 */
export const simulate = async (run: Run, enterprises: Iterable<number>, pace: Pace): Promise<Payout> => {
  const found: Found = { paid: [], unproved: new Set(), shared: new Set(), cut: new Set() }
  const isShared = run.years.some(({ law }) => hasShared(law.set))
  const units = isShared ? unitsOf(enterprises, run.families) : Array.from(enterprises, (one) => [one])
  let done = 0
  await pace.pause('paying', 0, units.length)
  for (const unit of units) {
    runUnit(run, unit, found)
    done += 1
    if (done % between === 0) await pace.pause('paying', done, units.length)
  }
  const { paid, unproved, shared, cut } = found
  return { paid, unproved: [...unproved], shared: [...shared], cut: [...cut] }
}

/** The enterprises that have grants in some year, in order. */
export const withGrants = (years: readonly Year[], size: number): readonly number[] => {
  const found: number[] = []
  for (let enterprise = 0; enterprise < size; enterprise += 1) {
    const has = years.some(({ grants }) => (grants.from[enterprise + 1] ?? 0) > (grants.from[enterprise] ?? 0))
    if (has) found.push(enterprise)
  }
  return found
}
