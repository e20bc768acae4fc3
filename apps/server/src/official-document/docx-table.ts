import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { run, spacing } from './docx-text.ts'
import { measures, twips } from './measures.ts'
import type { Block, TableColumn } from './model.ts'

const { size, page } = measures
const areaWidth = twips(page.width - page.left - page.right)
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const rowPitch = 18

const widthsOf = (columns: readonly TableColumn[]): readonly number[] => {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  return columns.map(({ width }) => Math.floor((areaWidth * width) / total))
}

const cell = (text: string, width: number, align: TableColumn['align'], role: 'body' | 'level1' = 'body'): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 80, right: 80, top: 60, bottom: 60 },
    children: [
      new Paragraph({
        alignment: alignments[align],
        spacing: spacing(rowPitch),
        children: [run(text, { role, size: size.table })],
      }),
    ],
  })

/** A table with its caption above; the head repeats on each page and no row breaks. */
export const dataTable = (block: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] => {
  const widths = widthsOf(block.columns)
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: block.columns.map((column, index) => cell(row[index] ?? '', widths[index] ?? 0, column.align)),
      }),
  )
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map(({ label }, index) => cell(label, widths[index] ?? 0, 'center', 'level1')),
  })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { ...spacing(rowPitch), before: 120, after: 80 },
      children: [run(block.caption, { role: 'level1', size: size.table })],
    }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: areaWidth, type: WidthType.DXA },
      columnWidths: [...widths],
      rows: [head, ...rows],
    }),
    new Paragraph({ spacing: spacing(10), children: [] }),
  ]
}
