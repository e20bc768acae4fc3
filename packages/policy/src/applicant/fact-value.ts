import { type FeelValue, list, money, parseDate, parseNumber } from '@ceyuan/feel'
import { CivilDate, Fen, Problem, Rate, Result } from '@ceyuan/values'
import { toPoint } from '../check/point.ts'
import { roomOf } from '../check/room.ts'
import type { Fact } from '../clause/fact.ts'
import { nearest } from '../clause/nearest.ts'
import { truthWords } from '../grammar/truth.ts'

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text === undefined ? '' : text.slice(0, 80)
}

const wrong = (fact: Fact, value: unknown): Result<never> =>
  Result.failure(Problem.create('policy.fact-unreadable', { name: fact.name, kind: fact.kind, found: shown(value) }))

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
}

/** A decimal of an exact fraction; null where the digits never end. */
const decimalOf = ({ numerator, denominator }: Rate): string | null => {
  const scale = 10n ** 18n
  if ((numerator * scale) % denominator !== 0n) return null
  const shifted = (numerator * scale) / denominator
  const size = (shifted < 0n ? -shifted : shifted).toString().padStart(19, '0')
  return `${shifted < 0n ? '-' : ''}${size.slice(0, -18)}.${size.slice(-18)}`
}

const readMoney = (fact: Fact, value: unknown): Result<FeelValue> => {
  const text = textOf(value)
  const fen = text === null ? null : Fen.parse(text, { unit: 'yuan' })
  if (fen?.kind === 'failure') {
    return Result.failure(
      Problem.create('policy.fact-unreadable', { name: fact.name, kind: fact.kind, found: shown(value) }),
      ...fen.problems,
    )
  }
  const number = fen ? parseNumber(fen.value.toString()) : null
  return number ? Result.success(money(number)) : wrong(fact, value)
}

const readNumber = (fact: Fact, value: unknown): Result<FeelValue> => {
  const text = textOf(value)
  if (text === null) return wrong(fact, value)
  const plain = parseNumber(text)
  if (plain) return fact.kind === 'integer' && !plain.isInteger() ? wrong(fact, value) : Result.success(plain)
  const rate = fact.kind === 'integer' ? null : Rate.parse(text)
  const decimal = rate?.kind === 'success' ? decimalOf(rate.value) : null
  const number = decimal === null ? null : parseNumber(decimal)
  return number ? Result.success(number) : wrong(fact, value)
}

const readBoolean = (fact: Fact, value: unknown): Result<FeelValue> => {
  if (typeof value === 'boolean') return Result.success(value)
  const word = typeof value === 'string' ? truthWords[value.trim()] : undefined
  return word === undefined ? wrong(fact, value) : Result.success(word)
}

const readDate = (fact: Fact, value: unknown): Result<FeelValue> => {
  const date = typeof value === 'string' ? CivilDate.parse(value) : null
  const read = date?.kind === 'success' ? parseDate(date.value) : null
  return read ? Result.success(read) : wrong(fact, value)
}

const readEnum = (fact: Fact, value: unknown): Result<FeelValue> => {
  const text = typeof value === 'string' ? value.trim() : null
  const known = fact.values.map(({ zh }) => zh)
  if (text !== null && known.includes(text)) return Result.success(text)
  const found = shown(value)
  return Result.failure(
    Problem.create('policy.fact-not-one-of', { name: fact.name, found, wanted: known, nearest: nearest(found, known) }),
  )
}

const readTexts = (fact: Fact, value: unknown): Result<FeelValue> => {
  if (!Array.isArray(value)) return wrong(fact, value)
  const texts = value.flatMap((item: unknown) => (typeof item === 'string' ? [item.trim()] : []))
  return texts.length === value.length ? Result.success(list(texts)) : wrong(fact, value)
}

const inBounds = (fact: Fact, value: FeelValue, given: unknown): Result<FeelValue> => {
  const point = toPoint(value)
  const { low, high } = roomOf(fact)
  if (point === null) return Result.success(value)
  const isBelow = low !== null && point < low
  if (!isBelow && (high === null || point <= high)) return Result.success(value)
  const bound = isBelow ? fact.min : fact.max
  return Result.failure(
    Problem.create(isBelow ? 'policy.fact-too-small' : 'policy.fact-too-large', {
      name: fact.name,
      found: shown(given),
      bound: String(bound),
    }),
  )
}

const read = (fact: Fact, value: unknown): Result<FeelValue> => {
  switch (fact.kind) {
    case 'money':
      return readMoney(fact, value)
    case 'number':
    case 'integer':
    case 'rate':
      return readNumber(fact, value)
    case 'boolean':
      return readBoolean(fact, value)
    case 'date':
      return readDate(fact, value)
    case 'enum':
      return readEnum(fact, value)
    case 'texts':
      return readTexts(fact, value)
    case 'text':
      return typeof value === 'string' ? Result.success(value.trim()) : wrong(fact, value)
  }
}

/**
 * Reads the value of a fact as people write it in JSON and YAML: money as yuan, or with its unit after it, rates as 0.05 or
 * `5%`, dates as 2026-11-23. What is out of the bounds of its entry in the dictionary is refused.
 */
export const readFactValue = (fact: Fact, value: unknown): Result<FeelValue> =>
  Result.andThen(read(fact, value), (found) => inBounds(fact, found, value))
