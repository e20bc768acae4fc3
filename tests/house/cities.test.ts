import { normalisePlanText, readPlan, type PlanReading } from '@ceyuan/plan'
import { WorkingCalendar } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import type { City } from '../../apps/server/src/city/city.ts'
import { cityFolders, load, sampledRegisters, versionsOf } from './city-pack.ts'
import { faultsOf } from './sample-faults.ts'

const readingOf = (city: City): PlanReading => {
  const reading = readPlan(city.plan?.fullText ?? '')
  if (reading.kind === 'failure') throw new Error('the plan cannot be read')
  return reading.value
}

describe.each(cityFolders)('The city pack %s', (folder) => {
  it('loads without a problem', async () => {
    expect((await load(folder)).commitments.length).toBeGreaterThan(0)
  })

  it('has exactly the commitments that the reader finds in its plan, each quoted as it stands', async () => {
    const city = await load(folder)
    const text = normalisePlanText(city.plan?.fullText ?? '')
    const { targets, measures } = readingOf(city)
    const found = [
      ...targets.map(({ section, quote, min, max, strict, unit, by }) => ({
        kind: 'target',
        section,
        quote,
        target: { min, max, strict, unit, by },
      })),
      ...measures.map(({ section, quote }) => ({ kind: 'measure', section, quote, target: undefined })),
    ]
    const bound = city.commitments.map(({ kind, section, quote, target }) => ({
      kind,
      section,
      quote,
      target: kind === 'target' ? target : undefined,
    }))
    expect(bound).toEqual(found)
    expect(city.commitments.filter(({ quote }) => !text.includes(quote))).toEqual([])
  })

  it('names the units that the text names for the section, the first one leading, or says who assigned them', async () => {
    const city = await load(folder)
    const { sections } = readingOf(city)
    const nameOf = (id: string) => city.units.find((unit) => unit.id === id)?.name
    const wrong = city.commitments.filter((commitment) => {
      const said = sections.find(({ path }) => path === commitment.section)?.responsibleUnits ?? []
      if (said.length === 0) return commitment.assignedBy === undefined
      return [commitment.lead, ...commitment.support].map(nameOf).join('、') !== said.join('、')
    })
    expect(wrong).toEqual([])
  })

  it('says of every indicator what is counted, from where, and how often', async () => {
    const { indicators } = await load(folder)
    expect(indicators.filter(({ definition, source }) => definition.zh.length < 9 || source.zh.length < 5)).toEqual([])
  })

  it('has sample records that fit their registers, marked as invented, in the order of time', async () => {
    const city = await load(folder)
    const registers = sampledRegisters(city)
    expect(registers.length).toBeGreaterThan(2)
    const all = new Map(registers.map((register) => [register.id, versionsOf(folder, register.id)]))
    const keys = new Map(Array.from(all, ([id, versions]) => [id, new Set(versions.map(({ key }) => key))] as const))
    for (const versions of all.values())
      expect(versions.map(({ at }) => at)).toEqual(versions.map(({ at }) => at).toSorted())
    expect(
      registers.flatMap((register) =>
        (all.get(register.id) ?? []).flatMap((version) => faultsOf(register, version, keys)),
      ),
    ).toEqual([])
  })

  it('holds a calendar in which no notice contradicts itself', async () => {
    const { calendar } = await load(folder)
    expect(WorkingCalendar.create(calendar).kind).toBe('success')
  })
})
