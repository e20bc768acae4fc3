import {
  cellGap,
  cellMark,
  countingColumn,
  emptyCell,
  measuredColumn,
  outerRule,
  proseInHead,
  proseInRow,
  rowFigure,
  rowNumber,
  valueColumn,
} from '../grammar/tables.ts'

const longestCell = 60
const mostCells = 12

/** The cells of a line that may be the row of a table; an empty one between others is kept as a dash, so that columns stay. */
const cellsOf = (line: string, gap: RegExp): readonly string[] =>
  line
    .trimStart()
    .replace(/[ \r]+$/, '')
    .replace(outerRule, '')
    .split(gap)
    .map((cell) => cell.trim().replace(rowNumber, '$1') || emptyCell)

const isHead = (cells: readonly string[]): boolean =>
  cells.length >= 2 &&
  cells.length <= mostCells &&
  cells.every((cell) => cell.length <= 30 && !proseInHead.test(cell)) &&
  cells.some((cell) => measuredColumn.test(cell) && !countingColumn.test(cell)) &&
  cells.some((cell, index) => index > 0 && valueColumn.test(cell))

const isRow = (cells: readonly string[]): boolean =>
  cells.length >= 2 &&
  cells.length <= mostCells &&
  cells.every((cell) => cell.length <= longestCell && !proseInRow.test(cell)) &&
  cells.slice(1).some((cell) => rowFigure.test(cell))

const headGap = (line: string): RegExp | undefined =>
  line.length <= 200 && valueColumn.test(line) && measuredColumn.test(line)
    ? [cellGap, /\s+/].find((gap) => isHead(cellsOf(line, gap)))
    : undefined

/** The lines with the rows of each table of figures written alike, with plain marks between their cells; undefined for other lines. */
export const markTables = (lines: readonly string[]): readonly (string | undefined)[] => {
  let gap: RegExp | undefined
  return lines.map((line, index) => {
    const cells = gap ? cellsOf(line, gap) : []
    if (isRow(cells)) return cells.join(cellMark)
    gap = headGap(line)
    const begins = gap !== undefined && isRow(cellsOf(lines[index + 1] ?? '', gap))
    if (!gap || !begins) gap = undefined
    return gap ? cellsOf(line, gap).join(cellMark) : undefined
  })
}

/** Whether a line of normalised text is the row of a table. */
export const isTableRow = (line: string): boolean => line.includes(cellMark)
