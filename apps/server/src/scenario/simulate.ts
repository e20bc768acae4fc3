import type { Payment } from '@ceyuan/policy'
import { Fen } from '@ceyuan/values'
import { chooseGrants, type Earlier, type Year } from './choose-grants.ts'
import type { Pace } from './evaluate.ts'

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
}

type Run = { readonly years: readonly Year[]; readonly historyOf: (enterprise: number) => readonly Payment[] }

const runOne = ({ years, historyOf }: Run, enterprise: number, paid: PaidGrant[]): boolean => {
  const inRun: Earlier['inRun'][number][] = []
  const before = historyOf(enterprise)
  let proved = true
  years.forEach((year, index) => {
    const chosen = chooseGrants(year, enterprise, { inRun, before })
    proved &&= chosen.proved
    for (const { place, row, fen } of chosen.paid) {
      paid.push({ enterprise, year: index, place, row, fen })
      const ready = year.law.clauses[place]
      if (!ready || index === years.length - 1) continue
      const { subject: kind } = ready.clause
      const subject = kind === 'applicant' ? null : (year.tables[kind].subjects[row] ?? null)
      const payment = { clause: ready.id, subject, fen: Fen.create(BigInt(fen)), paidOn: year.law.on }
      inRun.push({ clause: ready.id, subject, payment })
    }
  })
  return proved
}

const between = 4096

/** Pays each of these enterprises year after year; what was paid counts as history in the years that follow. */
export const simulate = async (run: Run, enterprises: Iterable<number>, pace: Pace): Promise<Payout> => {
  const paid: PaidGrant[] = []
  const unproved: number[] = []
  let done = 0
  for (const enterprise of enterprises) {
    if (!runOne(run, enterprise, paid)) unproved.push(enterprise)
    done += 1
    if (done % between === 0) await pace.pause()
  }
  return { paid, unproved }
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
