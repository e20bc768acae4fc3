import type { Decimal } from 'decimal.js'
import { calculate } from '../value/arithmetic.ts'
import { compare, equals } from '../value/compare.ts'
import { isNumber, list } from '../value/kind.ts'
import { Exact, finite, whole } from '../value/number.ts'
import type { FeelValue } from '../value/value.ts'
import { at, items } from './argument.ts'
import { type Builtin, builtin, signature } from './signature.ts'

type Summary = (values: readonly FeelValue[]) => FeelValue

// Each takes one list, or its items as arguments.
const summary = (name: string, result: string, run: Summary): Builtin =>
  builtin(
    name,
    signature(`list: list -> ${result}`, ([source]) => run(items(source))),
    signature(`...list: Any or null -> ${result}`, ([source]) => run(items(source))),
  )

const extreme =
  (direction: 1 | -1): Summary =>
  (values) => {
    let best = at(values, 0)
    for (const value of values) {
      const order = compare(value, best)
      if (order === null) return null
      if (order * direction > 0) best = value
    }
    return best
  }

const total: Summary = (values) =>
  values.length === 0
    ? null
    : values.slice(1).reduce((sum, value) => calculate('+', sum, value), addable(at(values, 0)))

// Texts and dates can be added too, but have no sum.
const addable = (value: FeelValue): FeelValue =>
  value !== null &&
  typeof value === 'object' &&
  (isNumber(value) || value.kind === 'money' || value.kind.endsWith('duration'))
    ? value
    : null

const mean: Summary = (values) => (values.length === 0 ? null : calculate('/', total(values), whole(values.length)))

const numbers = (values: readonly FeelValue[]): readonly Decimal[] | null => {
  const found = values.filter(isNumber)
  return found.length === values.length ? found : null
}

const product: Summary = (values) => {
  const factors = numbers(values)
  if (!factors || factors.length === 0) return null
  return finite(factors.reduce((result, factor) => Exact.mul(result, factor), whole(1)))
}

const median: Summary = (values) => {
  const sorted = numbers(values)?.toSorted((a, b) => a.comparedTo(b))
  const [low, high] = [sorted?.[Math.floor((values.length - 1) / 2)], sorted?.[Math.floor(values.length / 2)]]
  return low && high ? Exact.div(Exact.add(low, high), 2) : null
}

const stddev: Summary = (values) => {
  const found = numbers(values)
  const average = mean(values)
  if (!found || found.length < 2 || !isNumber(average)) return null
  const squares = found.reduce((sum, value) => Exact.add(sum, Exact.sub(value, average).pow(2)), whole(0))
  return Exact.sqrt(Exact.div(squares, found.length - 1))
}

const mode: Summary = (values) => {
  const sorted = numbers(values)?.toSorted((a, b) => a.comparedTo(b))
  if (!sorted) return null
  const counts: { value: Decimal; count: number }[] = []
  for (const value of sorted) {
    const last = counts.at(-1)
    if (last && equals(last.value, value) === true) last.count += 1
    else counts.push({ value, count: 1 })
  }
  const most = Math.max(0, ...new Set(counts.map(({ count }) => count)))
  return list(counts.filter(({ count }) => count === most).map(({ value }) => value))
}

/** The functions that sum up a list. */
export const statisticsBuiltins: readonly Builtin[] = [
  summary('min', 'Any', extreme(-1)),
  summary('max', 'Any', extreme(1)),
  summary('sum', 'Any', total),
  summary('mean', 'Any', mean),
  summary('product', 'number', product),
  summary('median', 'number', median),
  summary('stddev', 'number', stddev),
  summary('mode', 'list<number>', mode),
]
