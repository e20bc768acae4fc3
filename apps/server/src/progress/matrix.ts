import type { CommitmentLine, Locale } from '@ceyuan/contract'
import { countLights, worstLight } from '@ceyuan/plan'
import { unitsOf } from './plan-page.ts'
import type { ProgressModel } from './progress-snapshot.ts'

const unitsIn = ({ lead, support }: CommitmentLine): readonly string[] =>
  [...(lead ? [lead] : []), ...support].map(({ id }) => id)

const cellsOf = (lines: readonly CommitmentLine[]) =>
  Array.from(new Set(lines.flatMap(unitsIn)), (unit) => {
    const own = lines.filter((line) => unitsIn(line).includes(unit))
    return {
      unit,
      light: worstLight(own.map(({ light }) => light)) ?? 'unknown',
      isLead: own.some(({ lead }) => lead?.id === unit),
      commitments: own.map(({ id }) => id),
    }
  })

/** The units that the words of a section name without making them responsible, such as those that take part. */
const namedIn = ({ city, plan }: ProgressModel, { start, end }: { readonly start: number; readonly end: number }) => {
  const words = plan.text.slice(start, end)
  return new Set(city.units.filter(({ name }) => words.includes(name)).map(({ id }) => id))
}

/**
 * Sections with measures against units: in each cell the worst light the unit answers for there. Where the text makes no unit
 * responsible, only those its words name have a cell, and none leads. Rule: plan SPEC 5.4.
 */
export const matrixOf = (model: ProgressModel, lines: readonly CommitmentLine[], locale: Locale) => {
  const measures = lines.filter(({ kind }) => kind === 'measure')
  const rows = model.plan.sections.flatMap((part) => {
    const { path, heading, responsibleUnits } = part
    const own = measures.filter(({ section }) => section === path)
    if (own.length === 0) return []
    const named = namedIn(model, part)
    const cells =
      responsibleUnits.length > 0
        ? cellsOf(own)
        : cellsOf(own).flatMap((cell) => (named.has(cell.unit) ? [{ ...cell, isLead: false }] : []))
    const counts = countLights(own.map(({ light }) => light))
    return [{ section: path, heading, hasUnits: cells.length > 0, counts, cells }]
  })
  const cells = rows.flatMap((row) => row.cells)
  const shown = unitsOf(model, lines, locale).filter(({ id }) => cells.some(({ unit }) => unit === id))
  const behind = shown.map(({ id }) => ({
    unit: id,
    sections: cells.filter(({ unit, light }) => unit === id && light === 'behind').length,
  }))
  return { units: shown, rows, behind }
}
