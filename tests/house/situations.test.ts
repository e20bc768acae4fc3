import { join } from 'node:path'
import { CivilDate } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createSnapshot } from '../../apps/server/src/progress/progress-snapshot.ts'
import { cityFolders, linesOf, load, readSample, root, versionsOf } from './city-pack.ts'
import { timelineOf, type StatedVersion } from './evidence.ts'
import { modelOf, outcomeOf, situationsOf } from './situation.ts'

const dayOf = (instant: string): CivilDate => {
  const day = CivilDate.parse(new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10))
  if (day.kind === 'failure') throw new Error(`not an instant: ${instant}`)
  return day.value
}

describe.each(cityFolders)('The situations of %s', async (folder) => {
  const model = modelOf(await load(folder))

  it.each(await situationsOf(folder))('$承诺：$情形', (situation) => {
    expect(outcomeOf(model, situation)).toMatchObject(situation.应得)
  })
})

describe('The sample of the first city', () => {
  const folder = join(root, 'cities/tianjin')
  const confirmation = z.object({ commitment: z.string(), on: z.string(), unit: z.string(), document: z.string() })
  const snapshotOf = async () => {
    const model = modelOf(await load(folder))
    const stated = (register: string): readonly StatedVersion[] =>
      versionsOf(folder, register).map(({ key, at, fields, ended }) => ({ key, on: dayOf(at), fields, ended }))
    const timelines = new Map(
      Array.from(model.counted, ([id, { register }]) => [id, timelineOf(model, id, stated(register.id))] as const),
    )
    const confirmations = linesOf(readSample(folder, 'milestones')).map((line) => {
      const { commitment, on, unit, document } = confirmation.parse(line)
      const day = dayOf(`${on}T00:00:00Z`)
      const said = { unitId: unit, unitName: unit, on: day, document, documentTitle: document, knownFrom: day }
      return { id: commitment, commitment, ...said, reason: '', by: '', at: '' }
    })
    return createSnapshot(model, { revision: 1, timelines, confirmations })
  }

  it('shows all five lights on 2026-11-23, and each target where the story has it', async () => {
    const at = (await snapshotOf()).at(dayOf('2026-11-23T00:00:00Z'))
    const targets = at.items
      .filter(({ commitment }) => commitment.kind === 'target')
      .map(({ commitment, judged }) => [commitment.id, judged.facts?.value, judged.assessment.light])
    expect(targets).toEqual([
      ['achievements-50', 41, 'behind'],
      ['national-platforms-2-3', 2, 'met'],
      ['landmark-projects-20-30', 22, 'met'],
      ['leading-enterprises-5', 4, 'behind'],
      ['ladder-30', 30, 'atRisk'],
      ['carriers-2-3', 0, 'unknown'],
      ['output-1000', expect.closeTo(858.4, 6), 'onCourse'],
      ['scientist-teams-5', 5, 'met'],
    ])
    expect(at.counts).toEqual({ behind: 6, atRisk: 7, unknown: 3, onCourse: 23, met: 9 })
  })

  it('shows as of an earlier day what was known then', async () => {
    const at = (await snapshotOf()).at(dayOf('2026-06-30T00:00:00Z'))
    const actual = new Map(at.items.map(({ commitment, judged }) => [commitment.id, judged.facts?.value]))
    // One of the 35 was withdrawn in July, one of the 25 lapsed the day after.
    expect(actual.get('achievements-50')).toBe(35)
    expect(actual.get('ladder-30')).toBe(25)
    expect(actual.get('leading-enterprises-5')).toBe(3)
  })
})
