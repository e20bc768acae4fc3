import { Readable } from 'node:stream'
import type { Download } from '../http/call.ts'

/** What may stand in a cell; texts are cells of text, so that none is read as a formula. */
export type Cell = string | number | null

/** A table of a workbook. */
export type Sheet = {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

async function* written(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  for (const { name, heads, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = heads.map((header) => ({ header, width: Math.max(12, header.length * 2) }))
    sheet.getRow(1).font = { bold: true }
    for (const row of rows) sheet.addRow([...row])
  }
  yield new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Several tables as one workbook to be kept, a sheet for each, its head frozen. */
export const workbookFile = (sheets: readonly Sheet[], filename: string): Download => ({
  kind: 'download',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  filename,
  content: Readable.from(written(sheets)),
})
