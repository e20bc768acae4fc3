import type { Locale, RecordInfo } from '@ceyuan/contract'
import { moneyUnitDigits } from '@ceyuan/values'
import type { RegisterField } from '../city/city.ts'
import { moneyUnitOf } from './grammar/money-unit.ts'
import en from './locale/export.en.json' with { type: 'json' }
import zhCN from './locale/export.zh-CN.json' with { type: 'json' }

const words: Readonly<Record<Locale, typeof zhCN>> = { 'zh-CN': zhCN, en }

/** A cell of an export: a number where it can be held exactly, else text. */
export type ExportCell = string | number | null

const inLocale = (label: { readonly zh: string; readonly en: string }, locale: Locale): string =>
  locale === 'en' ? label.en : label.zh

const mostDigits = 15

const toNumber = (text: string): ExportCell => (text.replaceAll(/\D/gu, '').length <= mostDigits ? Number(text) : text)

const moneyCell = (field: RegisterField, fen: string): ExportCell => {
  const digits = moneyUnitDigits[moneyUnitOf(field)]
  const sign = fen.startsWith('-') ? '-' : ''
  const padded = fen.replace('-', '').padStart(digits + 1, '0')
  const [whole, part] = [padded.slice(0, padded.length - digits), padded.slice(padded.length - digits)]
  return toNumber(`${sign}${whole}${part === '' ? '' : `.${part}`}`)
}

const choiceCell = (field: RegisterField, id: string, locale: Locale): string => {
  const label = field.values?.find((value) => value.id === id)?.label
  return label ? inLocale(label, locale) : id
}

const textCell = (field: RegisterField, value: string, locale: Locale): ExportCell => {
  switch (field.type) {
    case 'money':
      return moneyCell(field, value)
    case 'decimal':
    case 'rate':
      return toNumber(value)
    case 'enum':
      return choiceCell(field, value, locale)
    default:
      return value
  }
}

const cellOf = (field: RegisterField, record: RecordInfo, locale: Locale): ExportCell => {
  const value = record.fields[field.id] ?? null
  const title = record.titles[field.id]
  if (title !== undefined) return title
  if (typeof value === 'boolean') return words[locale][value ? 'yes' : 'no']
  if (Array.isArray(value)) return value.map((item) => choiceCell(field, item, locale)).join('; ')
  return typeof value === 'string' ? textCell(field, value, locale) : value
}

/** The head of an export: each field with its unit, then when the record ended and whether it is a sample. */
export const exportHead = (fields: readonly RegisterField[], locale: Locale): readonly string[] => [
  ...fields.map(({ label, unit }) => {
    const shown = unit === undefined ? '' : words[locale].unit.replace('{unit}', unit)
    return inLocale(label, locale) + shown
  }),
  words[locale].ended,
  words[locale].sample,
]

/** A record as a row of an export, as the list shows it. */
export const exportRow = (
  record: RecordInfo,
  fields: readonly RegisterField[],
  locale: Locale,
): readonly ExportCell[] => [
  ...fields.map((field) => cellOf(field, record, locale)),
  record.endedAt?.slice(0, 10) ?? null,
  record.sample ? words[locale].sample : null,
]

const formulaStart = /^[=+\-@\t\r]/u

/** A cell as CSV: what a spreadsheet would run as a formula is made text by an apostrophe. */
export const csvCell = (cell: ExportCell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const inert = formulaStart.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
