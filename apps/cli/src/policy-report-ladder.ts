import {
  type CriterionFinding,
  type Explanation,
  lacksOf,
  type LadderFinding,
  type PointsFinding,
  type PolicySet,
  type RungFinding,
} from '@ceyuan/policy'
import { changeText } from './policy-change.ts'
import type { Voice } from './policy-words.ts'

const marks = { met: '\u2713', notMet: '\u2717', unknown: '?', notInForce: '-' } as const

const pointsText = ({ low, high, most }: PointsFinding): string =>
  low === high ? `${low} / ${most}` : `${low}\u2013${high} / ${most}`

/** Whose rung is told, and how. */
type Telling = {
  readonly set: PolicySet
  readonly explanation: Pick<Explanation, 'applicant' | 'on'>
  readonly rung: RungFinding
  readonly voice: Voice
}

const lacksText = ({ set, explanation, rung, voice }: Telling, { criterion, status }: CriterionFinding): string => {
  const text = criterion.demand.kind === 'condition' ? criterion.demand.when : null
  const compiled = text === null ? undefined : rung.ready.compiled.get(text)
  if (status !== 'notMet' || !compiled) return ''
  const changes = lacksOf(set, explanation.applicant, compiled.step, explanation.on)
  return changes.map((change) => changeText(set, change, voice)).join('; ')
}

const criterionLines = (telling: Telling, found: CriterionFinding, indent: string): readonly string[] => {
  const { criterion, status, points, missing, parts } = found
  const { say, label } = telling.voice
  const line = say('criterion', {
    mark: marks[status],
    title: label(criterion.title),
    points: points ? pointsText(points) : 'none',
    missing: parts.length === 0 && missing.length > 0 ? missing.join(', ') : 'none',
    lacks: lacksText(telling, found) || 'none',
  })
  return [
    `${indent}${line}`,
    ...(points?.lines ?? []).map((one) => `${indent}          ${label(one.title)} ${pointsText(one)}`),
    ...parts.flatMap((part) => criterionLines(telling, part, `${indent}  `)),
  ]
}

/** Where the enterprise stands on a ladder, rung by rung and point by point, with what each point lacks. */
export const ladderLines = (
  set: PolicySet,
  explanation: Explanation,
  found: LadderFinding,
  voice: Voice,
): readonly string[] => {
  const { say, label } = voice
  const titleOf = (id: string | null): string => {
    const rung = found.rungs.find((one) => one.id === id)
    return rung ? label(rung.ready.rung.title) : say('none')
  }
  return [
    say('ladder', {
      title: label(found.ladder.title),
      recognised: titleOf(found.recognised),
      estimated: titleOf(found.estimated),
      next: titleOf(found.next),
    }),
    ...found.rungs.flatMap((rung) => [
      say('rung', { mark: marks[rung.status], id: rung.id, title: label(rung.ready.rung.title) }),
      ...rung.criteria.flatMap((criterion) => criterionLines({ set, explanation, rung, voice }, criterion, '')),
    ]),
    '',
  ]
}
