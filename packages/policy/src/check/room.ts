import type { FeelValue } from '@ceyuan/feel'
import type { Fact } from '../clause/fact.ts'
import { type Step } from '../expression/step.ts'
import { type Atom, type Atoms, atomsOf, opposite } from './atom.ts'
import { downTo, gridOf, one, toPoint, upTo } from './point.ts'

/** What a fact may still be: an interval of points, both ends included, null where open; or one of some words. */
export type Room = {
  readonly low: bigint | null
  readonly high: bigint | null
  readonly words: ReadonlySet<string> | null
}

/** What each fact may still be; a fact that is not named may be anything its entry in the dictionary allows. */
export type Rooms = ReadonlyMap<string, Room>

/** The entries of the fact dictionary, by name. */
export type Facts = ReadonlyMap<string, Fact>

const boundPoint = (bound: Fact['min']): bigint | null => {
  if (bound === null) return null
  return typeof bound === 'bigint' ? bound * one : BigInt(Math.round(bound * 1_000_000)) * 10n ** 12n
}

/** What a fact may be by its entry in the dictionary. */
export const roomOf = (fact: Fact): Room => ({
  low: boundPoint(fact.min),
  high: boundPoint(fact.max),
  words:
    fact.kind === 'enum'
      ? new Set(fact.values.map(({ zh }) => zh))
      : fact.kind === 'boolean'
        ? new Set(['true', 'false'])
        : null,
})

const larger = (a: bigint | null, b: bigint): bigint => (a === null || b > a ? b : a)
const smaller = (a: bigint | null, b: bigint): bigint => (a === null || b < a ? b : a)

const narrowPoints = (room: Room, { operator }: Atom, point: bigint, grid: bigint): Room => {
  switch (operator) {
    case '=':
      return { ...room, low: larger(room.low, upTo(point, grid)), high: smaller(room.high, downTo(point, grid)) }
    case '<':
      return { ...room, high: smaller(room.high, downTo(point - 1n, grid)) }
    case '<=':
      return { ...room, high: smaller(room.high, downTo(point, grid)) }
    case '>':
      return { ...room, low: larger(room.low, upTo(point + 1n, grid)) }
    case '>=':
      return { ...room, low: larger(room.low, upTo(point, grid)) }
    case '!=':
      return room
  }
}

const wordOf = (value: FeelValue): string | null =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value) : null

const narrowWords = (room: Room, { operator }: Atom, word: string): Room => {
  const { words } = room
  if (operator === '=') return { ...room, words: new Set(words === null || words.has(word) ? [word] : []) }
  if (operator !== '!=' || words === null) return room
  return { ...room, words: new Set([...words].filter((other) => other !== word)) }
}

const isEmpty = ({ low, high, words }: Room): boolean =>
  (low !== null && high !== null && low > high) || words?.size === 0

/** What is left when a test must hold too; null where nothing is. */
export const narrow = (rooms: Rooms, atom: Atom, facts: Facts): Rooms | null => {
  const fact = facts.get(atom.fact)
  if (!fact) return rooms
  const room = rooms.get(atom.fact) ?? roomOf(fact)
  const point = toPoint(atom.value)
  const word = wordOf(atom.value)
  const left =
    point === null
      ? word === null
        ? room
        : narrowWords(room, atom, word)
      : narrowPoints(room, atom, point, gridOf(fact))
  return isEmpty(left) ? null : new Map(rooms).set(atom.fact, left)
}

const union = (one: Room, other: Room): Room => ({
  low: one.low === null || other.low === null ? null : one.low < other.low ? one.low : other.low,
  high: one.high === null || other.high === null ? null : one.high > other.high ? one.high : other.high,
  words: one.words === null || other.words === null ? null : one.words.union(other.words),
})

/** What the facts may be on any of several ways; null where there is none. */
const anyOf = (ways: readonly Rooms[]): Rooms | null => {
  const [first, ...rest] = ways
  if (!first) return null
  const joined = new Map<string, Room>()
  for (const [name, room] of first) {
    const others = rest.flatMap((way) => way.get(name) ?? [])
    if (others.length === rest.length) joined.set(name, others.reduce(union, room))
  }
  return joined
}

const narrowAtoms = (rooms: Rooms, { isAny, atoms }: Atoms, facts: Facts): Rooms | null => {
  if (!isAny) {
    return atoms.reduce<Rooms | null>((left, atom) => left && narrow(left, atom, facts), rooms)
  }
  return anyOf(atoms.flatMap((atom) => narrow(rooms, atom, facts) ?? []))
}

// What is certain first: alternatives are then seen in the room that it leaves them.
const certainFirst = (parts: readonly Step[]): readonly Step[] => [
  ...parts.filter(({ kind }) => kind === 'leaf'),
  ...parts.filter(({ kind }) => kind !== 'leaf'),
]

type Reach = {
  readonly facts: Facts
  /** Told of each alternative that can never hold where it stands. */
  readonly dead: (step: Step) => void
}

const reachLeaf = (step: Step, rooms: Rooms, isWanted: boolean, { facts }: Reach): Rooms | null => {
  if (step.kind !== 'leaf') return rooms
  const { expression } = step.typed
  if (expression.kind === 'literal') return expression.value === !isWanted ? null : rooms
  const atoms = atomsOf(step)
  if (!atoms) return rooms
  return narrowAtoms(rooms, isWanted ? atoms : opposite(atoms), facts)
}

/**
 * What is left of the rooms when a step holds (or, with `isWanted` false, does not); null where it never can.
 * Looks at tests of single facts only: what it cannot see through narrows nothing.
 */
export const reach = (step: Step, rooms: Rooms, isWanted: boolean, how: Reach): Rooms | null => {
  switch (step.kind) {
    case 'not':
      return reach(step.part, rooms, !isWanted, how)
    case 'all':
    case 'any': {
      if ((step.kind === 'all') === isWanted) {
        return certainFirst(step.parts).reduce<Rooms | null>(
          (left, part) => left && reach(part, left, isWanted, how),
          rooms,
        )
      }
      const ways = step.parts.flatMap((part) => {
        const way = reach(part, rooms, isWanted, how)
        if (!way && isWanted) how.dead(part)
        return way ?? []
      })
      return anyOf(ways)
    }
    case 'choice':
      return rooms
    default:
      return reachLeaf(step, rooms, isWanted, how)
  }
}
