import {
  CivilDate,
  CreditCode,
  Fen,
  isAbsent,
  moneyUnitNamed,
  normalText,
  Problem,
  Quantity,
  Result,
} from '@ceyuan/values'
import { falseWords, listSeparator, trueWords } from './grammar/cell-words.ts'
import type { ImportField, Lookup } from './import-field.ts'

/** A cell as the register will hold it: money in fen and decimals as decimal strings, dates as 'YYYY-MM-DD', lists as arrays. */
export type CellValue = string | number | boolean | readonly string[]

const numberIn = (text: string): Result<string> => {
  const plain = normalText(text).replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
  return /^[+-]?\d+(\.\d+)?$/u.test(plain)
    ? Result.success(plain.replace(/^\+/u, ''))
    : Result.failure(Problem.create('import.number-unreadable', { found: text }))
}

const integerIn = (text: string): Result<number> =>
  Result.andThen(Quantity.parse(text), ({ value }) =>
    Number.isSafeInteger(value)
      ? Result.success(value)
      : Result.failure(Problem.create('import.integer-wanted', { found: text })),
  )

const truthIn = (text: string): Result<boolean> => {
  const word = normalText(text).toLowerCase()
  if (trueWords.has(word)) return Result.success(true)
  if (falseWords.has(word)) return Result.success(false)
  return Result.failure(Problem.create('import.yes-or-no-wanted', { found: text }))
}

const choiceIn = (field: ImportField, text: string): Result<string> => {
  const wanted = normalText(text).toLowerCase()
  const values = field.values ?? []
  const value = values.find(({ id, label }) => [id, label.zh, label.en].some((name) => name.toLowerCase() === wanted))
  if (value) return Result.success(value.id)
  return Result.failure(
    Problem.create('import.not-a-choice', { found: text, wanted: values.map(({ label }) => label.zh) }),
  )
}

const found = (field: ImportField, text: string, lookup: Lookup): Result<string> => {
  const key = lookup(field, normalText(text))
  return key === undefined
    ? Result.failure(Problem.create('import.not-in-list', { found: text, list: field.label.zh }))
    : Result.success(key)
}

const listIn = (field: ImportField, text: string): Result<readonly string[]> => {
  const parts = text
    .split(listSeparator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return field.of === 'enum' ? Result.all(parts.map((part) => choiceIn(field, part))) : Result.success(parts)
}

const moneyIn = (field: ImportField, text: string, unit: string | null): Result<string> => {
  const columnUnit = moneyUnitNamed(unit ?? field.unit ?? '')
  return Result.map(Fen.parse(text, columnUnit === undefined ? {} : { unit: columnUnit }), String)
}

type Reading = {
  readonly field: ImportField
  readonly text: string
  readonly unit: string | null
  readonly lookup: Lookup
}

const wordsOf = ({ text }: Reading): Result<string> => Result.success(text.trim())
const keyOf = ({ field, text, lookup }: Reading): Result<string> => found(field, text, lookup)

const readers: Readonly<Record<ImportField['type'], (reading: Reading) => Result<CellValue>>> = {
  text: wordsOf,
  longText: wordsOf,
  phone: wordsOf,
  url: wordsOf,
  integer: ({ text }) => integerIn(text),
  decimal: ({ text }) => numberIn(text),
  rate: ({ text }) => numberIn(text),
  money: ({ field, text, unit }) => moneyIn(field, text, unit),
  date: ({ text }) => CivilDate.parse(text),
  boolean: ({ text }) => truthIn(text),
  enum: ({ field, text }) => choiceIn(field, text),
  creditCode: ({ text }) => CreditCode.parse(text),
  list: ({ field, text }) => listIn(field, text),
  reference: keyOf,
  region: keyOf,
  industry: keyOf,
}

/**
 * What a cell says for a field: null where it says that there is no value. Nothing is repaired silently: what cannot be read
 * exactly is a problem. `unit` is the unit of money of the column where the cell itself names none.
 */
export const readCell = (
  field: ImportField,
  text: string,
  unit: string | null,
  lookup: Lookup,
): Result<CellValue | null> =>
  isAbsent(normalText(text)) ? Result.success(null) : readers[field.type]({ field, text, unit, lookup })
