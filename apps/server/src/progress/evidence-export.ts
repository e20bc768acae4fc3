import { PassThrough, type Readable } from 'node:stream'
import type { EvidenceItem, Locale } from '@ceyuan/contract'
import en from './locale/en.json' with { type: 'json' }
import zhCN from './locale/zh-CN.json' with { type: 'json' }

const wordsOf = (locale: Locale): typeof zhCN => (locale === 'en' ? en : zhCN)

/** A text that no spreadsheet takes for a formula. */
export const neutralised = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text)

const headOf = (labels: readonly string[], unit: string, locale: Locale): readonly string[] => {
  const words = wordsOf(locale)
  const amount = unit === '' ? words.amount : `${words.amount} (${unit})`
  return [words.standing, words.title, ...labels, words.on, amount, words.because, words.sameAs, words.sample]
}

const rowOf = (item: EvidenceItem, locale: Locale): readonly (string | number)[] => {
  const words = wordsOf(locale)
  return [
    words[item.standing],
    neutralised(item.title),
    ...item.fields.map(({ value }) => neutralised(value)),
    item.on ?? '',
    item.amount ?? '',
    neutralised(item.because ?? ''),
    item.sameAs ?? '',
    item.sample ? words.yes : '',
  ]
}

const csvCell = (value: string | number): string => {
  const text = String(value)
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a table of evidence is made from. */
export type EvidenceTable = {
  readonly name: string
  readonly labels: readonly string[]
  readonly unit: string
  readonly locale: Locale
  readonly batches: AsyncIterable<readonly EvidenceItem[]>
}

/** The evidence as a workbook, written while it is read. */
export const toXlsx = ({ name, labels, unit, locale, batches }: EvidenceTable): Readable => {
  const stream = new PassThrough()
  const write = async (): Promise<void> => {
    // Large, and wanted by few: loaded by the first who exports.
    const { default: ExcelJS } = await import('exceljs')
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
    const sheet = workbook.addWorksheet(name.replaceAll(/[\\/?*[\]:]/gu, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
    })
    sheet.addRow([...headOf(labels, unit, locale)]).commit()
    for await (const batch of batches) for (const item of batch) sheet.addRow([...rowOf(item, locale)]).commit()
    await workbook.commit()
  }
  write().catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error('The table could not be made')),
  )
  return stream
}

/** The evidence as CSV in UTF-8 with a byte order mark, which spreadsheets need to see. */
export async function* toCsvLines({ labels, unit, locale, batches }: EvidenceTable): AsyncGenerator<string> {
  yield `\uFEFF${headOf(labels, unit, locale).map(csvCell).join(',')}\r\n`
  for await (const batch of batches) {
    for (const item of batch) yield `${rowOf(item, locale).map(csvCell).join(',')}\r\n`
  }
}
