import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sampleOrder } from '../../packages/contract/src/coordination.ts'
import { sampleMeeting } from '../../packages/contract/src/meeting.ts'
import { generateSample } from '../../cities/tianjin/sample/generate.ts'
import { cityFolders, latestOf, linesOf, load, readSample, root, versionsOf } from './city-pack.ts'

const folder = join(root, 'cities/tianjin')
const live = (register: string) => latestOf(folder, register).filter(({ ended }) => ended === undefined)

describe('The sample of a city', () => {
  it('is what its script generates, and generating it twice gives the same', () => {
    const generated = generateSample()
    for (const [name, content] of generated) expect(readSample(folder, name.replace('.jsonl', ''))).toBe(content)
    expect(generateSample()).toEqual(generated)
  })

  it('has the size that a city has', () => {
    expect(latestOf(folder, 'enterprise')).toHaveLength(600)
    expect(live('platform')).toHaveLength(60)
    expect(live('project').filter(({ fields }) => fields['landmark'] === true)).toHaveLength(24)
    expect(live('carrier')).toHaveLength(4)
    expect(live('achievement').length).toBeGreaterThan(40)
  })

  it('has the faults of real life: a withdrawal, an ended record, an overlap, a missing year', () => {
    expect(live('achievement').filter(({ fields }) => fields['status'] === '撤销')).toHaveLength(1)
    expect(latestOf(folder, 'project').filter(({ ended }) => ended !== undefined)).toHaveLength(1)
    const numbers = live('achievement').map(({ fields }) => fields['achievementNumber'])
    expect(numbers.length - new Set(numbers).size).toBe(1)
    expect(new Set(live('output').map(({ key }) => key.slice(0, 4)))).toEqual(new Set(['2022', '2024', '2025', '2026']))
  })

  it('gives real bodies no figure', () => {
    const real = ['platform', 'carrier', 'service-body', 'unit']
      .flatMap((register) => versionsOf(folder, register))
      .filter(({ sample }) => !sample)
    expect(real.length).toBeGreaterThan(30)
    expect(real.filter(({ fields }) => Object.values(fields).some((value) => typeof value === 'number'))).toEqual([])
  })

  it.each(cityFolders)(
    '%s has orders and meetings in the shape of the contract, about its commitments',
    async (folder) => {
      const city = await load(folder)
      const orders = linesOf(readSample(folder, 'orders')).map((line) => sampleOrder.parse(line))
      const meetings = linesOf(readSample(folder, 'meetings')).map((line) => sampleMeeting.parse(line))
      const known = new Set(city.commitments.map(({ id }) => id))
      const named = [...orders, ...meetings.flatMap(({ items }) => items)].flatMap(({ commitment }) => commitment ?? [])
      expect(named.filter((id) => !known.has(id))).toEqual([])
      expect(orders.length).toBeGreaterThan(0)
    },
  )

  it('has confirmations of milestones only, by their lead units', async () => {
    const city = await load(folder)
    const confirmation = z.object({ commitment: z.string(), unit: z.string() })
    const confirmed = linesOf(readSample(folder, 'milestones')).map((line) => confirmation.parse(line))
    const leads = new Map(
      city.commitments.filter(({ binding }) => binding.kind === 'milestone').map(({ id, lead }) => [id, lead]),
    )
    expect(confirmed.filter(({ commitment, unit }) => leads.get(commitment) !== unit)).toEqual([])
    expect(confirmed).toHaveLength(4)
  })
})
