import { type Fact, type FactSheet, type PolicySet, readFactValue, type SubjectKind } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { nearestName } from '../city/nearest-name.ts'
import type { Dossier } from './dossier.ts'

/** What an enterprise says of itself, a project or a product. */
export type Said = {
  readonly subject: { readonly kind: SubjectKind; readonly id: string | null }
  readonly fact: string
  readonly value: unknown
  readonly document: string | null
}

const sheetOf = ({ applicant }: Dossier, { kind, id }: Said['subject']): FactSheet | undefined => {
  if (kind === 'applicant') return id === null ? applicant.facts : undefined
  const owned = kind === 'project' ? applicant.projects : applicant.products
  return owned.find((one) => one.id === id)?.facts
}

const factOf = (set: PolicySet, { fact: name, subject }: Said, path: string): Result<Fact> => {
  const fact = set.book.facts.get(name)
  if (!fact) {
    const values = { kind: 'fact', found: name, nearest: nearestName(name, [...set.book.facts.keys()]) ?? '' }
    return Result.failure(Problem.create('policy.unknown-name', values, { path: `${path}/fact` }))
  }
  if (fact.origin.kind === 'formula') {
    return Result.failure(Problem.create('policy.fact-is-derived', { name }, { path: `${path}/fact` }))
  }
  if (fact.subject !== subject.kind) {
    const values = { name, subject: fact.subject, found: subject.kind }
    return Result.failure(Problem.create('policy.fact-of-other-subject', values, { path: `${path}/subject` }))
  }
  return Result.success(fact)
}

const heldBy = (sheet: FactSheet, { name }: Fact, { origins }: Dossier): Problem | null => {
  const from = sheet.get(name)?.from
  const origin = from && origins.get(from)
  if (origin?.kind !== 'register') return null
  const { register, field } = origin
  return Problem.create('policy.fact-held-by-register', { name, register: register.id, field: field.id })
}

const placed = ({ code, values }: Problem, path: string): Problem =>
  Problem.create(code, values, { path: `${path}/value` })

const checkOne = (said: Said, set: PolicySet, dossier: Dossier, path: string): Result<Said> =>
  Result.andThen(factOf(set, said, path), (fact) => {
    const sheet = sheetOf(dossier, said.subject)
    if (!sheet) {
      const values = { kind: said.subject.kind, found: said.subject.id ?? '' }
      return Result.failure(Problem.create('policy.subject-not-found', values, { path: `${path}/subject` }))
    }
    const held = heldBy(sheet, fact, dossier)
    if (held) return Result.failure(held)
    const read = readFactValue(fact, said.value)
    if (read.kind === 'success') return Result.success(said)
    const [first, ...rest] = read.problems
    return Result.failure(placed(first, path), ...rest.map((problem) => placed(problem, path)))
  })

/** Checks what an enterprise says against the dictionary and what the registers hold; all problems come back together. */
export const checkSaid = (said: readonly Said[], set: PolicySet, dossier: Dossier): Result<readonly Said[]> =>
  Result.all(said.map((one, index) => checkOne(one, set, dossier, `/body/facts/${index}`)))

/** The facts that a rule rests on in the end: through formulas down to what is said. */
const basesOf = (set: PolicySet, names: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    for (const next of set.book.formulas.get(name)?.facts ?? []) visit(next)
  }
  for (const name of names) visit(name)
  return found
}

/** The units responsible for the clauses that need a fact. */
export const unitsNeeding = (set: PolicySet, fact: string): ReadonlySet<string> =>
  new Set(
    [...set.clauses.values()].flat().flatMap(({ clause, condition, amount }) => {
      const names = [...(condition?.facts ?? []), ...(amount?.facts ?? [])]
      return basesOf(set, names).has(fact) ? clause.units : []
    }),
  )
