import { type Truth, both, compare, equals } from '../value/compare.ts'
import { isRange, range } from '../value/kind.ts'
import { parseNumber } from '../value/number.ts'
import { readString } from '../syntax/string-literal.ts'
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from '../temporal/parse.ts'
import type { FeelRange, FeelValue } from '../value/value.ts'
import { at, rangeOf, text } from './argument.ts'
import { type Builtin, builtin, signature, type Signature } from './signature.ts'

// An end of a range as a place on the line: `side` 0 at the value, 1 just after, -1 just before; `beyond` where the range is open.
type Place = { readonly value: FeelValue; readonly side: number; readonly beyond: number }

const startOf = ({ start, startIncluded }: FeelRange): Place => ({
  value: start,
  side: startIncluded ? 0 : 1,
  beyond: start === null ? -1 : 0,
})

const endOf = ({ end, endIncluded }: FeelRange): Place => ({
  value: end,
  side: endIncluded ? 0 : -1,
  beyond: end === null ? 1 : 0,
})

const order = (left: Place, right: Place): number | null => {
  if (left.beyond !== 0 || right.beyond !== 0) return Math.sign(left.beyond - right.beyond)
  const compared = compare(left.value, right.value)
  return compared === 0 ? Math.sign(left.side - right.side) : compared
}

const is = (left: Place, right: Place, ...wanted: readonly number[]): Truth => {
  const found = order(left, right)
  return found === null ? null : wanted.includes(found)
}

const spanOf = (value: FeelValue): { start: Place; end: Place } => {
  const point: Place = { value, side: 0, beyond: 0 }
  return isRange(value) ? { start: startOf(value), end: endOf(value) } : { start: point, end: point }
}

type Relation = (left: FeelValue, right: FeelValue) => Truth

const before: Relation = (left, right) => is(spanOf(left).end, spanOf(right).start, -1)

const meets: Relation = (left, right) => {
  const [from, to] = [rangeOf(left), rangeOf(right)]
  return both(from.endIncluded && to.startIncluded && from.end !== null, equals(from.end, to.start))
}

const overlaps: Relation = (left, right) => {
  const [from, to] = [spanOf(left), spanOf(right)]
  return both(is(from.end, to.start, 0, 1), is(from.start, to.end, -1, 0))
}

const overlapsBefore: Relation = (left, right) => {
  const [from, to] = [spanOf(left), spanOf(right)]
  return both(both(is(from.start, to.start, -1), is(from.end, to.start, 0, 1)), is(from.end, to.end, -1, 0))
}

const finishes: Relation = (left, right) => {
  const [from, to] = [spanOf(left), spanOf(right)]
  return both(is(from.end, to.end, 0), is(from.start, to.start, 0, 1))
}

const includes: Relation = (left, right) => {
  const [from, to] = [spanOf(left), spanOf(right)]
  return both(is(from.start, to.start, -1, 0), is(from.end, to.end, 0, 1))
}

const starts: Relation = (left, right) => {
  const [from, to] = [spanOf(left), spanOf(right)]
  return both(is(from.start, to.start, 0), is(from.end, to.end, -1, 0))
}

const turned =
  (relation: Relation): Relation =>
  (left, right) =>
    relation(right, left)

const takes = (parameters: string, relation: Relation): Signature =>
  signature(`${parameters} -> boolean`, (given) => relation(at(given, 0), at(given, 1)))

const twoRanges = 'range1: range, range2: range'
const pointInRange = 'point: Any, range: range'
const rangeAndPoint = 'range: range, point: Any'

const notRanges =
  (relation: Relation): Relation =>
  (left, right) =>
    isRange(left) || isRange(right) ? null : relation(left, right)

const relationOf = (name: string, relation: Relation, ...shapes: readonly string[]): Builtin =>
  builtin(name, ...shapes.map((shape) => takes(shape, relation)))

const constructors: Readonly<Record<string, (text: string) => FeelValue>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
}

// An end of a range written as text: nothing, or a literal; undefined for anything else.
const readEnd = (source: string): FeelValue | undefined => {
  const written = source.trim()
  if (written === '') return null
  const call = /^(date|time|date and time|duration)\(\s*("(?:[^"\\]|\\.)*")\s*\)$/s.exec(written)
  if (call) return constructors[call[1] ?? '']?.(readString(call[2] ?? '')) ?? undefined
  if (/^@"[^"]*"$/.test(written)) return parseTemporal(readString(written.slice(1))) ?? undefined
  if (/^"(?:[^"\\]|\\.)*"$/s.test(written)) return readString(written)
  return parseNumber(written) ?? undefined
}

const parseRange = (source: string): FeelValue => {
  const match = /^\s*([[\](])(.*?)\.\.(?!\.)(.*)([\])[])\s*$/s.exec(source)
  const [low, high] = [readEnd(match?.[2] ?? ''), readEnd(match?.[3] ?? '')]
  if (!match || low === undefined || high === undefined) return null
  const read = range(low, high, match[1] === '[', match[4] === ']')
  return isSound(read) ? read : null
}

// An open end is not included, one end at least is given, and the ends stand in their order.
const isSound = ({ start, end, startIncluded, endIncluded }: FeelRange): boolean => {
  if (start === null) return end !== null && !startIncluded
  if (end === null) return !endIncluded
  const compared = compare(start, end)
  return compared !== null && compared <= 0
}

const beforeShapes = ['point: Any, range: range', 'range: range, point: Any', 'range1: range, range2: range']
const points = 'point1: Any, point2: Any'

/** The functions that relate points and ranges (Allen's relations). */
export const rangeBuiltins: readonly Builtin[] = [
  relationOf('before', before, ...beforeShapes, points),
  relationOf('after', turned(before), ...beforeShapes, points),
  relationOf('meets', meets, twoRanges),
  relationOf('met by', turned(meets), twoRanges),
  relationOf('overlaps', overlaps, twoRanges),
  relationOf('overlaps before', overlapsBefore, twoRanges),
  relationOf('overlaps after', turned(overlapsBefore), twoRanges),
  relationOf('finishes', finishes, twoRanges, pointInRange),
  relationOf('finished by', turned(finishes), twoRanges, rangeAndPoint),
  relationOf('includes', includes, twoRanges, rangeAndPoint),
  relationOf('during', turned(includes), twoRanges, pointInRange),
  relationOf('starts', starts, twoRanges, pointInRange),
  relationOf('started by', turned(starts), twoRanges, rangeAndPoint),
  builtin('coincides', takes(twoRanges, equals), takes(points, notRanges(equals))),
  builtin(
    'range',
    signature('from: string -> range', ([from]) => parseRange(text(from))),
  ),
]
