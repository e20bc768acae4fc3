import { fractionSigns, fractionWords } from './grammar/rate.ts'
import { chineseNumber } from './chinese-number.ts'
import { isAbsent, normalText } from './normal-text.ts'
import { Problem } from './problem.ts'
import { Result } from './result.ts'

/** An exact fraction in lowest terms; the denominator is positive. */
export type Rate = { readonly kind: 'rate'; readonly numerator: bigint; readonly denominator: bigint }

/** Where a division goes that does not come out even. */
export type Rounding = 'down' | 'up' | 'halfUp' | 'halfEven'

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

const commonDivisor = (a: bigint, b: bigint): bigint => {
  let [larger, smaller] = [magnitude(a), magnitude(b)]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

const create = (numerator: bigint, denominator: bigint = 1n): Rate => {
  if (denominator === 0n) throw new RangeError('A rate has no denominator of zero.')
  const divisor = commonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  return Object.freeze({ kind: 'rate', numerator: numerator / divisor, denominator: denominator / divisor })
}

/** Reads plain decimal digits as a fraction. */
const decimal = (text: string): Rate | undefined => {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/u.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', part = ''] = match
  return create(BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`), 10n ** BigInt(part.length))
}

const number = (text: string): Rate | undefined => {
  const words = chineseNumber(text)
  return decimal(text) ?? (words === undefined ? undefined : create(words))
}

const fraction = (text: string): Rate | undefined => {
  const [above, below, ...more] = text.split('/').map((part) => decimal(part.trim()))
  if (!above || !below || more.length > 0 || below.numerator === 0n) return undefined
  return create(above.numerator * below.denominator, above.denominator * below.numerator)
}

const over = (part: string, denominator: bigint): Rate | undefined => {
  const found = number(part.trim())
  return found && create(found.numerator, found.denominator * denominator)
}

const read = (text: string): Rate | undefined => {
  const word = fractionWords.find(([start]) => text.startsWith(start))
  if (word) return over(text.slice(word[0].length), word[1])
  const sign = Object.entries(fractionSigns).find(([end]) => text.endsWith(end))
  if (sign) return over(text.slice(0, -sign[0].length), sign[1])
  return text.includes('/') ? fraction(text) : decimal(text)
}

const parse = (text: string): Result<Rate> => {
  const normal = normalText(text)
  if (isAbsent(normal)) return Result.failure(Problem.create('values.absent', { found: text }))
  const rate = read(normal)
  return rate ? Result.success(rate) : Result.failure(Problem.create('values.rate-unreadable', { found: text }))
}

const roundQuotient = (numerator: bigint, denominator: bigint, rounding: Rounding): bigint => {
  const sign = numerator < 0n !== denominator < 0n ? -1n : 1n
  const [above, below] = [magnitude(numerator), magnitude(denominator)]
  const [quotient, twice] = [above / below, (above % below) * 2n]
  if (twice === 0n) return sign * quotient
  const isUp =
    rounding === 'up' ||
    (rounding !== 'down' && (twice > below || (twice === below && (rounding === 'halfUp' || quotient % 2n === 1n))))
  return sign * (isUp ? quotient + 1n : quotient)
}

/** Makes, reads and compares exact fractions; `divide` rounds a quotient, `down` and `up` meaning toward and away from zero. */
export const Rate: Readonly<{
  create: (numerator: bigint, denominator?: bigint) => Rate
  parse: (text: string) => Result<Rate>
  compare: (a: Rate, b: Rate) => -1 | 0 | 1
  divide: (numerator: bigint, denominator: bigint, rounding: Rounding) => bigint
}> = Object.freeze({
  create,
  parse,
  compare: (a: Rate, b: Rate): -1 | 0 | 1 => {
    const difference = a.numerator * b.denominator - b.numerator * a.denominator
    if (difference === 0n) return 0
    return difference < 0n ? -1 : 1
  },
  divide: roundQuotient,
})
