import { type CivilDate, Problem, Result } from '@ceyuan/values'
import { versionOn } from '@ceyuan/policy'
import type { Actor } from '../database/database.ts'
import type { PolicyServices } from '../policy/services.ts'
import type { FindObjected, Objected } from './objected.ts'

const notFound = (id: string): Result<never> =>
  Result.failure(Problem.create('objection.subject-not-found', { found: id }))

type Deps = Pick<PolicyServices, 'source' | 'entitlements' | 'supply'> & { readonly today: () => CivilDate }

const ownOf = ({ creditCode }: Actor, name: string): Objected['enterprise'] => ({ creditCode: creditCode ?? '', name })

/** What was found of a clause today: the id is clause, kind of subject and subject. */
export const findEntitlement =
  ({ source, entitlements, today }: Deps): FindObjected =>
  async (actor, id) => {
    const page = await entitlements.entitlement(actor, { locale: 'zh-CN' })
    if (page.kind === 'failure') return page
    const { applicant, on, entitlements: found } = page.value
    const entitlement = found.find(
      ({ clause, subject }) => `${clause.id} ${subject.kind} ${subject.id ?? ''}`.trim() === id.trim(),
    )
    if (!entitlement) return notFound(id)
    const { clause, units } = entitlement
    const version = versionOn(source.current().clauses.get(clause.id) ?? [], today())?.version
    return Result.success({
      title: clause.title,
      enterprise: ownOf(actor, applicant.name),
      units: units.map((unit) => unit.id),
      decidedById: null,
      kept: { on, clauseFrom: version?.clause.from ?? null, entitlement, suppliedFact: null },
    })
  }

/** A supplied fact that an officer found wrong. */
export const findRefusedFact =
  ({ source, supply, today }: Deps): FindObjected =>
  async (actor, id) => {
    const found = await supply.find({ actor, locale: 'zh-CN' }, id)
    if (found.kind === 'failure') return notFound(id)
    const { fact, enterprise, units, judgedById } = found.value
    if (fact.verdict?.holds !== false) {
      return Result.failure(Problem.create('objection.not-objectionable', { found: fact.fact }))
    }
    return Result.success({
      title: source.current().book.facts.get(fact.fact)?.label ?? { zh: fact.fact, en: fact.fact },
      enterprise: ownOf(actor, enterprise),
      units: [...units],
      decidedById: judgedById,
      kept: { on: today(), clauseFrom: null, entitlement: null, suppliedFact: fact },
    })
  }
