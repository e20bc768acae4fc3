import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import type { Download } from '../http/call.ts'
import { csvCell, type ExportCell } from './export-cells.ts'

/** The rows of a table in batches, its head first. */
export type Rows = AsyncIterable<readonly (readonly ExportCell[])[]>

async function* csvOf(rows: Rows): AsyncGenerator<string> {
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  yield '\uFEFF'
  for await (const batch of rows) yield batch.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

const xlsxOf = (rows: Rows, title: string): Readable => {
  const stream = new PassThrough()
  const write = async (): Promise<void> => {
    const { default: ExcelJS } = await import('exceljs')
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: false })
    const sheet = workbook.addWorksheet(title.replaceAll(/[\\/*?:[\]]/gu, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
    })
    for await (const batch of rows) {
      for (const row of batch) sheet.addRow([...row]).commit()
      if (stream.writableNeedDrain) await once(stream, 'drain')
    }
    await workbook.commit()
  }
  write().catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error('The workbook could not be made')),
  )
  return stream
}

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** A table as a file that is made while it is sent. */
export const sheetFile = (sheet: {
  readonly title: string
  readonly format: 'xlsx' | 'csv'
  readonly rows: Rows
}): Download => ({
  kind: 'download',
  mediaType: mediaTypes[sheet.format],
  filename: `${sheet.title}.${sheet.format}`,
  content: sheet.format === 'csv' ? Readable.from(csvOf(sheet.rows)) : xlsxOf(sheet.rows, sheet.title),
})
