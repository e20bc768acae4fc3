import type { EntitlementInfo, Locale } from '@ceyuan/contract'
import { entitle, type Entitlement, type PolicySet, type ReadyClause, versionOn } from '@ceyuan/policy'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import { nearestName } from '../city/nearest-name.ts'
import { factReader } from '../policy/dossier-service.ts'
import type { Dossier } from '../policy/dossier.ts'
import { toEntitlement } from '../policy/entitlement-view.ts'
import { todayIn } from '../today.ts'
import type { FundingContext } from './context.ts'

/** Finds the version of a grant in force on a day; names the nearest clause where there is none of that id. */
export const findGrant = (set: PolicySet, id: string, on: string, path: string): Result<ReadyClause> => {
  const versions = set.clauses.get(id)
  if (!versions) {
    const nearest = nearestName(id, [...set.clauses.keys()]) ?? null
    return Result.failure(Problem.create('funding.clause-unknown', { found: id, nearest }, { path }))
  }
  const day = CivilDate.parse(on)
  if (day.kind === 'failure') return day
  const inForce = versionOn(versions, day.value)
  const version = inForce?.version
  if (!version || inForce.kind !== 'inForce') {
    const values = { clause: id, on, from: version?.from ?? null, until: version?.until ?? null }
    return Result.failure(Problem.create('funding.clause-not-in-force', values, { path }))
  }
  return version.clause.kind === 'grant'
    ? Result.success(version)
    : Result.failure(Problem.create('funding.clause-grants-nothing', { clause: id }, { path }))
}

/** An applicant with what one clause gives to each of its subjects. */
export type Entitled = {
  readonly dossier: Dossier
  readonly set: PolicySet
  readonly on: CivilDate
  readonly entitlements: readonly Entitlement[]
}

/** Reads what the clauses of one id give an enterprise on a day, as its registers and its own word tell. */
export const readEntitled = async (
  { dossiers }: Pick<FundingContext, 'dossiers'>,
  { creditCode, clause, on }: { readonly creditCode: string; readonly clause: string; readonly on: string },
): Promise<Result<Entitled>> => {
  const day = CivilDate.parse(on)
  if (day.kind === 'failure') return day
  const read = await dossiers.read(factReader, creditCode, on)
  if (read.kind === 'failure') {
    const problem = Problem.create('funding.applicant-unknown', { found: creditCode }, { path: '/body/creditCode' })
    return Result.failure(problem)
  }
  const { dossier, set } = read.value
  const entitlements = entitle(set, dossier.applicant, day.value).filter(({ id }) => id === clause)
  return Result.success({ dossier, set, on: day.value, entitlements })
}

/** An entitlement as it is kept and shown. */
export const toSnapshot = (
  { dossier, set, on }: Entitled,
  found: Entitlement,
  city: FundingContext['city'],
  locale: Locale,
): EntitlementInfo =>
  toEntitlement(found, { set, city, subjects: dossier.subjects, origins: dossier.origins, locale, on })

const saidAt = ({ from }: EntitlementInfo['condition'][number]['facts'][number]): string | null => {
  if (from?.kind === 'register') return from.recordedAt
  return from?.kind === 'supplied' ? from.at : null
}

/**
 * The day on which the last of the facts that entitle became known, and not before the clause was in force; null where
 * nothing tells. An estimate of since when the applicant could have been paid.
 */
export const entitledSince = (info: EntitlementInfo, from: ReadyClause['from'], timeZone: string): string | null => {
  const lines = [...info.condition, ...info.calculation, ...info.requirements.flatMap(({ trace }) => trace)]
  const days = lines
    .flatMap(({ facts }) => facts.map(saidAt))
    .flatMap((at) => (at === null ? [] : [todayIn(timeZone, () => at)()]))
  return [...days, ...(from === 'unknown' || days.length === 0 ? [] : [from])].toSorted().at(-1) ?? null
}
