import type {
  Clause,
  Declared,
  Fact,
  Label,
  Ladder,
  Policy,
  PointsLine,
  Rung,
  Source,
  Criterion,
  Demand,
} from '@ceyuan/policy'
import { CivilDate, Fen, moneyUnitDigits, Problem, Rate, type Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { YamlFile, YamlPath } from '../yaml-file.ts'
import type { criterion, factsFile, ladderFile, policyFile } from './policy-schema.ts'

type FactsFile = z.output<typeof factsFile>
type PolicyFile = z.output<typeof policyFile>
type LadderFile = z.output<typeof ladderFile>

/** Takes the value of a reading, or keeps its problems at the place of what was read. */
type Take = <T>(result: Result<T>, path: YamlPath) => T | null

/** Makes the taker of values for one file; its problems go to the list given. */
const createTake =
  (file: YamlFile<unknown>, problems: Problem[]): Take =>
  (result, path) => {
    if (result.kind === 'success') return result.value
    const place = file.placeOf(path)
    problems.push(...result.problems.map(({ code, values }) => Problem.create(code, values, place)))
    return null
  }

const dayOf = (text: string | undefined): CivilDate | null => (CivilDate.is(text) ? text : null)

const startOf = (text: string | undefined, fallback: string | undefined): CivilDate | 'unknown' =>
  dayOf(text) ?? (text === undefined ? (dayOf(fallback) ?? 'unknown') : 'unknown')

const endOf = (text: string | undefined): CivilDate | 'unknown' | null =>
  text === undefined ? null : (dayOf(text) ?? 'unknown')

const sourceOf = (given: { title: string; link?: string | undefined; date?: string | undefined }): Source => ({
  title: given.title,
  link: given.link ?? null,
  date: dayOf(given.date),
})

const expressionOf = (text: string | undefined): string | null =>
  text === undefined || text === 'unknown' ? null : text

const boundOf = (fact: FactsFile[number], key: 'min' | 'max', index: number, take: Take): Fen | number | null => {
  // Nobody invests less than nothing: amounts start at zero unless their entry says otherwise.
  const text = fact[key] ?? (key === 'min' && fact.kind === 'money' ? '0' : undefined)
  if (text === undefined) return null
  return fact.kind === 'money' ? take(Fen.parse(text, { unit: 'yuan' }), [index, key]) : Number(text)
}

const originOf = ({ formula, from }: FactsFile[number]): Fact['origin'] => {
  if (formula !== undefined) return { kind: 'formula', formula }
  if (!from) return { kind: 'asked' }
  const { register, field, value, where } = from
  return { kind: 'register', register, field, value: value ?? null, where: where ?? null }
}

const factOf = (fact: FactsFile[number], index: number, take: Take): Fact => ({
  name: fact.name,
  label: { zh: fact.name, en: fact.en },
  help: fact.help ?? null,
  question: fact.question ?? null,
  kind: fact.kind,
  unit: fact.unit ?? null,
  subject: fact.subject,
  origin: originOf(fact),
  values: fact.values,
  min: boundOf(fact, 'min', index, take),
  max: boundOf(fact, 'max', index, take),
  fixed: fact.fixed,
})

const shareOf = (
  { payer, part }: { payer: Label; part: string },
  path: YamlPath,
  take: Take,
): Clause['shares'][number] => ({
  payer,
  part: take(Rate.parse(part), path) ?? Rate.create(0n),
})

const roundingOf = ({ to, mode, basis }: PolicyFile['rounding']): Clause['rounding'] => ({
  stepFen: 10n ** BigInt(moneyUnitDigits[to]),
  mode,
  basis,
})

const clauseOf = (policy: PolicyFile, index: number, take: Take): Clause | null => {
  const given = policy.clauses[index]
  if (!given) return null
  const at = (...path: YamlPath): YamlPath => ['clauses', index, ...path]
  return {
    ...given,
    policy: policy.id,
    from: startOf(given.from, policy.date),
    until: endOf(given.until),
    standing: given.standing ?? policy.standing,
    condition: expressionOf(given.condition),
    amount: expressionOf(given.amount),
    rounding: roundingOf(given.rounding ?? policy.rounding),
    cap: given.cap === undefined ? null : take(Fen.parse(given.cap, { unit: 'yuan' }), at('cap')),
    shares: given.shares.map((share, place) => shareOf(share, at('shares', place, 'part'), take)),
    units: given.units ?? policy.units,
    source: sourceOf(given.source ?? policy.source),
    certainty: given.certainty ?? policy.certainty,
  }
}

const policyOf = (policy: PolicyFile, take: Take): Policy => ({
  ...policy,
  number: policy.number ?? null,
  date: dayOf(policy.date),
  source: sourceOf(policy.source),
  clauses: policy.clauses.flatMap((_, index) => clauseOf(policy, index, take) ?? []),
  groups: policy.groups.map((group) => ({
    ...group,
    source: sourceOf(group.source ?? policy.source),
    certainty: group.certainty ?? policy.certainty,
    reading: group.reading ?? null,
  })),
  ceilings: policy.ceilings.map(({ cap, ...ceiling }, index) => ({
    ...ceiling,
    fen: take(Fen.parse(cap, { unit: 'yuan' }), ['ceilings', index, 'cap']) ?? Fen.zero,
    source: sourceOf(ceiling.source ?? policy.source),
  })),
})

type GivenCriterion = z.output<typeof criterion>

const demandOf = (given: GivenCriterion): Demand | null => {
  const { when, points, unseen, any, all } = given
  if ([when, points, unseen, any, all].filter((part) => part !== undefined).length !== 1) return null
  if (when !== undefined) return { kind: 'condition', when }
  if (points) return { kind: 'points', table: points.table, part: points.part ?? null, atLeast: points.atLeast }
  if (unseen) return { kind: 'unseen', what: unseen }
  const kind = all ? 'all' : 'any'
  return { kind, of: (all ?? any ?? []).flatMap((one) => criterionOf(one) ?? []) }
}

const criterionOf = (given: GivenCriterion): Criterion | null => {
  const demand = demandOf(given)
  const { id, title, quote, certainty } = given
  return demand && { id, title, demand, quote: quote ?? null, certainty: certainty ?? null }
}

type GivenLine = LadderFile['rungs'][number]['tables'][number]['sections'][number]['lines'][number]

const lineOf = ({
  id,
  title,
  most,
  bands,
  unseen,
  ...rest
}: Omit<GivenLine, 'bestOf'> & Partial<Pick<GivenLine, 'bestOf'>>): PointsLine => ({
  id,
  title,
  most,
  bands: bands.map((band) => ({ when: band.when, points: band.points, title: band.title ?? band.when })),
  bestOf: (rest.bestOf ?? []).map(lineOf),
  unseen: unseen ?? null,
})

const isWhole = (given: GivenCriterion): boolean =>
  demandOf(given) !== null && [...(given.any ?? []), ...(given.all ?? [])].every(isWhole)

const rungOf = (given: LadderFile['rungs'][number], index: number, take: Take): Rung => ({
  ...given,
  version: given.version ?? given.id,
  from: startOf(given.from, undefined),
  until: endOf(given.until),
  recognised: given.recognised ?? null,
  source: sourceOf(given.source),
  tables: given.tables.map(({ id, title, sections }) => ({
    id,
    title,
    sections: sections.map((section) => ({ ...section, lines: section.lines.map(lineOf) })),
  })),
  criteria: given.criteria.flatMap((one, place) => {
    const whole = isWhole(one) ? criterionOf(one) : null
    if (!whole) {
      const problem = Problem.create('policy.criterion-unclear', { id: one.id })
      take({ kind: 'failure', problems: [problem] }, ['rungs', index, 'criteria', place])
    }
    return whole ?? []
  }),
})

const ladderOf = (given: LadderFile, take: Take): Ladder => ({
  ...given,
  rungs: given.rungs.map((rung, index) => rungOf(rung, index, take)),
})

/** The policy files of a pack, each right in itself. */
export type PolicyFiles = {
  readonly facts: YamlFile<FactsFile>
  readonly policies: readonly YamlFile<PolicyFile>[]
  readonly ladders: readonly YamlFile<LadderFile>[]
}

/** What the policy files declare, with the amounts, rates and criteria in them that cannot be read. */
export const toDeclared = (
  { facts, policies, ladders }: PolicyFiles,
  units: readonly string[],
): { readonly declared: Declared; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []
  const takeFact = createTake(facts, problems)
  const declared: Declared = {
    facts: { file: facts.source, list: facts.value.map((fact, index) => factOf(fact, index, takeFact)) },
    policies: policies.map((file) => ({ file: file.source, policy: policyOf(file.value, createTake(file, problems)) })),
    ladders: ladders.map((file) => ({ file: file.source, ladder: ladderOf(file.value, createTake(file, problems)) })),
    units,
  }
  return { declared, problems }
}
