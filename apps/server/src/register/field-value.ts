import { CivilDate, CreditCode, Fen, Problem, Result } from '@ceyuan/values'
import type { RegisterField } from '../city/city.ts'
import { moneyUnitOf } from './grammar/money-unit.ts'

/** A field's value as JSON carries it: money as fen in decimal digits, decimals as strings, dates as 'YYYY-MM-DD'. */
export type FieldValue = string | number | boolean | readonly string[] | null

type Read = (field: RegisterField, value: unknown) => Result<FieldValue>

const wrong = (field: RegisterField, reason: string, more: Problem['values'] = {}): Result<never> =>
  Result.failure(
    Problem.create(
      'register.value-wrong',
      { field: field.label.zh, fieldEn: field.label.en, reason, found: '', wanted: '', ...more },
      { path: `/body/fields/${field.id}` },
    ),
  )

const show = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80)

const outside = (
  field: RegisterField,
  found: string,
  isBelow: boolean,
  isAbove: boolean,
): Result<never> | undefined => {
  const unit = field.unit ?? ''
  if (isBelow) return wrong(field, 'min', { wanted: `${field.min ?? ''}${unit}`, found })
  return isAbove ? wrong(field, 'max', { wanted: `${field.max ?? ''}${unit}`, found }) : undefined
}

const outsideNumbers = (field: RegisterField, value: string | number): Result<never> | undefined => {
  const number = Number(value)
  const isBelow = field.min !== undefined && number < Number(field.min)
  const isAbove = field.max !== undefined && number > Number(field.max)
  return outside(field, String(value), isBelow, isAbove)
}

const readText: Read = (field, value) => {
  if (typeof value !== 'string') return wrong(field, 'text', { found: show(value) })
  const text = value.normalize('NFC').trim()
  if (text === '') return Result.success(null)
  const length = Array.from(text).length
  if (field.maxLength !== undefined && length > field.maxLength) {
    return wrong(field, 'length', { wanted: field.maxLength, found: length })
  }
  return field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(text)
    ? wrong(field, 'pattern', { found: show(text), wanted: field.pattern })
    : Result.success(text)
}

const readInteger: Read = (field, value) => {
  const number = typeof value === 'string' && /^-?\d{1,15}$/u.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    return wrong(field, 'integer', { found: show(value) })
  return outsideNumbers(field, number) ?? Result.success(number)
}

const readDecimal: Read = (field, value) => {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^-?\d{1,20}(\.\d{1,12})?$/u.test(text)) {
    return wrong(field, 'decimal', { found: show(value) })
  }
  return outsideNumbers(field, text) ?? Result.success(text)
}

const boundOf = (field: RegisterField, bound: string | undefined): bigint | undefined => {
  if (bound === undefined) return undefined
  const fen = Fen.parse(bound, { unit: moneyUnitOf(field) })
  return fen.kind === 'success' ? fen.value : undefined
}

const readMoney: Read = (field, value) => {
  if (typeof value !== 'string' || !/^-?\d{1,18}$/u.test(value)) return wrong(field, 'money', { found: show(value) })
  const fen = BigInt(value)
  const [min, max] = [boundOf(field, field.min), boundOf(field, field.max)]
  const isBelow = min !== undefined && fen < min
  return outside(field, value, isBelow, max !== undefined && fen > max) ?? Result.success(fen.toString())
}

const readDate: Read = (field, value) => {
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value)
  const date = isDay ? CivilDate.parse(value) : undefined
  return date?.kind === 'success' ? date : wrong(field, 'date', { found: show(value) })
}

const readCreditCode: Read = (field, value) => {
  const code = typeof value === 'string' ? CreditCode.parse(value) : undefined
  return code?.kind === 'success' ? code : wrong(field, 'creditCode', { found: show(value) })
}

const isChoice = (field: RegisterField, value: unknown): boolean =>
  field.values?.some(({ id }) => id === value) ?? false

const choices = (field: RegisterField): readonly string[] => field.values?.map(({ label }) => label.zh) ?? []

const readEnum: Read = (field, value) =>
  typeof value === 'string' && isChoice(field, value)
    ? Result.success(value)
    : wrong(field, 'enum', { found: show(value), wanted: choices(field) })

const mostItems = 200

const readList: Read = (field, value) => {
  if (!Array.isArray(value) || value.length > mostItems) return wrong(field, 'list', { found: show(value) })
  const items = value.flatMap((item: unknown) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []))
  const bad = field.of === 'enum' ? items.find((item) => !isChoice(field, item)) : undefined
  if (bad !== undefined) return wrong(field, 'enum', { found: bad, wanted: choices(field) })
  return items.length === value.length
    ? Result.success([...new Set(items)])
    : wrong(field, 'list', { found: show(value) })
}

const readUrl: Read = (field, value) =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol)
    ? readText(field, value)
    : wrong(field, 'url', { found: show(value) })

const readPhone: Read = (field, value) =>
  typeof value === 'string' && /^[+()\d\s;、,，-]{3,60}$/u.test(value)
    ? readText(field, value)
    : wrong(field, 'phone', { found: show(value) })

const codeLike =
  (form: RegExp, reason: string): Read =>
  (field, value) =>
    typeof value === 'string' && form.test(value) ? Result.success(value) : wrong(field, reason, { found: show(value) })

const readers: Readonly<Record<RegisterField['type'], Read>> = {
  text: readText,
  longText: readText,
  reference: readText,
  integer: readInteger,
  decimal: readDecimal,
  rate: readDecimal,
  money: readMoney,
  date: readDate,
  boolean: (field, value) =>
    typeof value === 'boolean' ? Result.success(value) : wrong(field, 'boolean', { found: show(value) }),
  enum: readEnum,
  creditCode: readCreditCode,
  phone: readPhone,
  url: readUrl,
  list: readList,
  region: codeLike(/^\d{6}$/u, 'region'),
  industry: codeLike(/^([A-T]|[A-T]?\d{2,4})$/u, 'industry'),
}

/** Reads one value of a field as it came in JSON; null means that there is none. */
export const readValue = (field: RegisterField, value: unknown): Result<FieldValue> => {
  const read =
    value === null || value === undefined || value === '' ? Result.success(null) : readers[field.type](field, value)
  return read.kind === 'success' && read.value === null && field.required ? wrong(field, 'required') : read
}
