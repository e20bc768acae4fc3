import { type Applicant, choose, type Entitlement, grantId, type Payment } from '@ceyuan/policy'
import { Fen } from '@ceyuan/values'
import type { Grants } from './grants.ts'
import { clashes, type Law } from './law.ts'
import type { Population } from './population.ts'

/** What an enterprise is paid in one year of a run. Unit: fen. */
export type Paid = { readonly place: number; readonly row: number; readonly fen: number }

/** What was paid earlier in the run itself, and before it. */
export type Earlier = {
  readonly inRun: readonly { readonly clause: string; readonly subject: string | null; readonly payment: Payment }[]
  readonly before: readonly Payment[]
}

/** What was chosen, and whether it is proved that nothing pays more. */
export type Chosen = { readonly paid: readonly Paid[]; readonly proved: boolean }

/** A grant that an enterprise could be paid in a year. */
export type Candidate = Paid & { readonly subject: string | null }

const nothing: Chosen = Object.freeze({ paid: [], proved: true })

/** An applicant of whom only history is asked. */
export const nobody: Omit<Applicant, 'history'> = { id: '', facts: new Map(), projects: [], products: [], group: null }

/** A grant as the policy package has it. */
export const entitlementOf = ({ clauses, on }: Law, { place, subject, fen }: Candidate): Entitlement | null => {
  const ready = clauses[place]
  if (!ready) return null
  return {
    id: ready.id,
    ready,
    subject: { kind: ready.clause.subject, id: subject },
    on,
    status: 'applies',
    reasons: [],
    missing: [],
    amount: { kind: 'known', fen: Fen.create(BigInt(fen)), computedFen: Fen.create(BigInt(fen)), lostFen: Fen.zero },
    condition: null,
    wouldPay: null,
    calculation: null,
    requirements: [],
    isToVerify: false,
    problems: [],
  }
}

// The law's own reading, for whatever is not plain.
const chooseByReference = (law: Law, candidates: readonly Candidate[], history: readonly Payment[]): Chosen => {
  const entitlements = candidates.flatMap((candidate) => entitlementOf(law, candidate) ?? [])
  const choice = choose(law.set, { ...nobody, history }, entitlements, { on: law.on })
  if (choice.kind === 'failure') throw new Error(`No bundle can be found: ${choice.problems[0].code}`)
  const { bundle } = choice.value
  const paidById = new Map(bundle.chosen.map(({ id, paidFen }) => [id, Number(paidFen)]))
  const paid = candidates.flatMap((candidate, index) => {
    const entitlement = entitlements[index]
    const fen = entitlement ? (paidById.get(grantId(entitlement)) ?? 0) : 0
    return fen > 0 ? [{ place: candidate.place, row: candidate.row, fen }] : []
  })
  return { paid, proved: bundle.paidFen === bundle.boundFen }
}

const isFree = (law: Law, { inRun }: Earlier, { place, subject }: Candidate): boolean =>
  !inRun.some((earlier) => clashes(law.barred(place, earlier.clause), earlier.subject === subject))

// No ceiling can cut where all grants under it, with what was paid under it in this run, stay below it.
const isBelowCeilings = (law: Law, candidates: readonly Candidate[], { inRun }: Earlier): boolean => {
  const sums = new Map<string, { readonly most: number; sum: number }>()
  for (const { place, fen } of candidates) {
    for (const { id, fen: most } of law.ceilings[place] ?? []) {
      const known = sums.get(id) ?? { most: Number(most), sum: 0 }
      known.sum += fen
      sums.set(id, known)
    }
  }
  const before = inRun.reduce((sum, { payment }) => sum + Number(payment.fen), 0)
  return [...sums.values()].every(({ most, sum }) => sum + before <= most)
}

const clash = (law: Law, one: Candidate, other: Candidate): boolean =>
  clashes(law.clash[one.place * law.clauses.length + other.place] ?? 0, one.subject === other.subject)

const idOf = (law: Law, { place, subject }: Candidate): string =>
  subject === null ? (law.clauses[place]?.id ?? '') : `${law.clauses[place]?.id ?? ''}@${subject}`

// The highest of some that all exclude each other; of equal ones the one whose id comes first.
const highest = (law: Law, clique: readonly Candidate[]): Candidate | undefined => {
  let best: Candidate | undefined
  for (const one of clique) {
    if (!best || one.fen > best.fen || (one.fen === best.fen && idOf(law, one) < idOf(law, best))) best = one
  }
  return best
}

/** Parts grants that all exclude each other from the rest; null where some exclude only some. */
const cliquesOf = (law: Law, candidates: readonly Candidate[]): readonly (readonly Candidate[])[] | null => {
  const cliques: Candidate[][] = []
  for (const one of candidates) {
    const meets = cliques.filter((clique) => clique.some((other) => clash(law, one, other)))
    const [clique] = meets
    if (!clique) cliques.push([one])
    else if (meets.length === 1 && clique.every((other) => clash(law, one, other))) clique.push(one)
    else return null
  }
  return cliques
}

/** The year that is chosen for: its law, its grants, and the projects and products that they are for. */
export type Year = { readonly law: Law; readonly grants: Grants; readonly tables: Population['tables'] }

/** What an enterprise could be paid in a year, before 就高不重复. */
export const candidatesOf = ({ law, grants, tables }: Year, enterprise: number): readonly Candidate[] => {
  const all: Candidate[] = []
  const end = grants.from[enterprise + 1] ?? 0
  for (let at = grants.from[enterprise] ?? 0; at < end; at += 1) {
    const [place, row] = [grants.outcome[at] ?? 0, grants.row[at] ?? 0]
    const kind = law.clauses[place]?.clause.subject ?? 'applicant'
    const subject = kind === 'applicant' ? null : (tables[kind].subjects[row] ?? null)
    all.push({ place, row, fen: grants.fen[at] ?? 0, subject })
  }
  return all
}

/** What an enterprise is paid of its grants in a year: exact, and as `choose` of the policy package has it. */
export const chooseGrants = (year: Year, enterprise: number, earlier: Earlier): Chosen => {
  const { law } = year
  const all = candidatesOf(year, enterprise)
  if (all.length === 0) return nothing
  if (earlier.before.length > 0) {
    return chooseByReference(law, all, [...earlier.before, ...earlier.inRun.map(({ payment }) => payment)])
  }
  const open = earlier.inRun.length === 0 ? all : all.filter((one) => isFree(law, earlier, one))
  const [only] = open
  if (!only) return nothing
  if (!isBelowCeilings(law, open, earlier)) {
    return chooseByReference(
      law,
      all,
      earlier.inRun.map(({ payment }) => payment),
    )
  }
  if (open.length === 1) return { paid: [only], proved: true }
  const cliques = cliquesOf(law, open)
  if (!cliques) return chooseByReference(law, open, [])
  return { paid: cliques.flatMap((clique) => highest(law, clique) ?? []), proved: true }
}
