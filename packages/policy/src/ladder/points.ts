import type { Label } from '../clause/clause.ts'
import type { PointsLine, Rung } from './rung.ts'

/** Lines of a points table that are added up together. */
export type PointsPart = { readonly id: string; readonly title: Label; readonly lines: readonly PointsLine[] }

/** The whole of a points table, or one section or line of it; undefined where there is none of that name. */
export const partOf = (rung: Rung, table: string, part: string | null): PointsPart | undefined => {
  const found = rung.tables.find(({ id }) => id === table)
  if (!found) return undefined
  const { title, sections } = found
  if (part === null) return { id: table, title, lines: sections.flatMap(({ lines }) => lines) }
  const section = sections.find(({ id }) => id === part)
  if (section) return section
  const line = sections.flatMap(({ lines }) => lines).find(({ id }) => id === part)
  return line && { id: line.id, title: line.title, lines: [line] }
}

/** The most points that lines can give together. */
export const mostPoints = ({ lines }: PointsPart): number => lines.reduce((sum, { most }) => sum + most, 0)
