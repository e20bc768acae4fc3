import type { ClauseContent } from '@ceyuan/contract'
import type { Clause, Label, ReadyClause } from '@ceyuan/policy'
import { CivilDate, Fen, Problem, Rate, Result } from '@ceyuan/values'
import { toPart } from '../policy/clause-view.ts'

const at = (field: string) => ({ path: field })

const renamed = <T>(result: Result<T>, field: string): Result<T> => {
  if (result.kind === 'success') return result
  const [first, ...rest] = result.problems.map(({ code, values }) => Problem.create(code, values, at(field)))
  return first ? Result.failure(first, ...rest) : result
}

const capOf = (text: string | null): Result<Fen | null> => {
  if (text === null) return Result.success(null)
  const fen = BigInt(text)
  return fen > 0n
    ? Result.success(Fen.create(fen))
    : Result.failure(Problem.create('policy-release.amount-not-positive', { found: text }, at('cap')))
}

const stepOf = (text: string): Result<bigint> => {
  const step = BigInt(text)
  return step > 0n
    ? Result.success(step)
    : Result.failure(Problem.create('policy-release.amount-not-positive', { found: text }, at('rounding')))
}

const endOf = (until: ClauseContent['until']): Result<Clause['until']> =>
  until === null || until === 'unknown' ? Result.success(until) : renamed(CivilDate.parse(until), 'until')

const sharesOf = ({ shares }: ClauseContent): Result<Clause['shares']> =>
  Result.all(
    shares.map(({ payer, part }, index) =>
      Result.map(renamed(Rate.parse(part), `shares/${index}/part`), (rate) => ({ payer, part: rate })),
    ),
  )

const isEmpty = (text: string): boolean => text.trim() === ''

const labelsOf = (field: string, { zh, en }: Label): readonly (readonly [string, string])[] => [
  [`${field}/zh`, zh],
  [`${field}/en`, en],
]

const broughtOf = ({ brings }: ClauseContent) => [
  ...(brings?.policy
    ? [['brings/policy/title', brings.policy.title] as const, ['brings/policy/issuer', brings.policy.issuer] as const]
    : []),
  ...(['groups', 'ceilings'] as const).flatMap((kind) =>
    (brings?.[kind] ?? []).flatMap(({ title, quote }, index) => [
      ...labelsOf(`brings/${kind}/${index}/title`, title),
      [`brings/${kind}/${index}/quote`, quote] as const,
    ]),
  ),
]

const ownOf = ({ title, quote, source, rounding, shares, unseen }: ClauseContent) => [
  ...labelsOf('title', title),
  ['quote', quote] as const,
  ['source/title', source.title] as const,
  ...labelsOf('rounding/basis', rounding.basis),
  ...shares.flatMap(({ payer }, index) => labelsOf(`shares/${index}/payer`, payer)),
  ...unseen.flatMap(({ what }, index) => labelsOf(`unseen/${index}/what`, what)),
]

// What no text of a clause does without; a file of the city cannot leave it out either.
const writtenOf = (content: ClauseContent) => [...ownOf(content), ...broughtOf(content)]

/** What is still empty in a text and no clause does without. */
export const emptyFields = (content: ClauseContent): readonly Problem[] =>
  writtenOf(content).flatMap(([field, text]) =>
    isEmpty(text) ? [Problem.create('policy-release.field-empty', {}, at(field))] : [],
  )

const dayOf = (text: string | null): CivilDate | null => (CivilDate.is(text) ? text : null)

// Takes the place of a day that cannot be read; nothing is made with it.
const firstDay = CivilDate.create(1, 1, 1)

type Read = Pick<Clause, 'until' | 'cap' | 'shares'> & { readonly from: CivilDate; readonly stepFen: bigint }

const readParts = (content: ClauseContent): Result<Read> => {
  const problems: Problem[] = []
  const take = <T>(result: Result<T>, otherwise: T): T => {
    if (result.kind === 'success') return result.value
    problems.push(...result.problems)
    return otherwise
  }
  const read: Read = {
    from: take(renamed(CivilDate.parse(content.from), 'from'), firstDay),
    until: take(endOf(content.until), null),
    cap: take(capOf(content.capFen), null),
    shares: take(sharesOf(content), []),
    stepFen: take(stepOf(content.rounding.stepFen), 1n),
  }
  const [first, ...rest] = problems
  return first ? Result.failure(first, ...rest) : Result.success(read)
}

/** The clause that a text declares; amounts, fractions and days in it are read, everything else is checked with the whole set. */
export const toClause = (content: ClauseContent): Result<Clause> =>
  Result.map(readParts(content), ({ stepFen, ...read }): Clause => {
    const { clause, rounding, source, capFen: _, ...same } = content
    return {
      ...same,
      ...read,
      id: clause,
      standing: 'inForce',
      rounding: { ...rounding, stepFen },
      source: { ...source, date: dayOf(source.date) },
    }
  })

/** The text of a version, as a draft begins from it. */
export const toContent = (
  { clause, policy }: Pick<ReadyClause, 'clause' | 'policy'>,
  change: Pick<ClauseContent, 'entry' | 'from'>,
): ClauseContent => ({
  clause: clause.id,
  policy: policy.id,
  kind: clause.kind,
  title: clause.title,
  subject: clause.subject,
  until: clause.until,
  condition: clause.condition,
  amount: clause.amount,
  capFen: clause.cap?.toString() ?? null,
  frequency: clause.frequency,
  shares: clause.shares.map(({ payer, part }) => ({ payer, part: toPart(part) })),
  rounding: { ...clause.rounding, stepFen: clause.rounding.stepFen.toString() },
  requires: [...clause.requires],
  groups: [...clause.groups],
  incompatible: [...clause.incompatible],
  units: [...clause.units],
  quote: clause.quote,
  source: clause.source,
  certainty: clause.certainty,
  unseen: [...clause.unseen],
  ...change,
})
