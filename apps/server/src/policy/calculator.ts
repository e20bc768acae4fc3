import type { askCalculator, Locale } from '@ceyuan/contract'
import {
  type Answer,
  type Applicant,
  applicantOf,
  choose,
  entitle,
  type Entitlement,
  imagined,
  nearMisses,
  type PolicySet,
  type Question,
  questionsOf,
  type SubjectKind,
} from '@ceyuan/policy'
import { type CivilDate, Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { City } from '../city/city.ts'
import { toBundle } from './bundle-view.ts'
import { type Shown, toEntitlement, toNearMiss } from './entitlement-view.ts'
import { toFact } from './fact-view.ts'

/** What somebody without an account has answered so far, for which day. */
export type Calculation = {
  readonly on: CivilDate
  readonly subjects: readonly ('project' | 'product')[]
  readonly answers: readonly Answer[]
  readonly skipped: readonly { readonly subject: SubjectKind; readonly fact: string }[]
}

// Someone without an account may not keep the server busy.
const searchNodes = 100_000

type Page = z.input<(typeof askCalculator)['output']>

const nextOf = (question: Question | undefined, { set, city }: Shown): Page['next'] => {
  const fact = question && set.book.facts.get(question.fact)
  if (!question || !fact) return null
  return { fact: toFact(fact, city), clauses: question.waiting, atMostFen: question.waitingFen.toString() }
}

const countsOf = (entitlements: readonly Entitlement[]) => {
  const grants = entitlements.filter(({ ready }) => ready.clause.kind === 'grant')
  const count = (status: Entitlement['status']): number => grants.filter((one) => one.status === status).length
  return { applies: count('applies'), doesNotApply: count('doesNotApply'), unknown: count('unknown') }
}

const toPage = (set: PolicySet, { on, skipped }: Calculation, applicant: Applicant, shown: Shown): Result<Page> => {
  const entitlements = entitle(set, applicant, on)
  const unsayable = new Set(skipped.map(({ subject, fact }) => `${subject} ${fact}`))
  const questions = questionsOf(set, applicant, entitlements, {
    has: ({ kind }, fact) => unsayable.has(`${kind} ${fact}`),
  })
  return Result.map(choose(set, applicant, entitlements, { on, nodes: searchNodes }), (choice) => ({
    on,
    isSettled: questions.length === 0,
    next: nextOf(questions[0], shown),
    remaining: questions.length,
    counts: countsOf(entitlements),
    entitlements: entitlements.map((one) => toEntitlement(one, shown)),
    nearMisses: nearMisses(set, applicant, entitlements).map((one) => toNearMiss(one, shown)),
    bundle: toBundle(choice, entitlements, shown),
  }))
}

/** What the answers so far give, and the question that decides most. Nothing is kept. */
export const calculate = (
  set: PolicySet,
  calculation: Calculation,
  { city, locale }: { readonly city: City; readonly locale: Locale },
): Result<Page> =>
  Result.andThen(applicantOf(set, calculation.answers, calculation.subjects), (applicant) =>
    toPage(set, calculation, applicant, {
      set,
      city,
      locale,
      on: calculation.on,
      origins: new Map(),
      subjects: calculation.subjects.map((kind) => ({ kind, id: imagined[kind], name: null })),
    }),
  )
