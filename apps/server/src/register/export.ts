import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import type { Locale, RecordInfo } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { Actor } from '../database/database.ts'
import type { Download } from '../http/call.ts'
import type { Position } from './cursor.ts'
import { csvCell, exportHead, exportRow, type ExportCell } from './export-cells.ts'
import type { ListInput, ListQuery } from './list-query.ts'
import type { RegisterService, Seen } from './service.ts'

/** What an export is asked for. */
export type ExportInput = {
  readonly actor: Actor
  readonly register: string
  readonly query: ListInput
  readonly format: 'xlsx' | 'csv'
  readonly locale: Locale
  readonly signal: AbortSignal
}

type Asked = { readonly seen: Seen; readonly query: ListQuery }

const batchSize = 1000

async function* recordsOf(
  service: RegisterService,
  { actor, signal }: ExportInput,
  asked: Asked,
): AsyncGenerator<readonly RecordInfo[]> {
  let after: Position | undefined
  do {
    signal.throwIfAborted()
    const page = await service.page(actor, asked, { limit: batchSize, after })
    yield page.rows.map((row) => service.toRecord(row, asked.query.columns))
    after = page.next ?? undefined
  } while (after)
}

async function* rowsOf(
  service: RegisterService,
  input: ExportInput,
  asked: Asked,
): AsyncGenerator<readonly (readonly ExportCell[])[]> {
  const { columns } = asked.query
  yield [exportHead(columns, input.locale)]
  for await (const records of recordsOf(service, input, asked)) {
    yield records.map((record) => exportRow(record, columns, input.locale))
  }
}

async function* csvOf(rows: AsyncIterable<readonly (readonly ExportCell[])[]>): AsyncGenerator<string> {
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  yield '\uFEFF'
  for await (const batch of rows) yield batch.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

const xlsxOf = (rows: AsyncIterable<readonly (readonly ExportCell[])[]>, title: string): Readable => {
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

/** Exactly what a list shows, every page of it, as a file that is made while it is sent. */
export const toExport = (service: RegisterService, input: ExportInput): Result<Download> =>
  Result.map(service.readQuery(input.actor, input.register, input.query), (asked) => {
    const { label } = asked.seen.register
    const title = input.locale === 'en' ? label.en : label.zh
    const rows = rowsOf(service, input, asked)
    return {
      kind: 'download',
      mediaType: mediaTypes[input.format],
      filename: `${title}.${input.format}`,
      content: input.format === 'csv' ? Readable.from(csvOf(rows)) : xlsxOf(rows, title),
    }
  })
