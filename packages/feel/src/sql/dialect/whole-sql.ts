import type { Whole } from '../../columns/node.ts'
import { fromDays } from '../../temporal/civil.ts'
import { formatDate } from '../../temporal/format.ts'
import type { Site } from './site.ts'

const isWritten = (node: Whole): boolean => {
  if (node.kind === 'choose') return isWritten(node.yes) && isWritten(node.no)
  if ('operand' in node) return isWritten(node.operand)
  return node.kind === 'constant' || ('left' in node && isWritten(node.left) && isWritten(node.right))
}

// A choice between constants has 32 bits where nothing says otherwise, and no room for a product.
const isConstantChoice = (node: Whole): boolean => node.kind !== 'constant' && isWritten(node)

/** Gives a whole number in brackets where an operator could reach into it. */
const inner = (node: Whole, site: Site): string => {
  const sql = isConstantChoice(node) ? site.dialect.whole(wholeSql(node, site)) : wholeSql(node, site)
  return /^(-?\d+|[\p{L}_][\p{L}\p{N}_]*\(.*\)|"[^"]*"|`[^`]*`)$/su.test(sql) && isBalanced(sql) ? sql : `(${sql})`
}

// Whether the first bracket closes at the end, so that the text is one call.
const isBalanced = (sql: string): boolean => {
  let depth = 0
  for (let index = 0; index < sql.length; index += 1) {
    if (sql[index] === '(') depth += 1
    if (sql[index] === ')') depth -= 1
    if (sql[index] === ')' && depth === 0) return index === sql.length - 1
  }
  return true
}

type Division = Extract<Whole, { readonly kind: 'divide' }>

const half = (size: string, bottom: string, { mode }: Division, site: Site): string => {
  const divided = (top: string): string => site.dialect.quotient(`(${top})`, `(2 * ${bottom})`)
  if (mode === 'halfUp') return divided(`2 * ${size} + ${bottom}`)
  if (mode === 'halfDown') return divided(`2 * ${size} + ${bottom} - 1`)
  const quotient = site.dialect.quotient(size, bottom)
  const [twice, odd] = [`2 * (${size} % ${bottom})`, `(${quotient}) % 2 = 1`]
  return `${quotient} + case when ${twice} > ${bottom} or (${twice} = ${bottom} and ${odd}) then 1 else 0 end`
}

// Whole division cuts off towards zero; what is left over tells the other directions.
const divideSql = (node: Division, site: Site): string => {
  const top = inner(node.left, site)
  const bottom = node.right.min > 0n ? inner(node.right, site) : `nullif(${inner(node.right, site)}, 0)`
  const quotient = site.dialect.quotient(top, bottom)
  const rest = `${top} % ${bottom}`
  const negative = node.left.min < 0n
  switch (node.mode) {
    case 'down':
      return quotient
    case 'floor':
      return negative ? `${quotient} - case when ${rest} < 0 then 1 else 0 end` : quotient
    case 'ceiling':
      return `${quotient} + case when ${rest} > 0 then 1 else 0 end`
    case 'up':
      return `${quotient} + case when ${rest} > 0 then 1 when ${rest} < 0 then -1 else 0 end`
    default: {
      const size = negative ? `abs(${top})` : top
      const rounded = half(size, bottom, node, site)
      return negative ? `case when ${top} < 0 then -1 else 1 end * (${rounded})` : rounded
    }
  }
}

// Money times 0.2 is the money over a denominator of five, and needs no factor.
const isOne = (node: Whole): boolean => node.kind === 'constant' && node.value === 1n

const operators: Readonly<Record<string, string>> = { add: '+', subtract: '-', multiply: '*' }

type Pair = Extract<Whole, { readonly left: Whole }>

const pairSql = (node: Pair, site: Site): string =>
  node.kind === 'multiply' && isOne(node.right)
    ? wholeSql(node.left, site)
    : `${inner(node.left, site)} ${operators[node.kind]} ${inner(node.right, site)}`

/** Gives the whole number of a row; null where something it rests on is unknown. */
export const wholeSql = (node: Whole, site: Site): string => {
  switch (node.kind) {
    case 'source':
      return site.source(node)
    case 'constant':
      return node.value < 0n ? `(${node.value})` : String(node.value)
    case 'least':
    case 'greatest':
      return `${node.kind}(${wholeSql(node.left, site)}, ${wholeSql(node.right, site)})`
    case 'negate':
      return `- ${inner(node.operand, site)}`
    case 'absolute':
      return `abs(${wholeSql(node.operand, site)})`
    case 'rescale':
      return `${inner(node.operand, site)} * ${node.factor}`
    case 'choose':
      return chooseSql(node, site)
    case 'divide':
      return divideSql(node, site)
    default:
      return pairSql(node, site)
  }
}

// Choices within choices read as one list of cases.
const chooseSql = (node: Whole, site: Site): string => {
  const cases: string[] = []
  let rest = node
  while (rest.kind === 'choose') {
    cases.push(`when ${site.condition(rest.test)} then ${wholeSql(rest.yes, site)}`)
    rest = rest.no
  }
  return `case ${cases.join(' ')} else ${wholeSql(rest, site)} end`
}

/** Gives a number as people write it, where it is a constant or a column; null for any other. */
export const naturalSql = (node: Whole, site: Site): string | null => {
  const plain = node.kind === 'rescale' ? node.operand : node
  if (plain.kind === 'constant') return decimalText(plain.value, plain.denominator)
  return plain.kind === 'source' ? site.natural(plain) : null
}

/** Gives a fraction over a divisor of a power of ten with its decimals. */
export const decimalText = (value: bigint, denominator: bigint): string => {
  let places = 0
  while (10n ** BigInt(places) % denominator !== 0n) places += 1
  const digits = (value * (10n ** BigInt(places) / denominator)).toString()
  if (places === 0) return digits
  const [sign, size] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits]
  const padded = size.padStart(places + 1, '0')
  return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`
}

/** Gives a constant number of days as date; null for any other. */
export const dateSql = (node: Whole, { dialect }: Site): string | null => {
  const date = node.kind === 'constant' ? fromDays(Number(node.value)) : null
  return date && date.year >= 1 && date.year <= 9999 ? dialect.date(formatDate(date)) : null
}
