import { colon } from '../grammar/marks.ts'
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

const longestHeadCell = 14
const mostHeadLines = 3

const isHeadPart = (cells: readonly string[], width: number): boolean =>
  cells.length >= 2 &&
  cells.length <= width &&
  cells.every((cell) => cell.length <= longestHeadCell && !proseInHead.test(cell) && !colon.test(cell))

// What is measured heads the first columns; what a page set above or below it belongs to the last.
const stack = (parts: readonly (readonly string[])[], width: number): readonly string[] => {
  const columns = Array.from({ length: width }, () => '')
  for (const part of parts) {
    const from = part.some((cell) => measuredColumn.test(cell)) ? 0 : width - part.length
    part.forEach((cell, index) => (columns[from + index] += cell))
  }
  return columns
}

type Head = { readonly cells: readonly string[]; readonly span: number; readonly gap: RegExp }

/** A head that a page broke over two or three lines before a row of as many cells. */
const wrappedHead = (lines: readonly string[], at: number): Head | undefined => {
  if (!cellGap.test(lines[at] ?? '')) return undefined
  for (let span = 2; span <= mostHeadLines; span += 1) {
    const row = cellsOf(lines[at + span] ?? '', cellGap)
    const parts = lines.slice(at, at + span).map((line) => cellsOf(line, cellGap))
    if (row.length < 3 || !isRow(row) || !parts.every((part) => isHeadPart(part, row.length))) continue
    const cells = stack(parts, row.length)
    if (isHead(cells) && !cells.includes('')) return { cells, span, gap: cellGap }
  }
  return undefined
}

const headAt = (lines: readonly string[], at: number): Head | undefined => {
  const line = lines[at] ?? ''
  const gap = headGap(line)
  if (gap && isRow(cellsOf(lines[at + 1] ?? '', gap))) return { cells: cellsOf(line, gap), span: 1, gap }
  return wrappedHead(lines, at)
}

/**
 * The lines with the rows of each table of figures written alike, with plain marks between their cells; undefined for other lines,
 * and nothing for those that went into the head above them.
 */
export const markTables = (lines: readonly string[]): readonly (string | undefined)[] => {
  let gap: RegExp | undefined
  let absorbed = 0
  return lines.map((line, index) => {
    if (absorbed > 0) {
      absorbed -= 1
      return ''
    }
    const cells = gap ? cellsOf(line, gap) : []
    if (isRow(cells)) return cells.join(cellMark)
    const head = headAt(lines, index)
    gap = head?.gap
    absorbed = (head?.span ?? 1) - 1
    return head?.cells.join(cellMark)
  })
}

/** Whether a line of normalised text is the row of a table. */
export const isTableRow = (line: string): boolean => line.includes(cellMark)
