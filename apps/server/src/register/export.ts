import type { Locale, RecordInfo } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { Actor } from '../database/database.ts'
import type { Download } from '../http/call.ts'
import type { Position } from './cursor.ts'
import { exportHead, exportRow, type ExportCell } from './export-cells.ts'
import type { ListInput, ListQuery } from './list-query.ts'
import type { RegisterService, Seen } from './service.ts'
import { sheetFile } from './sheet-file.ts'

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

/** Exactly what a list shows, every page of it, as a file that is made while it is sent. */
export const toExport = (service: RegisterService, input: ExportInput): Result<Download> =>
  Result.map(service.readQuery(input.actor, input.register, input.query), (asked) => {
    const { label } = asked.seen.register
    const title = input.locale === 'en' ? label.en : label.zh
    return sheetFile({ title, format: input.format, rows: rowsOf(service, input, asked) })
  })
