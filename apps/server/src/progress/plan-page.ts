import type { CommitmentLine, LightCounts, Locale } from '@ceyuan/contract'
import { countLights } from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import { toLine, unitRefOf } from './commitment-line.ts'
import type { ProgressModel, ProgressSnapshot } from './progress-snapshot.ts'

/** The plan's own particulars on a day. */
export const planHeadOf = ({ plan, start, deadline }: ProgressModel, asOf: CivilDate) => ({
  ...plan.head,
  issuedOn: plan.head.issuedOn ?? start,
  by: deadline,
  daysLeft: Math.max(0, CivilDate.daysBetween(asOf, deadline)),
})

/** Every commitment as pages show it, in the order of the text. */
export const linesAt = (snapshot: ProgressSnapshot, asOf: CivilDate, locale: Locale): readonly CommitmentLine[] =>
  snapshot.at(asOf).items.map((item) => toLine(snapshot.model, item, asOf, locale))

const countsWithin = (lines: readonly CommitmentLine[], path: string): LightCounts =>
  countLights(
    lines.filter(({ section }) => section === path || section.startsWith(`${path}/`)).map(({ light }) => light),
  )

/** The sections of the plan, each with the lights of all that stands under it. */
export const sectionsOf = ({ plan }: ProgressModel, lines: readonly CommitmentLine[]) =>
  plan.sections.map(({ path, number, level, heading, start, end, responsibleUnits }) => ({
    path,
    number,
    level,
    heading,
    start,
    end,
    responsibleUnits: [...responsibleUnits],
    counts: countsWithin(lines, path),
  }))

/** The units that any of the lines names, in the city's order. */
export const unitsOf = ({ city }: ProgressModel, lines: readonly CommitmentLine[], locale: Locale) => {
  const named = new Set(lines.flatMap(({ lead, support }) => [...(lead ? [lead] : []), ...support].map(({ id }) => id)))
  return city.units.filter(({ id }) => named.has(id)).map(({ id }) => unitRefOf(city, id, locale))
}

/** The plan's text with every commitment and its light. */
export const planPage = (snapshot: ProgressSnapshot, asOf: CivilDate, today: CivilDate, locale: Locale) => {
  const { model } = snapshot
  const lines = linesAt(snapshot, asOf, locale)
  return {
    asOf,
    today,
    plan: planHeadOf(model, asOf),
    sample: model.isSample,
    text: model.plan.text,
    sections: sectionsOf(model, lines),
    units: unitsOf(model, lines, locale),
    counts: { ...snapshot.at(asOf).counts },
    commitments: [...lines],
  }
}
