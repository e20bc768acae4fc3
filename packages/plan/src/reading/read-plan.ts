import { CivilDate, Problem, Result } from '@ceyuan/values'
import { descriptiveHeading, goalHeading, taskHeading } from '../grammar/headings.ts'
import { titleYears } from '../grammar/front-matter.ts'
import { findDeadlines, type Issue } from './deadline.ts'
import { readFrontMatter, type FrontMatter } from './front-matter.ts'
import { isMeasure } from './measures.ts'
import { normalisePlanText } from './normalise.ts'
import { readOutline, type OutlineSection } from './outline.ts'
import type { PlanMeasure, PlanReading, PlanTarget, TextSpan } from './plan-reading.ts'
import { splitSentences } from './sentence.ts'
import { isTableRow } from './table-lines.ts'
import { readTable } from './table.ts'
import { readTargets, type TargetContext } from './targets.ts'

/** The longest text that is taken for a plan, in UTF-16 units. */
export const longestPlan = 1_000_000

/** A plan's normalised text and what it says. */
export type ReadText = { readonly text: string; readonly reading: PlanReading }

const kindOf = (section: OutlineSection): TargetContext['kind'] => {
  for (let each: OutlineSection | undefined = section; each; each = each.parent) {
    if (taskHeading.test(each.heading)) return 'task'
    if (descriptiveHeading.test(each.heading)) return 'description'
    if (goalHeading.test(each.heading)) return 'goal'
  }
  return 'task'
}

const issueOf = ({ issuedOn, documentNumber: number, title }: FrontMatter): Issue => {
  const [, from, to] = titleYears.exec(title ?? '') ?? []
  const span = from === undefined || to === undefined ? null : ([Number(from), Number(to)] as const)
  if (issuedOn !== null) return { on: issuedOn, year: CivilDate.year(issuedOn), span }
  const year = /\u3014([0-9]{4})\u3015/.exec(number ?? '')?.[1] ?? from
  return { on: null, year: year === undefined ? null : Number(year), span }
}

type Found = { readonly targets: readonly PlanTarget[]; readonly measures: readonly PlanMeasure[] }

const sentencesOf = (text: string, body: TextSpan): readonly TextSpan[] =>
  isTableRow(text.slice(body.start, body.end)) ? [body] : splitSentences(text, body)

const readSections = (text: string, sections: readonly OutlineSection[], issue: Issue): Found => {
  const governing = new Map<OutlineSection, CivilDate | null>()
  const targets: PlanTarget[] = []
  const measures: PlanMeasure[] = []
  for (const section of sections) {
    const kind = kindOf(section)
    const headed = findDeadlines(section.heading, issue).findLast(({ by }) => by !== null)?.by
    let governedBy = headed ?? (section.parent ? (governing.get(section.parent) ?? null) : null)
    const rows: TextSpan[] = []
    const finishTable = (): void => {
      targets.push(...readTable(text, rows.splice(0), { section: section.path, issue, governedBy, kind }))
    }
    for (const span of section.body.flatMap((body) => sentencesOf(text, body))) {
      if (isTableRow(text.slice(span.start, span.end))) {
        rows.push(span)
        continue
      }
      finishTable()
      const read = readTargets(text, span, { section: section.path, issue, governedBy, kind })
      governedBy = read.governedBy
      targets.push(...read.targets)
      if (kind !== 'task' || !isMeasure(text, span, read.targets)) continue
      measures.push({ quote: text.slice(span.start, span.end), section: section.path, ...span })
    }
    finishTable()
    governing.set(section, governedBy)
  }
  return { targets, measures }
}

/** Reads a text that is already normalised. */
export const readNormalisedPlan = (text: string): Result<PlanReading> => {
  if (text.length > longestPlan)
    return Result.failure(Problem.create('plan.text-too-long', { found: text.length, most: longestPlan }))
  if (!/\p{Script=Han}/u.test(text)) return Result.failure(Problem.create('plan.text-empty'))
  const { front, sections } = readOutline(text)
  if (sections.length === 0) return Result.failure(Problem.create('plan.no-sections'))
  const end = sections.reduce((last, section) => Math.max(last, section.end), 0)
  const matter = readFrontMatter(text.slice(front.start, front.end), text.slice(end))
  return Result.success({
    ...matter,
    sections: sections.map(({ path, number, level, heading, responsibleUnits, start, end }) => {
      return { path, number, level, heading, responsibleUnits, start, end }
    }),
    ...readSections(text, sections, issueOf(matter)),
  })
}

/** Reads a plan and gives its normalised text along, in which the reading's offsets count. */
export const readPlanText = (raw: string): Result<ReadText> => {
  if (raw.length > longestPlan)
    return Result.failure(Problem.create('plan.text-too-long', { found: raw.length, most: longestPlan }))
  const text = normalisePlanText(raw)
  return Result.map(readNormalisedPlan(text), (reading) => ({ text, reading }))
}

/** Reads what an official plan says: title, number, sections, targets, measures; offsets count in the normalised text. */
export const readPlan = (raw: string): Result<PlanReading> => Result.map(readPlanText(raw), ({ reading }) => reading)
