import type { LadderPosition } from '@ceyuan/contract'
import {
  type CriterionFinding,
  lacksOf,
  type LadderFinding,
  type PointsFinding,
  type RungFinding,
} from '@ceyuan/policy'
import type { Dossier } from './dossier.ts'
import { type Shown, toChange } from './entitlement-view.ts'
import { toTrace } from './trace-view.ts'

type RungView = LadderPosition['rungs'][number]
type CriterionView = RungView['criteria'][number]
type PointsView = NonNullable<CriterionView['points']>['lines'][number]

const toLine = ({ id, title, most, low, high, band, missing }: PointsFinding): PointsView => ({
  id,
  title,
  most,
  low,
  high,
  band,
  missing: [...missing],
})

const pointsOf = ({ criterion, points }: CriterionFinding): CriterionView['points'] => {
  if (!points || criterion.demand.kind !== 'points') return null
  const { low, high, most, lines } = points
  return { low, high, most, atLeast: criterion.demand.atLeast, lines: lines.map(toLine) }
}

/** What an enterprise's position is shown with. */
type Standing = { readonly dossier: Dossier; readonly shown: Shown }

const lacksIn = (found: CriterionFinding, ready: RungFinding['ready'], { dossier, shown }: Standing) => {
  const { demand } = found.criterion
  const compiled = demand.kind === 'condition' && found.status === 'notMet' ? ready.compiled.get(demand.when) : null
  if (!compiled) return []
  const changes = lacksOf(shown.set, dossier.applicant, compiled.step, shown.on)
  return changes.map((change) => toChange(change, shown))
}

const toCriteria = (
  found: CriterionFinding,
  ready: RungFinding['ready'],
  standing: Standing,
  depth = 0,
): readonly CriterionView[] => {
  const { criterion, status, missing, finding } = found
  const { id, title, demand, quote, certainty } = criterion
  const compiled = demand.kind === 'condition' ? ready.compiled.get(demand.when) : null
  return [
    {
      id,
      title,
      depth,
      quote,
      certainty,
      demand: demand.kind,
      status: demand.kind === 'unseen' ? 'unseen' : status,
      trace: toTrace(finding, compiled, standing.shown.origins),
      missing: [...missing],
      lacks: lacksIn(found, ready, standing),
      points: pointsOf(found),
      unseen: demand.kind === 'unseen' ? demand.what : null,
    },
    ...found.parts.flatMap((part) => toCriteria(part, ready, standing, depth + 1)),
  ]
}

const countsOf = (criteria: readonly CriterionView[]): RungView['counts'] => {
  const count = (status: CriterionView['status']): number =>
    criteria.filter((criterion) => criterion.depth === 0 && criterion.status === status).length
  return { met: count('met'), notMet: count('notMet'), unknown: count('unknown'), unseen: count('unseen') }
}

const recognitionOf = ({ rung }: RungFinding['ready'], { recognitions }: Dossier): RungView['recognition'] => {
  const found = rung.recognised === null ? undefined : recognitions.get(rung.recognised)
  if (!found) return null
  const { register, record } = found
  return {
    record: record.id,
    dates: register.fields.flatMap(({ id, type, label }) => {
      const on = type === 'date' ? (record.fields[id] ?? null) : null
      return on === null ? [] : [{ label, on }]
    }),
  }
}

const toRung = (found: RungFinding, standing: Standing): RungView => {
  const { rung } = found.ready
  const criteria = found.criteria.flatMap((one) => toCriteria(one, found.ready, standing))
  return {
    id: found.id,
    version: rung.version,
    title: rung.title,
    from: rung.from,
    isInForce: found.status !== 'notInForce',
    isRecognised: found.isRecognised,
    recognition: recognitionOf(found.ready, standing.dossier),
    estimate: found.status,
    counts: countsOf(criteria),
    criteria,
    quote: rung.quote,
    source: rung.source,
    certainty: rung.certainty,
    unseen: [...rung.unseen],
  }
}

/** Where an enterprise stands on a ladder: the recognised status by the register, and beside it our estimate. */
export const toPosition = (found: LadderFinding, dossier: Dossier, shown: Shown): LadderPosition => ({
  id: found.ladder.id,
  title: found.ladder.title,
  here: found.recognised,
  estimated: found.estimated,
  next: found.next,
  rungs: found.rungs.map((rung) => toRung(rung, { dossier, shown })),
})
