import { moneyUnitNames } from './grammar/money.ts'
import { parseMoney } from './money-text.ts'
import { Rate, type Rounding } from './rate.ts'
import type { Result } from './result.ts'

declare const fenBrand: unique symbol

/** An amount of money in whole fen (1 yuan = 100 fen). */
export type Fen = bigint & { readonly [fenBrand]: true }

/** A unit that money is written in. */
export type MoneyUnit = 'fen' | 'yuan' | 'wanYuan' | 'yiYuan'

/** How many digits of a unit's number lie above the fen. */
export const moneyUnitDigits: Readonly<Record<MoneyUnit, number>> = Object.freeze({
  fen: 0,
  yuan: 2,
  wanYuan: 6,
  yiYuan: 10,
})

const isFen = (value: bigint): value is Fen => typeof value === 'bigint'

const create = (fen: bigint): Fen => {
  if (!isFen(fen)) throw new TypeError('Fen are made of a bigint.')
  return fen
}

const zero = create(0n)

const parse = (text: string, options: { readonly unit?: MoneyUnit } = {}): Result<Fen> => {
  const digits = options.unit === undefined ? undefined : moneyUnitDigits[options.unit]
  const amount = parseMoney(text, digits)
  return amount.kind === 'success' ? { kind: 'success', value: create(amount.value) } : amount
}

const multiply = (fen: Fen, rate: Rate, how: { readonly rounding: Rounding; readonly to?: MoneyUnit }): Fen => {
  const step = 10n ** BigInt(moneyUnitDigits[how.to ?? 'fen'])
  return create(Rate.divide(fen * rate.numerator, rate.denominator * step, how.rounding) * step)
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')

const split = (fen: bigint, digits: number): readonly [whole: string, part: string] => {
  const text = magnitude(fen)
    .toString()
    .padStart(digits + 1, '0')
  return [text.slice(0, text.length - digits), text.slice(text.length - digits)]
}

const exact = (fen: Fen, unit: MoneyUnit): string => {
  const [whole, part] = split(fen, moneyUnitDigits[unit])
  const rest = part.replace(/0+$/u, '')
  return `${fen < 0n ? '-' : ''}${grouped(whole)}${rest === '' ? '' : `.${rest}`}`
}

const rounded = (fen: Fen, unit: MoneyUnit, decimals: number): string => {
  const step = 10n ** BigInt(Math.max(0, moneyUnitDigits[unit] - decimals))
  const near = Rate.divide(fen, step, 'halfUp') * step
  const [whole, part] = split(near, moneyUnitDigits[unit])
  const rest = part.slice(0, decimals)
  return `${near < 0n ? '-' : ''}${grouped(whole)}${rest === '' ? '' : `.${rest}`}`
}

const display = (fen: Fen): { readonly text: string; readonly unit: MoneyUnit } => {
  const size = magnitude(fen)
  if (size >= 10_000_000_000n) return { text: rounded(fen, 'yiYuan', 2), unit: 'yiYuan' }
  if (size >= 1_000_000n || size === 0n) return { text: rounded(fen, 'wanYuan', 2), unit: 'wanYuan' }
  return { text: rounded(fen, 'yuan', 2), unit: 'yuan' }
}

/**
 * Makes, reads and shows amounts of money.
 * `parse` reads digit by digit, never through a float; `unit` is the column's unit, for cells that carry none.
 * `multiply` rounds to whole `to` units (fen unless said). `exact` shows every fen, `rounded` halves up to `decimals` places,
 * `display` chooses the unit by size. `toText` is the decimal string of fen that JSON carries.
 */
export const Fen: Readonly<{
  create: (fen: bigint) => Fen
  zero: Fen
  parse: typeof parse
  add: (a: Fen, b: Fen) => Fen
  subtract: (a: Fen, b: Fen) => Fen
  sum: (amounts: readonly Fen[]) => Fen
  multiply: typeof multiply
  exact: typeof exact
  rounded: typeof rounded
  display: typeof display
  unitName: (unit: MoneyUnit) => string
  toText: (fen: Fen) => string
}> = Object.freeze({
  create,
  zero,
  parse,
  add: (a: Fen, b: Fen): Fen => create(a + b),
  subtract: (a: Fen, b: Fen): Fen => create(a - b),
  sum: (amounts: readonly Fen[]): Fen => create(amounts.reduce((total: bigint, amount) => total + amount, 0n)),
  multiply,
  exact,
  rounded,
  display,
  unitName: (unit: MoneyUnit): string => moneyUnitNames[unit],
  toText: (fen: Fen): string => fen.toString(),
})
