import type { Machine } from '../interpret/machine.ts'
import { type Truth, both, either, equals } from '../value/compare.ts'
import { isList, kindOf, list } from '../value/kind.ts'
import { whole } from '../value/number.ts'
import type { FeelFunction, FeelValue } from '../value/value.ts'
import { at, functionOf, items, number, numberOr } from './argument.ts'
import { type Builtin, builtin, signature } from './signature.ts'

// An index counted from 1, or from the end where negative; null where the list has no such place.
const indexOf = (position: number, length: number): number | null => {
  const place = Math.trunc(position)
  if (place === 0 || Math.abs(place) > length) return null
  return place > 0 ? place - 1 : length + place
}

const sublist = (source: readonly FeelValue[], start: number, length: number | null): FeelValue => {
  const from = indexOf(start, source.length)
  if (from === null) return null
  if (length === null) return list(source.slice(from))
  return length < 1 || from + length > source.length ? null : list(source.slice(from, from + length))
}

/** Gives the items without repetition, the first of equal ones kept. */
export const distinct = (source: readonly FeelValue[], machine: Machine): readonly FeelValue[] => {
  const kept: FeelValue[] = []
  for (const item of source) {
    machine.spend(kept.length)
    if (!kept.some((other) => equals(other, item) === true)) kept.push(item)
  }
  return kept
}

const flatten = (source: readonly FeelValue[], machine: Machine): readonly FeelValue[] =>
  machine.deeper(() => {
    machine.spend(source.length)
    return source.flatMap((item) => (isList(item) ? flatten(item.items, machine) : [item]))
  })

const concatenated = (lists: readonly FeelValue[], machine: Machine): readonly FeelValue[] => {
  const joined = lists.flatMap((part) => items(part))
  machine.allot(joined.length)
  return joined
}

const fold = (source: readonly FeelValue[], start: Truth, join: (a: FeelValue, b: FeelValue) => Truth): Truth =>
  source.reduce<Truth>((sofar, item) => join(sofar, item), start)

const replaceAt = (source: readonly FeelValue[], position: number, item: FeelValue): FeelValue => {
  const index = indexOf(position, source.length)
  return index === null ? null : list(source.with(index, item))
}

const parameterCount = (called: FeelFunction): number => (called.origin === 'closure' ? called.parameters.length : 2)

const replaceWhere = (
  source: readonly FeelValue[],
  match: FeelFunction,
  item: FeelValue,
  machine: Machine,
): FeelValue => {
  if (parameterCount(match) !== 2) return null
  const answers = source.map((old) => machine.call(match, [old, item]))
  if (answers.some((answer) => kindOf(answer) !== 'boolean')) return null
  return list(source.map((old, index) => (answers[index] === true ? item : old)))
}

const mergeSort = (
  source: readonly FeelValue[],
  before: (a: FeelValue, b: FeelValue) => boolean,
): readonly FeelValue[] => {
  if (source.length < 2) return source
  const middle = Math.floor(source.length / 2)
  const [left, right] = [mergeSort(source.slice(0, middle), before), mergeSort(source.slice(middle), before)]
  const merged: FeelValue[] = []
  let [first, next] = [0, 0]
  while (first < left.length && next < right.length) {
    if (before(at(right, next), at(left, first))) {
      merged.push(at(right, next))
      next += 1
    } else {
      merged.push(at(left, first))
      first += 1
    }
  }
  return [...merged, ...left.slice(first), ...right.slice(next)]
}

const sorted = (source: readonly FeelValue[], precedes: FeelFunction, machine: Machine): FeelValue => {
  if (parameterCount(precedes) !== 2) return null
  return list(mergeSort(source, (a, b) => machine.call(precedes, [a, b]) === true))
}

const joins = (name: string, start: Truth, join: (a: FeelValue, b: FeelValue) => Truth): Builtin =>
  builtin(
    name,
    signature('list: list -> boolean', ([source]) => fold(items(source), start, join)),
    signature('...list: Any or null -> boolean', ([source]) => fold(items(source), start, join)),
  )

/** The functions of lists; positions count from 1, negative ones from the end. */
export const listBuiltins: readonly Builtin[] = [
  builtin(
    'list contains',
    signature('list: list, element: Any or null -> boolean', ([source, element = null], machine) => {
      machine.spend(items(source).length)
      return items(source).some((item) => equals(item, element) === true)
    }),
  ),
  builtin(
    'count',
    signature('list: list -> number', ([source]) => whole(items(source).length)),
  ),
  joins('all', true, both),
  joins('any', false, either),
  builtin(
    'sublist',
    signature('list: list, start position: number, length?: number -> list', ([source, start, length]) =>
      sublist(items(source), number(start).toNumber(), length ? Math.trunc(numberOr(length, 0)) : null),
    ),
  ),
  builtin(
    'append',
    signature('list: list, ...item: Any or null -> list', ([source, added]) =>
      list([...items(source), ...items(added)]),
    ),
    signature('list: list, item: Any or null -> list', ([source, item = null]) => list([...items(source), item])),
  ),
  builtin(
    'concatenate',
    signature('...list: list -> list', ([lists], machine) => list(concatenated(items(lists), machine))),
  ),
  builtin(
    'insert before',
    signature('list: list, position: number, newItem: Any or null -> list', ([source, position, item = null]) => {
      const index = indexOf(number(position).toNumber(), items(source).length)
      return index === null ? null : list(items(source).toSpliced(index, 0, item))
    }),
  ),
  builtin(
    'remove',
    signature('list: list, position: number -> list', ([source, position]) => {
      const index = indexOf(number(position).toNumber(), items(source).length)
      return index === null ? null : list(items(source).toSpliced(index, 1))
    }),
  ),
  builtin(
    'list replace',
    signature('list: list, position: number, newItem: Any or null -> list', ([source, position, item = null]) =>
      replaceAt(items(source), number(position).toNumber(), item),
    ),
    signature('list: list, match: function, newItem: Any or null -> list', ([source, match, item = null], machine) =>
      replaceWhere(items(source), functionOf(match), item, machine),
    ),
  ),
  builtin(
    'reverse',
    signature('list: list -> list', ([source]) => list(items(source).toReversed())),
  ),
  builtin(
    'index of',
    signature('list: list, match: Any or null -> list<number>', ([source, match = null], machine) => {
      machine.spend(items(source).length)
      return list(items(source).flatMap((item, index) => (equals(item, match) === true ? [whole(index + 1)] : [])))
    }),
  ),
  builtin(
    'union',
    signature('...list: list -> list', ([lists], machine) =>
      list(distinct(concatenated(items(lists), machine), machine)),
    ),
  ),
  builtin(
    'distinct values',
    signature('list: list -> list', ([source], machine) => list(distinct(items(source), machine))),
  ),
  builtin(
    'flatten',
    signature('list: list -> list', ([source], machine) => list(flatten(items(source), machine))),
  ),
  builtin(
    'sort',
    signature('list: list, precedes: function -> list', ([source, precedes], machine) =>
      sorted(items(source), functionOf(precedes), machine),
    ),
  ),
]
