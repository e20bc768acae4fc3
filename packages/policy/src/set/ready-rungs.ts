import { type Dictionary, FactType } from '@ceyuan/feel'
import type { Problem } from '@ceyuan/values'
import { nearest } from '../clause/nearest.ts'
import { problemIn, within, type Origin } from '../clause/place.ts'
import { compile, type Compiled } from '../expression/compile.ts'
import { mostPoints, partOf } from '../ladder/points.ts'
import type { ReadyRung } from '../ladder/ready-rung.ts'
import type { Criterion, PointsLine, Rung } from '../ladder/rung.ts'
import type { Declared } from './declared.ts'
import type { FactBook } from './fact-book.ts'

/** What a rung's conditions are read with, and where they go. */
type Gathering = {
  readonly rung: Rung
  readonly dictionary: Dictionary
  readonly compiled: Map<string, Compiled>
  readonly problems: Problem[]
}

const readText = (text: string, origin: Origin, { dictionary, compiled, problems }: Gathering): void => {
  if (compiled.has(text)) return
  const result = compile(text, dictionary, FactType.boolean)
  if (result.kind === 'success') compiled.set(text, result.value)
  else problems.push(...result.problems.map(({ code, values, at }) => problemIn(origin, code, values, at)))
}

const readPoints = (
  { table, part, atLeast }: Extract<Criterion['demand'], { kind: 'points' }>,
  origin: Origin,
  { rung, problems }: Gathering,
): void => {
  const found = partOf(rung, table, part)
  if (!found) {
    const known = rung.tables.flatMap(({ id, sections }) => [
      id,
      ...sections.flatMap((section) => [section.id, ...section.lines.map((line) => line.id)]),
    ])
    const name = part ?? table
    problems.push(
      problemIn(origin, 'policy.unknown-name', { kind: 'table', found: name, nearest: nearest(name, known) }),
    )
  } else if (mostPoints(found) < atLeast) {
    problems.push(problemIn(origin, 'policy.points-out-of-reach', { atLeast, most: mostPoints(found) }))
  }
}

const readCriterion = (criterion: Criterion, origin: Origin, gathering: Gathering): void => {
  const { demand } = criterion
  switch (demand.kind) {
    case 'condition':
      readText(demand.when, within(origin, 'when'), gathering)
      break
    case 'points':
      readPoints(demand, within(origin, 'points'), gathering)
      break
    case 'all':
    case 'any':
      for (const [index, one] of demand.of.entries()) {
        readCriterion(one, within(origin, demand.kind, index), gathering)
      }
      break
    case 'unseen':
      break
  }
}

const readLine = (line: PointsLine, origin: Origin, gathering: Gathering): void => {
  for (const [index, { when, points }] of line.bands.entries()) {
    readText(when, within(origin, 'bands', index, 'when'), gathering)
    if (points > line.most) {
      gathering.problems.push(
        problemIn(within(origin, 'bands', index, 'points'), 'policy.points-above-most', { points, most: line.most }),
      )
    }
  }
  for (const [index, one] of line.bestOf.entries()) readLine(one, within(origin, 'bestOf', index), gathering)
}

const readTables = (origin: Origin, gathering: Gathering): void => {
  for (const [t, table] of gathering.rung.tables.entries()) {
    for (const [s, section] of table.sections.entries()) {
      for (const [l, line] of section.lines.entries()) {
        readLine(line, within(origin, 'tables', t, 'sections', s, 'lines', l), gathering)
      }
    }
  }
}

const recognitionOf = (rung: Rung, origin: Origin, book: FactBook): readonly Problem[] => {
  if (rung.recognised === null) return []
  const fact = book.facts.get(rung.recognised)
  if (fact?.kind === 'boolean') return []
  const near = nearest(rung.recognised, book.facts.keys())
  return [
    problemIn(within(origin, 'recognised'), 'policy.unknown-name', {
      kind: 'fact',
      found: rung.recognised,
      nearest: near,
    }),
  ]
}

/** Reads and checks the conditions and points tables of every rung. */
export const readyRungs = (
  ladders: Declared['ladders'],
  book: FactBook,
): {
  readonly rungs: readonly (ReadyRung & { readonly ladder: string; readonly origin: Origin })[]
  readonly problems: readonly Problem[]
} => {
  const problems: Problem[] = []
  const rungs = ladders.flatMap(({ file, ladder }) =>
    ladder.rungs.map((rung, index) => {
      const origin: Origin = { file, path: ['rungs', index] }
      const compiled = new Map<string, Compiled>()
      const gathering: Gathering = { rung, dictionary: book.dictionaries.applicant, compiled, problems }
      for (const [at, criterion] of rung.criteria.entries()) {
        readCriterion(criterion, within(origin, 'criteria', at), gathering)
      }
      readTables(origin, gathering)
      problems.push(...recognitionOf(rung, origin, book))
      const { id, entry, from, until } = rung
      return { id, entry, from, until, rung, compiled, ladder: ladder.id, origin }
    }),
  )
  return { rungs, problems }
}
