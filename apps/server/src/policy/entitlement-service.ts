import type { getApplicantFacts, getEntitlement, Locale, MissingFact } from '@ceyuan/contract'
import {
  createKnown,
  explain,
  type Explanation,
  type Fact,
  type MixedIntegerSolver,
  type PolicySet,
  type Question,
  questionsOf,
} from '@ceyuan/policy'
import { CivilDate, Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { City } from '../city/city.ts'
import type { Actor } from '../database/database.ts'
import { reachOf } from './access.ts'
import { toBundle } from './bundle-view.ts'
import type { Dossier } from './dossier.ts'
import { type DossierService, factReader, type ReadDossier } from './dossier-service.ts'
import { clauseNamed, type Shown, toEntitlement, toNearMiss, toSubject } from './entitlement-view.ts'
import { toFact } from './fact-view.ts'
import { toPosition } from './position-view.ts'
import { toProvenance } from './trace-view.ts'
import { toRuleValue } from './value-view.ts'

/** What entitlements are told from. */
export type EntitlementDeps = {
  readonly city: City
  readonly today: () => string
  readonly dossiers: DossierService
  readonly mixedInteger?: MixedIntegerSolver
}

type EntitlementPage = z.input<(typeof getEntitlement)['output']>
type FactsPage = z.input<(typeof getApplicantFacts)['output']>

/** Which enterprise, on which day, said in which language. */
export type EntitlementAsked = {
  readonly creditCode?: string | undefined
  readonly on?: string | undefined
  readonly locale: Locale
}

/** Tells what enterprises are entitled to. */
export type EntitlementService = {
  readonly entitlement: (actor: Actor, asked: EntitlementAsked) => Promise<Result<EntitlementPage>>
  readonly facts: (actor: Actor, asked: EntitlementAsked) => Promise<Result<FactsPage>>
  /** The findings themselves, for other features; who may ask is settled by them. */
  readonly explain: (creditCode: string, on: CivilDate) => Promise<Result<Explanation & { readonly dossier: Dossier }>>
}

/** A day that is asked about; today when none is named. */
export const dayOf = (on: string | undefined, today: () => string): Result<CivilDate> => CivilDate.parse(on ?? today())

// Who looks at a page wants to know what is worth supplying; who is asked one thing after the other, to be done soon.
const byMoney = (questions: readonly Question[]): readonly Question[] =>
  questions.toSorted((one, other) => Number(other.waitingFen - one.waitingFen))

const missingOf = (set: PolicySet, explained: Explanation, shown: Shown): MissingFact[] =>
  byMoney(questionsOf(set, explained.applicant, explained.entitlements)).flatMap(
    ({ fact, subject, waiting, waitingFen }) => {
      const entry = set.book.facts.get(fact)
      if (!entry) return []
      return [
        {
          fact: toFact(entry, shown.city),
          subject: toSubject(subject, shown),
          clauses: waiting,
          atMostFen: waitingFen.toString(),
        },
      ]
    },
  )

const statusCounts = ({ entitlements }: Explanation) => {
  const count = (status: 'applies' | 'doesNotApply' | 'unknown'): number =>
    entitlements.filter((one) => one.ready.clause.kind === 'grant' && one.status === status).length
  return { applies: count('applies'), doesNotApply: count('doesNotApply'), unknown: count('unknown') }
}

const ownedNames = (dossier: Dossier, kind: 'project' | 'product') =>
  dossier.subjects.flatMap(({ kind: own, id, name }) => (own === kind && id !== null ? [{ id, name: name ?? id }] : []))

const knownCount = ({ applicant }: Dossier): number =>
  [applicant, ...applicant.projects, ...applicant.products]
    .flatMap(({ facts }) => [...facts.values()])
    .filter(({ value }) => value !== null).length

const isFigure = ({ changes }: Explanation['nearMisses'][number]): boolean =>
  changes.every(({ difference }) => difference.kind !== 'become')

// A figure can be worked towards; a yes or no is mostly what one is. Within each the order by what they bring stays.
const figuresFirst = (misses: Explanation['nearMisses']): Explanation['nearMisses'] => [
  ...misses.filter(isFigure),
  ...misses.filter((miss) => !isFigure(miss)),
]

const toPage = ({ dossier, set }: ReadDossier, explained: Explanation, shown: Shown): EntitlementPage => {
  const missing = missingOf(set, explained, shown)
  return {
    on: explained.on,
    applicant: {
      creditCode: dossier.applicant.id,
      name: dossier.name,
      district: dossier.district,
      sample: dossier.sample,
      recognitions: [...dossier.recognitions].flatMap(([name]) => {
        const origin = set.book.facts.get(name)?.origin
        return origin?.kind === 'register' && origin.value !== null ? [origin.value] : []
      }),
      projects: ownedNames(dossier, 'project'),
      products: ownedNames(dossier, 'product'),
    },
    counts: { knownFacts: knownCount(dossier), missingFacts: missing.length, ...statusCounts(explained) },
    entitlements: explained.entitlements.map((one) => toEntitlement(one, shown)),
    nearMisses: figuresFirst(explained.nearMisses).map((one) => toNearMiss(one, shown)),
    bundle: toBundle(explained.choice, explained.entitlements, shown),
    ladders: explained.ladders.map((one) => toPosition(one, dossier, shown)),
    missing,
    history: dossier.applicant.history.map(({ clause, subject, fen, paidOn }) => ({
      clause: clauseNamed(clause, shown),
      subject: toSubject({ kind: set.clauses.get(clause)?.at(-1)?.clause.subject ?? 'applicant', id: subject }, shown),
      fen: fen.toString(),
      paidOn,
    })),
  }
}

const isSupplied = (fact: Fact): boolean => fact.origin.kind !== 'formula'

const factsPage = ({ dossier, set }: ReadDossier, shown: Shown, maySupply: boolean): FactsPage['items'] => {
  const { applicant } = dossier
  const sheets = [
    { subject: { kind: 'applicant', id: null } as const, facts: applicant.facts },
    ...applicant.projects.map(({ id, facts }) => ({ subject: { kind: 'project', id } as const, facts })),
    ...applicant.products.map(({ id, facts }) => ({ subject: { kind: 'product', id } as const, facts })),
  ]
  return sheets.flatMap(({ subject, facts }) => {
    const known = createKnown(set.book, [facts, applicant.facts], shown.on)
    return [...set.book.facts.values()]
      .filter((fact) => fact.subject === subject.kind)
      .map((fact) => {
        const found = known.find(fact.name)
        const from = found.kind === 'known' ? toProvenance(found.from, shown.origins) : null
        return {
          fact: toFact(fact, shown.city),
          subject: toSubject(subject, shown),
          value: found.kind === 'known' ? toRuleValue(found.value) : null,
          from,
          maySupply: maySupply && isSupplied(fact) && from?.kind !== 'register',
        }
      })
  })
}

const shownFor = ({ dossier, set }: ReadDossier, city: City, locale: Locale, on: CivilDate): Shown => ({
  set,
  city,
  locale,
  on,
  subjects: dossier.subjects,
  origins: dossier.origins,
})

// More than any honest applicant needs; what is not finished then says so itself.
const searchNodes = 200_000

/** The teller of entitlements. */
export const createEntitlementService = (deps: EntitlementDeps): EntitlementService => {
  const { city, today, dossiers, mixedInteger } = deps
  const options = { nodes: searchNodes, ...(mixedInteger ? { mixedInteger } : {}) }
  const read = async (actor: Actor, asked: EntitlementAsked) => {
    const reach = reachOf(actor, asked.creditCode)
    if (reach.kind === 'failure') return reach
    const day = dayOf(asked.on, today)
    if (day.kind === 'failure') return day
    const found = await dossiers.read(actor, reach.value, day.value)
    return Result.map(found, (whole) => ({
      ...whole,
      on: day.value,
      shown: shownFor(whole, city, asked.locale, day.value),
    }))
  }
  return Object.freeze<EntitlementService>({
    entitlement: async (actor, asked) =>
      Result.andThen(await read(actor, asked), (whole) =>
        Result.map(explain(whole.set, whole.dossier.applicant, whole.on, options), (explained) =>
          toPage(whole, explained, whole.shown),
        ),
      ),
    facts: async (actor, asked) =>
      Result.map(await read(actor, asked), (whole) => ({
        on: whole.on,
        items: factsPage(whole, whole.shown, actor.creditCode === whole.dossier.applicant.id),
        next: null,
      })),
    explain: async (creditCode, on) =>
      Result.andThen(await dossiers.read(factReader, creditCode, on), ({ dossier, set }) =>
        Result.map(explain(set, dossier.applicant, on, options), (explained) => ({ ...explained, dossier })),
      ),
  })
}
