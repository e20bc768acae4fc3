import type { ClauseContent, ClauseTest, clauseTestResult, Locale } from '@ceyuan/contract'
import { entitle, type Entitlement, type PolicySet, readApplicant, type SubjectKind } from '@ceyuan/policy'
import { CivilDate, Result } from '@ceyuan/values'
import type { z } from 'zod'
import { toProblemItem } from '../http/problem-reply.ts'

/** How a situation came out. */
export type TestResult = z.infer<typeof clauseTestResult>

/** What a clause gives to one subject. */
export type Outcome = TestResult['found']

/** What an entitlement comes to. */
export const outcomeOf = (found: Entitlement | undefined): Outcome => ({
  status: found?.status ?? 'doesNotApply',
  fen: found?.status === 'applies' && found.amount?.kind === 'known' ? found.amount.fen.toString() : null,
  missing: [...(found?.missing ?? [])],
})

type Facts = Record<string, ClauseTest['facts'][string]>

// Facts go to the subject that they speak of; a name nobody knows goes to the clause's own, where it is refused by name.
const applicantOf = (set: PolicySet, subject: SubjectKind, facts: ClauseTest['facts']): unknown => {
  const sheets: Readonly<Record<SubjectKind, Facts>> = { applicant: {}, project: {}, product: {} }
  for (const [name, value] of Object.entries(facts)) {
    sheets[set.book.facts.get(name)?.subject ?? subject][name] = value
  }
  const has = (kind: SubjectKind): boolean => subject === kind || Object.keys(sheets[kind]).length > 0
  return {
    applicant: { id: 'situation', facts: sheets.applicant },
    ...(has('project') ? { projects: [{ id: 'project', facts: sheets.project }] } : {}),
    ...(has('product') ? { products: [{ id: 'product', facts: sheets.product }] } : {}),
  }
}

const judge = (set: PolicySet, { clause, subject }: ClauseContent, test: ClauseTest): Result<Outcome> =>
  Result.andThen(CivilDate.parse(test.on), (on) =>
    Result.map(readApplicant(set, applicantOf(set, subject, test.facts)), (applicant) =>
      outcomeOf(entitle(set, applicant, on).find(({ id }) => id === clause)),
    ),
  )

const nothing: Outcome = { status: 'unknown', fen: null, missing: [] }

/** Runs situations against a set of policies: each with what it found, and whether that is what was expected. */
export const runTests = (
  set: PolicySet,
  content: ClauseContent,
  tests: readonly ClauseTest[],
  locale: Locale,
): TestResult[] =>
  tests.map((test) => {
    const found = judge(set, content, test)
    if (found.kind === 'failure') {
      const problems = found.problems.map((problem) => toProblemItem(problem, locale))
      return { name: test.name, passes: false, found: nothing, problems }
    }
    const { status, fen } = test.expected
    const passes = found.value.status === status && (fen === null || found.value.fen === fen)
    return { name: test.name, passes, found: found.value, problems: [] }
  })
