import { PassThrough, type Readable } from 'node:stream'
import { type Locale, sentence } from '@ceyuan/contract'
import { fileWords } from './file-words.ts'
import type { ImportRun } from './run.ts'
import type { BadRow } from './store.ts'

/**
 * The bad rows as a workbook to correct and upload again: the file's own columns first, then the row and what is wrong. Cells are
 * text, so that nothing written in them runs as a formula; the cells at fault are marked.
 */
export const toBadRowsFile = (run: ImportRun, batches: AsyncIterable<readonly BadRow[]>, locale: Locale): Readable => {
  const words = fileWords(locale)
  const stream = new PassThrough()
  const write = async (): Promise<void> => {
    const { default: ExcelJS } = await import('exceljs')
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
    const sheet = workbook.addWorksheet(run.register, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.addRow([...run.columns.map(({ heading }) => heading), words.row, words.reason]).commit()
    for await (const batch of batches) {
      for (const { row, cells, problems } of batch) {
        const reasons = problems.map(({ problem }) => sentence(problem, locale)).join('\n')
        const added = sheet.addRow([...run.columns.map(({ index }) => cells[index] ?? ''), row, reasons])
        for (const { column } of problems) {
          added.getCell(column + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1F0' } }
        }
        added.commit()
      }
    }
    await workbook.commit()
  }
  write().catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error('The file could not be made')),
  )
  return stream
}
