import type { Locale } from '@ceyuan/contract'
import type { Download } from '../http/call.ts'
import type { ExportCell } from '../register/export-cells.ts'
import { sheetFile } from '../register/sheet-file.ts'
import { type ListSheet, sheetTitle, shownOf } from './sheets.ts'

/** Gives a page of a list after a cursor. */
export type PageOf<Row> = (
  cursor: string | undefined,
) => Promise<{ readonly items: readonly Row[]; readonly next: string | null }>

/** How a list is exported: who asks, which columns are shown, until when. */
export type ExportAsked = {
  readonly locale: Locale
  readonly signal: AbortSignal
  readonly columns?: string | undefined
}

async function* rowsOf<Row>(sheet: ListSheet<Row>, page: PageOf<Row>, { locale, signal, columns: shown }: ExportAsked) {
  const { columns, head } = shownOf(sheet, shown, locale)
  yield [head]
  let cursor: string | undefined
  do {
    signal.throwIfAborted()
    const { items, next } = await page(cursor)
    yield items.map((row): readonly ExportCell[] => columns.map(({ cell }) => cell(row, locale)))
    cursor = next ?? undefined
  } while (cursor !== undefined)
}

/** Every page of a list of the funding register as a workbook that is made while it is sent. */
export const fundingFile = <Row>(sheet: ListSheet<Row>, page: PageOf<Row>, asked: ExportAsked): Download =>
  sheetFile({ title: sheetTitle(sheet, asked.locale), format: 'xlsx', rows: rowsOf(sheet, page, asked) })
