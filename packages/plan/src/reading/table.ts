import {
  bareValue,
  baseColumn,
  bracketedUnit,
  cellMark,
  columnYear,
  countingColumn,
  measuredColumn,
  standInUnit,
  unitColumn,
  valueBrackets,
  valueColumn,
  valueSigns,
} from '../grammar/tables.ts'
import { CivilDate } from '@ceyuan/values'
import type { PlanTarget, TextSpan } from './plan-reading.ts'
import { findQuantities, type FoundQuantity } from './quantity.ts'
import type { TargetContext } from './targets.ts'

type Cell = TextSpan & { readonly text: string }
type Value = { readonly column: number; readonly by: CivilDate | null }
type Head = {
  readonly measured: number
  readonly unit: number
  readonly values: readonly Value[]
  readonly width: number
}

const cellsOf = (text: string, { start, end }: TextSpan): readonly Cell[] => {
  let at = start
  return text
    .slice(start, end)
    .split(cellMark)
    .map((cell) => {
      const from = at
      at += cell.length + cellMark.length
      return { text: cell, start: from, end: from + cell.length }
    })
}

const yearIn = (text: string): number | undefined => {
  const year = columnYear.exec(text)?.[1]
  return year === undefined ? undefined : Number(year)
}

const readHead = (cells: readonly Cell[], context: TargetContext): Head | undefined => {
  const isMeasured = ({ text }: Cell): boolean => measuredColumn.test(text) && !countingColumn.test(text)
  const measured = cells.findIndex(isMeasured)
  const issued = context.issue.year
  const values = cells.flatMap(({ text }, column) => {
    if (column <= measured || unitColumn.test(text) || !valueColumn.test(text) || baseColumn.test(text)) return []
    const year = yearIn(text)
    if (year !== undefined && issued !== null && year < issued) return []
    return [{ column, by: year === undefined ? context.governedBy : CivilDate.create(year, 12, 31) }]
  })
  const unit = cells.findIndex(({ text }) => unitColumn.test(text))
  return measured < 0 || values.length === 0 ? undefined : { measured, unit, values, width: cells.length }
}

const readValue = (value: string, unit: string): FoundQuantity | undefined => {
  const plain = value.replaceAll(' ', '').replace(valueBrackets, '')
  const [sign, word] = valueSigns.find(([each]) => each.test(plain)) ?? []
  const phrase = sign ? plain.replace(sign, word ?? '') : plain
  const bare = bareValue.exec(phrase)?.groups
  if (!bare) return findQuantities(phrase)[0]
  const [found] = findQuantities(`${bare['before']}${bare['range']}${standInUnit}${bare['after'] ?? ''}`)
  return found && { ...found, unit }
}

const rowTargets = (head: Head, cells: readonly Cell[], section: string, text: string): readonly PlanTarget[] => {
  // A cell that spans rows is missing from the later ones: what stands behind it moves to the left.
  const shift = cells.length - head.width
  const label = cells[head.measured + shift]
  if (!label) return []
  const column = head.unit < 0 ? '' : (cells[head.unit + shift]?.text ?? '')
  const named = column === '' ? (bracketedUnit.exec(label.text)?.[1] ?? '') : column
  return head.values.flatMap(({ column: at, by }) => {
    const cell = cells[at + shift]
    const found = cell && readValue(cell.text, named)
    if (!cell || !found) return []
    const { min, max, strict, unit } = found
    const [start, end] = [label.start, cell.end]
    return [{ quote: text.slice(start, end), min, max, strict, unit, by, section, start, end }]
  })
}

/** The targets of a table of figures, whose first row says what its columns hold. */
export const readTable = (text: string, rows: readonly TextSpan[], context: TargetContext): readonly PlanTarget[] => {
  const [first, ...rest] = rows.map((row) => cellsOf(text, row))
  const head = first && readHead(first, context)
  return head ? rest.flatMap((cells) => rowTargets(head, cells, context.section, text)) : []
}
