import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PlanReading, PlanTarget } from './plan-reading.ts'
import { readPlanText } from './read-plan.ts'

const folder = join(import.meta.dirname, 'cases')
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))

const interval = ({ min, max, strict }: PlanTarget): string => {
  if (min !== null && max !== null) return `${min}–${max}`
  if (min !== null) return `${strict ? '>' : '≥'}${min}`
  return `${strict ? '<' : '≤'}${max}`
}

/** A reading as lines that an official can check against the text. */
const toLines = (reading: PlanReading): string =>
  [
    `title: ${reading.title}`,
    `number: ${reading.documentNumber}`,
    `issuer: ${reading.issuer}`,
    `issued: ${reading.issuedOn}`,
    ...reading.sections.map(({ path, heading, responsibleUnits }) =>
      `section ${path} ${heading} ${responsibleUnits.length > 0 ? `[${responsibleUnits.join('、')}]` : ''}`.trim(),
    ),
    ...reading.targets.map(
      (target) => `target ${target.section} ${interval(target)}${target.unit} ${target.by ?? 'no day'} ${target.quote}`,
    ),
    ...reading.measures.map(({ section, quote }) => `measure ${section} ${quote}`),
    '',
  ].join('\n')

describe('plans in the manner of other cities', () => {
  it.each(names)('%s reads as its reading beside it says', async (name) => {
    const read = readPlanText(readFileSync(join(folder, name), 'utf8'))
    if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
    await expect(toLines(read.value.reading)).toMatchFileSnapshot(join(folder, name.replace('.txt', '.reading')))
    expect(readPlanText(read.value.text)).toEqual(read)
  })
})
