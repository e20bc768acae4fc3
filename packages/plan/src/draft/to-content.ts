import type { PlanMeasure, PlanReading, PlanTarget } from '../reading/plan-reading.ts'
import type { PlanCommitment, PlanContent } from './plan-content.ts'

/** Finds the id of a unit by a name that a plan uses for it. */
export type UnitFinder = (name: string) => string | undefined

type Item =
  | { readonly kind: 'target'; readonly item: PlanTarget }
  | { readonly kind: 'measure'; readonly item: PlanMeasure }

/** Makes a commitment's id from its place among all. */
export type IdMaker = (index: number) => string

const inOrder = (reading: PlanReading): readonly Item[] =>
  [
    ...reading.targets.map((item) => ({ kind: 'target' as const, item })),
    ...reading.measures.map((item) => ({ kind: 'measure' as const, item })),
  ].toSorted((one, other) => one.item.start - other.item.start || one.item.end - other.item.end)

const unitsOf = (reading: PlanReading, path: string, findUnit: UnitFinder): readonly string[] => {
  const parts = path.split('/')
  for (let length = parts.length; length > 0; length -= 1) {
    const ancestor = parts.slice(0, length).join('/')
    const section = reading.sections.find((each) => each.path === ancestor)
    if (section && section.responsibleUnits.length > 0) {
      return [...new Set(section.responsibleUnits.flatMap((name) => findUnit(name) ?? []))]
    }
  }
  return []
}

const figureOf = (part: Item): PlanCommitment['target'] => {
  if (part.kind === 'measure') return null
  const { min, max, strict, unit, by } = part.item
  return { min, max, strict, unit, by }
}

/** The content of a draft, from what the reader found: the first unit of a section leads, the others support. */
export const toPlanContent = (reading: PlanReading, findUnit: UnitFinder, makeId: IdMaker): PlanContent => {
  const { title, documentNumber, issuer, issuedOn, sections } = reading
  const commitments = inOrder(reading).map((part, index): PlanCommitment => {
    const [lead = null, ...support] = unitsOf(reading, part.item.section, findUnit)
    const { section, quote, start, end } = part.item
    return {
      id: makeId(index),
      kind: part.kind,
      section,
      quote,
      start,
      end,
      label: null,
      target: figureOf(part),
      lead,
      support,
      assignedBy: null,
      binding: null,
    }
  })
  return { title, documentNumber, issuer, issuedOn, sections, commitments }
}
