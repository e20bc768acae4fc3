import type { Locale } from '@ceyuan/contract'
import { fileWords } from './file-words.ts'
import type { ImportField } from './import-field.ts'

const name = ({ zh, en }: ImportField['label'], locale: Locale): string => (locale === 'en' ? en : zh)
const bracketed = (unit: string | undefined): string => (unit === undefined ? '' : `（${unit}）`)

/** An empty workbook with a register's headings, and a second sheet that says how each column is filled in. */
export const toTemplateFile = async (
  title: string,
  fields: readonly ImportField[],
  locale: Locale,
): Promise<Uint8Array> => {
  const words = fileWords(locale)
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(fields.map((field) => name(field.label, locale) + bracketed(field.unit))).font = { bold: true }
  for (const column of sheet.columns) {
    column.width = 18
    column.numFmt = '@'
  }
  const help = workbook.addWorksheet(words.help)
  help.addRow([words.field, words.type, words.unit, words.required, words.choices, words.explanation]).font = {
    bold: true,
  }
  for (const field of fields) {
    help.addRow([
      name(field.label, locale),
      words[`type.${field.type}`],
      field.unit ?? '',
      field.required === true ? words.yes : '',
      (field.values ?? []).map(({ label }) => name(label, locale)).join('、'),
      field.help ? name(field.help, locale) : '',
    ])
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
