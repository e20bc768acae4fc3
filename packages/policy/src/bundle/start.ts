import { holds, putInto } from './bit-set.ts'
import { amountAt, wordAt } from './entry.ts'
import type { Piece } from './piece.ts'
import { RoomLedger } from './room-ledger.ts'

/** A choice, and what it is worth in units. */
export type Choice = { readonly value: number; readonly chosen: readonly number[] }

/** What a choice is worth in units, and the same choice without the grants that add nothing. */
export const worthOf = (piece: Piece, chosen: readonly number[]): Choice => {
  const ledger = new RoomLedger(piece)
  let value = 0
  const kept: number[] = []
  for (const grant of chosen.toSorted((a, b) => (piece.weight[b] ?? 0) - (piece.weight[a] ?? 0) || a - b)) {
    const gain = ledger.gain(grant)
    if (gain <= 0) continue
    value += ledger.take(grant)
    kept.push(grant)
  }
  return { value, chosen: kept }
}

/** A choice that takes grants in the given order whenever nothing taken clashes with them and they add something. */
export const takeInOrder = (piece: Piece, first: readonly number[], order: readonly number[]): Choice => {
  const ledger = new RoomLedger(piece)
  const chosen: number[] = []
  const blocked = new Int32Array(piece.words)
  let value = 0
  const visit = (grant: number): void => {
    if (holds(blocked, 0, grant) || ledger.gain(grant) <= 0) return
    value += ledger.take(grant)
    chosen.push(grant)
    putInto(blocked, 0, grant)
    for (let word = 0; word < piece.words; word += 1) {
      blocked[word] = (blocked[word] ?? 0) | (piece.near[grant * piece.words + word] ?? 0)
    }
  }
  for (const grant of first) visit(grant)
  for (const grant of order) visit(grant)
  return { value, chosen }
}

// The place of the highest of the amounts, the first of equals; -1 where none is above 0.
const highestOf = (amounts: Float64Array): number => {
  let [most, amount] = [-1, 0]
  for (let place = 0; place < amounts.length; place += 1) {
    const here = amountAt(amounts, place)
    if (here > amount) [most, amount] = [place, here]
  }
  return most
}

/** A choice that takes, again and again, the grant that adds most: it comes far with few grants. */
export const takeMost = (piece: Piece): Choice => {
  const ledger = new RoomLedger(piece)
  // What a grant would add can only shrink, so it is asked again only of the one that seems to add most.
  const gains = Float64Array.from(piece.weight)
  const chosen: number[] = []
  let value = 0
  for (let most = highestOf(gains); most >= 0; most = highestOf(gains)) {
    const gain = ledger.gain(most)
    if (gain < amountAt(gains, most)) {
      gains[most] = gain
      continue
    }
    value += ledger.take(most)
    chosen.push(most)
    gains[most] = 0
    for (let word = 0; word < piece.words; word += 1) {
      for (let rest = wordAt(piece.near, most * piece.words + word); rest !== 0; rest &= rest - 1) {
        gains[word * 32 + 31 - Math.clz32(rest & -rest)] = 0
      }
    }
  }
  return { value, chosen }
}

const byWorth = (piece: Piece): readonly number[] => {
  const score = Float64Array.from({ length: piece.size }, (_, grant) => {
    let rivals = piece.weight[grant] ?? 0
    for (let other = 0; other < piece.size; other += 1) {
      if (holds(piece.near, grant * piece.words, other)) rivals += piece.weight[other] ?? 0
    }
    return (piece.weight[grant] ?? 0) ** 2 / rivals
  })
  return Array.from({ length: piece.size }, (_, grant) => grant).toSorted(
    (a, b) => (score[b] ?? 0) - (score[a] ?? 0) || a - b,
  )
}

const heaviestFirst = (piece: Piece): readonly number[] =>
  Array.from({ length: piece.size }, (_, grant) => grant).toSorted(
    (a, b) => amountAt(piece.weight, b) - amountAt(piece.weight, a) || a - b,
  )

// Numbers that look thrown but are the same in every run.
const steps = (): ((below: number) => number) => {
  let state = 20_240_817
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 8) % below
  }
}

// The same list begun elsewhere.
const turned = (list: readonly number[], place: number): readonly number[] => [
  ...list.slice(place),
  ...list.slice(0, place),
]

// How much worse a choice may become for a while, in mean amounts: at the beginning of each of the parts of a search.
const leniency = [1, 0.3, 0.1]
const chances = 1 << 20

type Cooling = { readonly rounds: number; readonly warmth: number }

// Pushes in one grant after the other, fills up from anywhere in the order, and puts up with what is worse less and less.
const cool = (piece: Piece, from: Choice, { rounds, warmth }: Cooling): Choice => {
  const next = steps()
  const order = heaviestFirst(piece)
  let [current, best] = [from, from]
  for (let round = 0; round < rounds; round += 1) {
    const pushed = next(piece.size)
    const kept = current.chosen.filter((grant) => grant !== pushed && !holds(piece.near, pushed * piece.words, grant))
    const tried = takeInOrder(piece, [pushed, ...kept], turned(order, next(piece.size)))
    const gained = tried.value - current.value
    if (gained >= 0 || next(chances) < chances * Math.exp(gained / (warmth * (1 - round / rounds)))) current = tried
    if (current.value > best.value) best = current
  }
  return best
}

/**
 * A good choice to begin with: the best of two orders, then bettered by grants that are pushed in, with less and less patience for
 * what is worse. The same problem always gives the same choice.
 */
export const goodStart = (piece: Piece, rounds: number): Choice => {
  let mean = 0
  for (const weight of piece.weight) mean += weight / piece.size
  const [one, other] = [takeInOrder(piece, [], byWorth(piece)), takeInOrder(piece, [], heaviestFirst(piece))]
  let best = one.value < other.value ? other : one
  for (const share of leniency) {
    best = cool(piece, best, { rounds: Math.ceil(rounds / leniency.length), warmth: share * mean })
  }
  return best
}
