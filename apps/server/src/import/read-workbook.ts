import { Problem } from '@ceyuan/values'
import type { Cell, Row, ValueType } from 'exceljs'
import yauzl from 'yauzl'
import { type SourceRow, UnreadableFile, unpackedLimit } from './source-row.ts'

/**
 * Unpacks every entry once and counts what comes out, since the sizes that a zip states of itself may lie.
 * Throws `UnreadableFile` where it is damaged, encrypted, or unpacks to more than the limit.
 */
const checkArchive = async (path: string): Promise<void> => {
  const zip = await yauzl.openPromise(path, { autoClose: false })
  try {
    let size = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new UnreadableFile(Problem.create('import.encrypted-file'))
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        size += chunk.length
        if (size > unpackedLimit)
          throw new UnreadableFile(Problem.create('import.too-large-unpacked', { limit: unpackedLimit }))
      }
    }
  } finally {
    zip.close()
  }
}

const toDateText = (date: Date): string => {
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}

const toText = (cell: Cell, formula: ValueType): string => {
  const value = cell.type === formula ? cell.result : cell.value
  return value instanceof Date ? toDateText(value) : cell.text
}

const toCells = (row: Row, formula: ValueType): readonly string[] =>
  Array.from({ length: row.cellCount }, (_, index) => toText(row.getCell(index + 1), formula))

/** The rows of the first sheet of an XLSX file that have any content, streamed in order. Throws `UnreadableFile`. */
export async function* readWorkbookRows(path: string): AsyncGenerator<SourceRow> {
  try {
    await checkArchive(path)
    const { default: ExcelJS } = await import('exceljs')
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
    })
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const cells = toCells(row, ExcelJS.ValueType.Formula)
        if (cells.some((cell) => cell.trim() !== '')) yield { row: row.number, cells }
      }
      return
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(Problem.create('import.damaged-file'))
  }
}
