import {
  askCalculator,
  exportEntitlement,
  getApplicantFacts,
  getClause,
  getEntitlement,
  listClauses,
  listDuplicateGroups,
  listLadders,
  listPolicyFacts,
} from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Feature, FeatureContext } from '../context.ts'
import { bind, type Binding } from '../http/call.ts'
import { calculate } from './calculator.ts'
import { clausesOn, spanOf, toCeiling, toClause, toGroup } from './clause-view.ts'
import { entitlementFile } from './entitlement-file.ts'
import { dayOf } from './entitlement-service.ts'
import { toFact } from './fact-view.ts'
import { laddersOn } from './ladder-view.ts'
import { policyServicesOf } from './services.ts'
import { supplyRoutes } from './supply-routes.ts'
import { warmUp } from './warm-up.ts'

type Deps = ReturnType<typeof policyServicesOf> & Pick<FeatureContext, 'city' | 'today'>

const clauseRoutes = ({ source, city, today }: Deps): readonly Binding[] => [
  bind(listClauses, async ({ query, locale }) =>
    Result.map(dayOf(query.on, today), (on) => ({
      items: clausesOn(source.current(), on).map((ready) => toClause(ready, city, locale)),
      next: null,
      on,
    })),
  ),
  bind(getClause, async ({ params, query, locale }) =>
    Result.andThen(dayOf(query.on, today), (on) => {
      const set = source.current()
      const versions = set.clauses.get(params.clause)
      if (!versions) return Result.failure(Problem.create('policy.clause-not-found', { found: params.clause }))
      const groups = new Set(versions.flatMap(({ clause }) => clause.groups))
      const isOver = (clauses: readonly string[]): boolean => clauses.length === 0 || clauses.includes(params.clause)
      return Result.success({
        versions: versions.map((version) => ({
          ...toClause(version, city, locale),
          ...spanOf(version, versions, on),
        })),
        groups: [...set.groups.values()]
          .filter(({ id }) => groups.has(id))
          .map((group) => toGroup(group, clausesOn(set, on))),
        ceilings: set.ceilings.filter(({ clauses }) => isOver(clauses)).map(toCeiling),
      })
    }),
  ),
]

const bookRoutes = ({ source, city, today }: Deps): readonly Binding[] => [
  bind(listDuplicateGroups, async ({ query }) =>
    Result.map(dayOf(query.on, today), (on) => {
      const set = source.current()
      const clauses = clausesOn(set, on)
      const items = [...set.groups.values()].map((group) => toGroup(group, clauses))
      return { items, next: null, ceilings: set.ceilings.map(toCeiling) }
    }),
  ),
  bind(listLadders, async ({ query }) =>
    Result.map(dayOf(query.on, today), (on) => ({ items: laddersOn(source.current(), on), next: null })),
  ),
  bind(listPolicyFacts, async () =>
    Result.success({ items: [...source.current().book.facts.values()].map((fact) => toFact(fact, city)), next: null }),
  ),
]

const entitlementRoutes = ({ entitlements }: Deps): readonly Binding[] => [
  bind(getEntitlement, ({ actor, query, locale }) => entitlements.entitlement(actor, { ...query, locale })),
  bind(exportEntitlement, async ({ actor, query, locale }) =>
    Result.map(await entitlements.entitlement(actor, { ...query, locale }), (found) => entitlementFile(found, locale)),
  ),
  bind(getApplicantFacts, ({ actor, query, locale }) => entitlements.facts(actor, { ...query, locale })),
]

/** Policies, what enterprises are entitled to, what they say of themselves, and the calculator without an account. */
export const policyFeature: Feature = (context) => {
  const { city, today } = context
  const deps = { ...policyServicesOf(context), city, today }
  warmUp({ ...context, ...deps }, context.reportFailure)
  return [
    ...clauseRoutes(deps),
    ...bookRoutes(deps),
    ...entitlementRoutes(deps),
    ...supplyRoutes(deps.supply),
    bind(askCalculator, async ({ body, locale, respond }) => {
      respond('cache-control', ['no-store'])
      const { source } = deps
      return Result.andThen(dayOf(body.on, today), (on) =>
        calculate(source.current(), { ...body, on }, { city, locale }),
      )
    }),
  ]
}
