import { chineseNumber } from './chinese-number.ts'
import { foreignWords, scaleWords, smallWords, yuanSign, yuanWords } from './grammar/money.ts'
import { isAbsent, normalText } from './normal-text.ts'
import { Problem } from './problem.ts'
import { Result } from './result.ts'

const form = /^([^\d.,()+-]*)([+-]?)([\d,]+)(?:\.(\d+))?\s*(?:\(([^()]*)\)|([^()]*))$/u
const groups = /^\d{1,3}(?:,\d{3})+$|^\d+$/u

type Unit =
  | { readonly kind: 'digits'; readonly digits: number }
  | { readonly kind: 'foreign'; readonly currency: string }

const foreignOf = (word: string): Unit | undefined => {
  const currency = foreignWords.find((name) => word.endsWith(name))
  return currency === undefined ? undefined : { kind: 'foreign', currency }
}

/** The digits above the fen that a unit's word says: `wan` and yuan is 6. */
const unitOf = (word: string): Unit | undefined => {
  const small = smallWords[word]
  if (small !== undefined) return { kind: 'digits', digits: small }
  const scale = scaleWords.find(([start]) => word.startsWith(start))
  const currency = scale ? word.slice(scale[0].length) : word
  if (yuanWords.has(currency) || (scale && currency === '')) {
    return { kind: 'digits', digits: (scale?.[1] ?? 0) + 2 }
  }
  return foreignOf(word)
}

const inWords = (text: string): Problem | undefined => {
  const end = text.search(yuanSign)
  const amount = chineseNumber(end < 0 ? text : text.slice(0, end))
  return amount === undefined
    ? undefined
    : Problem.create('values.money-in-words', { found: text, proposed: amount.toString() })
}

const shifted = (whole: string, part: string, digits: number): bigint | undefined => {
  if (/[^0]/u.test(part.slice(digits))) return undefined
  return BigInt(whole.replaceAll(',', '') + part.slice(0, digits).padEnd(digits, '0'))
}

type Amount = { readonly whole: string; readonly part: string; readonly isNegative: boolean; readonly word: string }

/** The written parts of an amount; a sign such as the yuan's before it counts as its word where none follows. */
const amountOf = (normal: string): Amount | undefined => {
  const match = form.exec(normal)
  if (!match) return undefined
  const [, start = '', sign = '', whole = '', part = '', inBrackets, end = ''] = match
  const [before, after] = [start.trim(), (inBrackets ?? end).replaceAll(/\s/gu, '')]
  const word = yuanWords.has(before) && after !== '' ? after : `${after}${before}`
  return { whole, part, isNegative: sign === '-', word }
}

const columnUnit = (digits: number | undefined): Unit | undefined =>
  digits === undefined ? undefined : { kind: 'digits', digits }

/** The fen that a text says; `columnDigits` are the digits above the fen where the text names no unit. */
export const parseMoney = (text: string, columnDigits: number | undefined): Result<bigint> => {
  const fail = (code: string, values: Problem['values'] = {}) =>
    Result.failure(Problem.create(code, { found: text, ...values }))
  const normal = normalText(text).toLowerCase()
  if (isAbsent(normal)) return fail('values.absent')
  const amount = amountOf(normal)
  if (!amount) return Result.failure(inWords(normal) ?? Problem.create('values.money-unreadable', { found: text }))
  const { whole, part, isNegative, word } = amount
  if (!groups.test(whole)) return fail('values.money-separator')
  const unit = word === '' ? columnUnit(columnDigits) : unitOf(word)
  if (!unit) return fail(word === '' ? 'values.money-no-unit' : 'values.money-unreadable')
  if (unit.kind === 'foreign') return fail('values.money-foreign-currency', { currency: unit.currency })
  const fen = shifted(whole, part, unit.digits)
  return fen === undefined ? fail('values.money-below-fen') : Result.success(isNegative ? -fen : fen)
}
