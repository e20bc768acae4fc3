import type { CriterionFinding, LadderFinding, PointsFinding } from '@ceyuan/policy'
import type { Voice } from './policy-words.ts'

const marks = { met: '\u2713', notMet: '\u2717', unknown: '?', notInForce: '-' } as const

const pointsText = ({ low, high, most }: PointsFinding): string =>
  low === high ? `${low} / ${most}` : `${low}\u2013${high} / ${most}`

const criterionLines = (found: CriterionFinding, indent: string, voice: Voice): readonly string[] => {
  const { criterion, status, points, missing, parts } = found
  const line = voice.say('criterion', {
    mark: marks[status],
    title: voice.label(criterion.title),
    points: points ? pointsText(points) : 'none',
    missing: parts.length === 0 && missing.length > 0 ? missing.join(', ') : 'none',
  })
  return [
    `${indent}${line}`,
    ...(points?.lines ?? []).map((one) => `${indent}          ${voice.label(one.title)} ${pointsText(one)}`),
    ...parts.flatMap((part) => criterionLines(part, `${indent}  `, voice)),
  ]
}

/** Where the enterprise stands on a ladder, rung by rung and point by point. */
export const ladderLines = (found: LadderFinding, voice: Voice): readonly string[] => {
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
      ...rung.criteria.flatMap((criterion) => criterionLines(criterion, '', voice)),
    ]),
    '',
  ]
}
