import { Problem, Result } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import { readFactValue } from '../applicant/fact-value.ts'
import { nearest } from '../clause/nearest.ts'
import type { SubjectKind } from '../clause/clause.ts'
import type { FactSheet } from '../set/sheet.ts'
import type { PolicySet } from '../set/policy-set.ts'

/** An answer as a person gave it. */
export type Answer = { readonly subject: SubjectKind; readonly fact: string; readonly value: unknown }

/** The project or product that a calculation is about: there is at most one of each. */
export const imagined: Readonly<Record<'project' | 'product', string>> = Object.freeze({
  project: 'project',
  product: 'product',
})

const readAnswer = (set: PolicySet, { subject, fact: name, value }: Answer, index: number): Result<FactSheet> => {
  const fact = set.book.facts.get(name)
  const at = { path: `/body/answers/${index}` }
  if (!fact) {
    const values = { kind: 'fact', found: name, nearest: nearest(name, set.book.facts.keys()) }
    return Result.failure(Problem.create('policy.unknown-name', values, at))
  }
  if (fact.subject !== subject) {
    const values = { name, subject: fact.subject, found: subject }
    return Result.failure(Problem.create('policy.fact-of-other-subject', values, at))
  }
  const read = readFactValue(fact, value)
  if (read.kind === 'failure') {
    const [first, ...rest] = read.problems
    const placed = (problem: Problem): Problem => Problem.create(problem.code, problem.values, at)
    return Result.failure(placed(first), ...rest.map(placed))
  }
  return Result.success(new Map([[name, { value: read.value, from: { kind: 'answer' } as const }]]))
}

/** Makes the applicant that answers describe, with a project and a product of its own where these are asked about. */
export const applicantOf = (
  set: PolicySet,
  answers: readonly Answer[],
  subjects: readonly ('project' | 'product')[],
): Result<Applicant> =>
  Result.map(Result.all(answers.map((answer, index) => readAnswer(set, answer, index))), (sheets) => {
    const sheetOf = (kind: SubjectKind): FactSheet =>
      new Map(sheets.flatMap((sheet, index) => (answers[index]?.subject === kind ? [...sheet] : [])))
    const owned = (kind: 'project' | 'product') =>
      subjects.includes(kind) ? [{ id: imagined[kind], facts: sheetOf(kind) }] : []
    return {
      id: '',
      facts: sheetOf('applicant'),
      projects: owned('project'),
      products: owned('product'),
      history: [],
      group: null,
    }
  })
