import type { PolicyLadder } from '@ceyuan/contract'
import {
  type Criterion,
  type PointsLine,
  type PointsTable,
  type PolicySet,
  type ReadyLadder,
  type ReadyRung,
  versionOn,
} from '@ceyuan/policy'
import type { CivilDate } from '@ceyuan/values'

type RungView = PolicyLadder['rungs'][number]
type CriterionView = RungView['criteria'][number]
type TableView = RungView['tables'][number]

/** The points a rung asks for, those within others after them, one level deeper. */
export const flatCriteria = (
  criteria: readonly Criterion[],
  depth = 0,
): readonly { readonly criterion: Criterion; readonly depth: number }[] =>
  criteria.flatMap((criterion) => {
    const { demand } = criterion
    const within = demand.kind === 'all' || demand.kind === 'any' ? demand.of : []
    return [{ criterion, depth }, ...flatCriteria(within, depth + 1)]
  })

const toCriterion = ({
  criterion,
  depth,
}: {
  readonly criterion: Criterion
  readonly depth: number
}): CriterionView => {
  const { id, title, demand, quote, certainty } = criterion
  const { table, part, atLeast } = demand.kind === 'points' ? demand : { table: null, part: null, atLeast: 0 }
  return {
    id,
    title,
    depth,
    quote,
    certainty,
    demand: demand.kind,
    when: demand.kind === 'condition' ? demand.when : null,
    points: table === null ? null : { table, part, atLeast },
    unseen: demand.kind === 'unseen' ? demand.what : null,
  }
}

type LineView = TableView['lines'][number]

const linesOf = (line: PointsLine, section: LineView['section'], bestOf: string | null): readonly LineView[] => [
  {
    id: line.id,
    title: line.title,
    section,
    most: line.most,
    bestOf,
    unseen: line.unseen,
    bands: [...line.bands],
  },
  ...line.bestOf.flatMap((one) => linesOf(one, section, line.id)),
]

const toTable = ({ id, title, sections }: PointsTable): TableView => ({
  id,
  title,
  most: sections.flatMap(({ lines }) => lines).reduce((sum, { most }) => sum + most, 0),
  lines: sections.flatMap((section) => section.lines.flatMap((line) => linesOf(line, section.title, null))),
})

const toRung = ({ id, rung }: ReadyRung, isInForce: boolean): RungView => ({
  id,
  version: rung.version,
  title: rung.title,
  from: rung.from,
  until: rung.until,
  isInForce,
  recognised: rung.recognised,
  criteria: flatCriteria(rung.criteria).map(toCriterion),
  tables: rung.tables.map(toTable),
  quote: rung.quote,
  source: rung.source,
  certainty: rung.certainty,
  unseen: [...rung.unseen],
})

const toLadder = ({ ladder, rungs }: ReadyLadder, on: CivilDate): PolicyLadder => ({
  id: ladder.id,
  title: ladder.title,
  rungs: ladder.order.flatMap((id) => {
    const found = versionOn(rungs.get(id) ?? [], on)
    return found ? [toRung(found.version, found.kind === 'inForce')] : []
  }),
})

/** The ladders with the rungs of a day. */
export const laddersOn = (set: PolicySet, on: CivilDate): PolicyLadder[] =>
  set.ladders.map((ladder) => toLadder(ladder, on))
