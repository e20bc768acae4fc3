import type { duplicateGroup, Locale, policyCeiling, PolicyClause } from '@ceyuan/contract'
import { type Ceiling, type DuplicateGroup, endOf, type PolicySet, type ReadyClause, versionOn } from '@ceyuan/policy'
import { CivilDate, type Rate } from '@ceyuan/values'
import type { z } from 'zod'
import type { City } from '../city/city.ts'

type Group = z.infer<typeof duplicateGroup>

/** The units of a city, named in a language. */
export const unitsIn = (
  { units }: Pick<City, 'units'>,
  ids: readonly string[],
  locale: Locale,
): { id: string; name: string }[] =>
  ids.map((id) => {
    const unit = units.find((candidate) => candidate.id === id)
    return { id, name: (locale === 'en' ? unit?.en : unit?.name) ?? id }
  })

/** A share as an exact fraction. */
export const toPart = ({ numerator, denominator }: Rate): string =>
  denominator === 1n ? numerator.toString() : `${numerator}/${denominator}`

/** Whether a clause was not seen word for word in force. */
export const isToVerify = ({ clause, policy }: ReadyClause): boolean =>
  clause.certainty !== 'verbatim' || clause.standing === 'draft' || policy.standing === 'draft'

const roundingOf = ({ rounding }: ReadyClause['clause']) => ({
  stepFen: rounding.stepFen.toString(),
  mode: rounding.mode,
  basis: rounding.basis,
})

const factsOf = ({ condition, amount }: ReadyClause): string[] => [
  ...new Set([...(condition?.facts ?? []), ...(amount?.facts ?? [])]),
]

const headOf = ({ policy }: ReadyClause): PolicyClause['policy'] => {
  const { id, title, number, issuer, date, standing, level, source } = policy
  return { id, title, number, issuer, date, standing, level, source }
}

/** A version of a clause as the API gives it. */
export const toClause = (ready: ReadyClause, city: Pick<City, 'units'>, locale: Locale): PolicyClause => {
  const { clause } = ready
  const { id, kind, entry, title, subject, from, until, standing, condition, amount } = clause
  return {
    id,
    kind,
    entry,
    title,
    subject,
    from,
    until,
    standing,
    condition,
    amount,
    policy: headOf(ready),
    facts: factsOf(ready),
    rounding: roundingOf(clause),
    capFen: clause.cap?.toString() ?? null,
    frequency: clause.frequency,
    shares: clause.shares.map(({ payer, part }) => ({ payer, part: toPart(part) })),
    requires: [...clause.requires],
    groups: [...clause.groups],
    incompatible: [...clause.incompatible],
    units: unitsIn(city, clause.units, locale),
    quote: clause.quote,
    source: clause.source,
    certainty: clause.certainty,
    unseen: [...clause.unseen],
    isToVerify: isToVerify(ready),
  }
}

/** The versions of clauses in force on a day, in the order of the policies. */
export const clausesOn = (set: PolicySet, on: CivilDate): readonly ReadyClause[] =>
  [...set.clauses.values()].flatMap((versions) => {
    const found = versionOn(versions, on)
    return found?.kind === 'inForce' ? [found.version] : []
  })

const endless = '9999'

/** When a version ends and whether it is in force on a day. */
export const spanOf = (
  version: ReadyClause,
  versions: readonly ReadyClause[],
  on: CivilDate,
): { readonly endsOn: string | null; readonly isInForce: boolean } => {
  const found = versionOn(versions, on)
  const end = endOf(version, versions)
  return {
    endsOn: CivilDate.is(end) && end < endless ? end : null,
    isInForce: found?.kind === 'inForce' && found.version === version,
  }
}

/** A duplicate group as the API gives it, with the clauses of a day that stand in it. */
export const toGroup = (group: DuplicateGroup, clauses: readonly ReadyClause[]): Group => ({
  id: group.id,
  title: group.title,
  per: group.per,
  quote: group.quote,
  source: group.source,
  certainty: group.certainty,
  reading: group.reading,
  clauses: clauses
    .filter(({ clause }) => clause.groups.includes(group.id))
    .map(({ id, clause }) => ({ id, title: clause.title })),
})

/** A ceiling as the API gives it. */
export const toCeiling = (ceiling: Ceiling): z.infer<typeof policyCeiling> => ({
  ...ceiling,
  clauses: [...ceiling.clauses],
  fen: ceiling.fen.toString(),
})
