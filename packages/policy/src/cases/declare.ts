import { CivilDate, Fen, type Problem } from '@ceyuan/values'
import { readApplicant } from '../applicant/read-applicant.ts'
import type { Applicant } from '../applicant/applicant.ts'
import type { Ceiling, Clause, DuplicateGroup, Label, Policy, Source } from '../clause/clause.ts'
import type { Fact } from '../clause/fact.ts'
import type { Ladder } from '../ladder/rung.ts'
import { createPolicySet } from '../set/create-policy-set.ts'
import type { Declared } from '../set/declared.ts'
import type { PolicySet } from '../set/policy-set.ts'

/** A label of which both languages are the same. */
export const label = (text: string): Label => ({ zh: text, en: text })

/** A source that is not looked at. */
export const source: Source = { title: '示例', link: null, date: null }

/** A day of a test. */
export const day = (text: string): CivilDate => {
  if (!CivilDate.is(text)) throw new Error(`no day: ${text}`)
  return text
}

/** A fact of a test: an applicant's number unless said otherwise. */
export const fact = (name: string, more: Partial<Fact> = {}): Fact => ({
  name,
  label: label(name),
  help: null,
  question: null,
  kind: 'number',
  unit: null,
  subject: 'applicant',
  origin: { kind: 'asked' },
  values: [],
  min: null,
  max: null,
  fixed: false,
  ...more,
})

/** A clause of a test: in force from 2025, for the applicant, ten thousand yuan once, unless said otherwise. */
export const clause = (id: string, more: Partial<Clause> = {}): Clause => ({
  id,
  policy: 'P',
  kind: 'grant',
  entry: 'enacts',
  title: label(id),
  subject: 'applicant',
  from: day('2025-01-01'),
  until: null,
  standing: 'inForce',
  condition: 'true',
  amount: '万元(1)',
  rounding: { stepFen: 1n, mode: 'down', basis: label('按分') },
  cap: null,
  frequency: 'once',
  shares: [],
  requires: [],
  groups: [],
  incompatible: [],
  units: [],
  quote: '原文',
  source,
  certainty: 'verbatim',
  unseen: [],
  ...more,
})

/** A duplicate group of a test. */
export const group = (id: string, per: DuplicateGroup['per'] = 'subject'): DuplicateGroup => ({
  id,
  title: label(id),
  per,
  quote: '就高不重复',
  source,
  certainty: 'verbatim',
  reading: null,
})

/** A ceiling of a test. Unit: fen. */
export const ceiling = (id: string, fen: bigint, more: Partial<Ceiling> = {}): Ceiling => ({
  id,
  title: label(id),
  of: 'applicant',
  clauses: [],
  per: 'year',
  fen: Fen.create(fen),
  quote: '总额不超过',
  source,
  ...more,
})

/** What a test declares. */
export type Given = {
  readonly facts?: readonly Fact[]
  readonly clauses?: readonly Clause[]
  readonly groups?: readonly DuplicateGroup[]
  readonly ceilings?: readonly Ceiling[]
  readonly ladders?: readonly Ladder[]
  readonly units?: readonly string[]
}

const policyOf = ({ clauses = [], groups = [], ceilings = [] }: Given): Policy => ({
  id: 'P',
  title: '示例政策',
  number: null,
  issuer: '示例',
  date: day('2025-01-01'),
  standing: 'inForce',
  level: 'municipal',
  source,
  clauses,
  groups,
  ceilings,
})

/** What a test declares, as a city would. */
export const declared = (given: Given): Declared => ({
  facts: { file: 'facts.yaml', list: given.facts ?? [] },
  policies: [{ file: 'policies/p.yaml', policy: policyOf(given) }],
  ladders: (given.ladders ?? []).map((ladder) => ({ file: 'ladder/l.yaml', ladder })),
  units: given.units ?? [],
})

/** The set of a test; it must be right. */
export const setOf = (given: Given): PolicySet => {
  const made = createPolicySet(declared(given))
  if (made.kind === 'failure') throw new Error(JSON.stringify(made.problems))
  return made.value
}

/** What is wrong with what a test declares. */
export const problemsOf = (given: Given): readonly Problem[] => {
  const made = createPolicySet(declared(given))
  return made.kind === 'failure' ? made.problems : []
}

/** An applicant of a test; it must be readable. */
export const applicantOf = (set: PolicySet, given: unknown): Applicant => {
  const read = readApplicant(set, given)
  if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
  return read.value
}
