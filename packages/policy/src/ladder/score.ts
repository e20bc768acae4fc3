import type { CivilDate } from '@ceyuan/values'
import type { Known } from '../expression/known.ts'
import { run } from '../expression/run.ts'
import type { PointsFinding } from './finding.ts'
import type { PointsPart } from './points.ts'
import type { ReadyRung } from './ready-rung.ts'
import type { Band, PointsLine } from './rung.ts'

/** What a score is worked out with. */
export type Scoring = { readonly ready: ReadyRung; readonly known: Known; readonly on: CivilDate }

type Bands = { readonly points: readonly number[]; readonly band: Band | null; readonly missing: readonly string[] }

// Bands are asked in order; one that cannot be told may give its points, or any later one its own.
const bandsOf = (bands: readonly Band[], { ready, known, on }: Scoring): Bands => {
  const points: number[] = []
  const missing: string[] = []
  for (const band of bands) {
    const compiled = ready.compiled.get(band.when)
    const finding = compiled ? run(compiled.step, known, on) : null
    if (finding?.value === false) continue
    points.push(band.points)
    if (finding?.value === true) return { points, band: points.length === 1 ? band : null, missing }
    missing.push(...(finding?.missing ?? []))
  }
  return { points: [...points, 0], band: null, missing }
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

const lineFinding = (line: PointsLine, scoring: Scoring): PointsFinding => {
  const { id, title, most } = line
  const empty = { id, title, most, band: null, missing: [], lines: [] }
  if (line.unseen) return { ...empty, low: 0, high: most }
  if (line.bestOf.length > 0) {
    const lines = line.bestOf.map((one) => lineFinding(one, scoring))
    const [low, high] = [Math.max(...lines.map((one) => one.low)), Math.max(...lines.map((one) => one.high))]
    const missing = low === high ? [] : unique(lines.flatMap((one) => one.missing))
    return { ...empty, low, high, missing, lines }
  }
  const { points, band, missing } = bandsOf(line.bands, scoring)
  const [low, high] = [Math.min(...points), Math.max(...points)]
  return { ...empty, low, high, band: band?.title ?? null, missing: low === high ? [] : unique(missing) }
}

/** The points of a table or part of one, line by line, as an interval where facts are missing or lines were not seen. */
export const score = (part: PointsPart, scoring: Scoring): PointsFinding => {
  const lines = part.lines.map((line) => lineFinding(line, scoring))
  const sum = (pick: (line: PointsFinding) => number): number => lines.reduce((total, line) => total + pick(line), 0)
  return {
    id: part.id,
    title: part.title,
    most: sum(({ most }) => most),
    low: sum(({ low }) => low),
    high: sum(({ high }) => high),
    band: null,
    missing: unique(lines.flatMap(({ missing }) => missing)),
    lines,
  }
}
