import { putInto } from './bit-set.ts'
import { Cover } from './cover.ts'
import { amountAt, wordAt } from './entry.ts'
import type { Piece } from './piece.ts'
import { RoomLedger } from './room-ledger.ts'

/**
 * A price for the room under each cap. For every choice: what it pays ≤ Σ price · room + Σ keep · weight, where `keep` of a node is
 * what the prices of all caps around it leave of an amount, at least 0. Good prices make the right side small.
 */
export type Prices = { readonly price: Float64Array; readonly keep: Float64Array }

/** Prices with what they leave of an amount at each node. */
export const toPrices = (piece: Piece, price: Float64Array): Prices => {
  const rest = new Float64Array(piece.nodes)
  for (let node = 0; node < piece.nodes; node += 1) {
    rest[node] = (node === 0 ? 1 : amountAt(rest, wordAt(piece.parent, node))) - amountAt(price, node)
  }
  return { price, keep: rest.map((value) => Math.max(0, value)) }
}

/** What the rooms that are left cost at the prices. */
export const roomCost = (price: Float64Array, left: Float64Array): number => {
  let cost = 0
  for (let node = 0; node < price.length; node += 1)
    if (amountAt(price, node) > 0) cost += amountAt(price, node) * amountAt(left, node)
  return cost
}

/** The piece without its caps, to be covered with priced weights. */
export const withoutCaps = (piece: Piece): Piece => ({
  ...piece,
  capOf: new Int32Array(piece.size),
  nodes: 1,
  parent: Int32Array.of(-1),
  room: Float64Array.of(Infinity),
  meet: Int32Array.of(0),
})

/** How much rounding in floating point may hide in a sum over the piece, in units. */
export const roundingOf = (piece: Piece): number => {
  let total = 1
  for (const weight of piece.weight) total += weight
  return total * (piece.size + piece.nodes + 8) * 2 ** -50
}

const worthAt = (piece: Piece, flat: Piece, price: Float64Array, order: Int32Array): number => {
  const { keep } = toPrices(piece, price)
  const weight = piece.weight.map((value, grant) => value * amountAt(keep, wordAt(piece.capOf, grant)))
  const priced: Piece = { ...flat, weight }
  const cover = new Cover(priced, new RoomLedger(priced), order)
  const all = new Int32Array(piece.words)
  for (let grant = 0; grant < piece.size; grant += 1) putInto(all, 0, grant)
  cover.split(all, 0, Infinity, new Int32Array(piece.size))
  return cover.worth + roomCost(price, piece.room)
}

const golden = (Math.sqrt(5) - 1) / 2

// The lowest point of a function that falls, then rises, between 0 and 1.
const lowest = (worth: (price: number) => number, steps: number): number => {
  let [from, to] = [0, 1]
  let [one, other] = [to - golden, golden]
  let [worthOne, worthOther] = [worth(one), worth(other)]
  for (let step = 0; step < steps; step += 1) {
    if (worthOne <= worthOther) {
      ;[to, other, worthOther] = [other, one, worthOne]
      one = to - golden * (to - from)
      worthOne = worth(one)
    } else {
      ;[from, one, worthOne] = [one, other, worthOther]
      other = from + golden * (to - from)
      worthOther = worth(other)
    }
  }
  return worthOne <= worthOther ? one : other
}

/** What no choice is worth more than, at the prices, before rounding. */
export const pricedWorth = (piece: Piece, price: Float64Array): number =>
  worthAt(piece, withoutCaps(piece), price, piece.order)

/** Prices that make the bound small, found cap by cap; null where no cap of the piece has a price worth asking. */
export const findPrices = (piece: Piece): Prices | null => {
  const flat = withoutCaps(piece)
  const order = piece.order
  const price = new Float64Array(piece.nodes)
  const limited = [...piece.room.keys()].filter((node) => amountAt(piece.room, node) < Infinity)
  const steps = limited.length <= 6 ? 30 : 10
  let best = worthAt(piece, flat, price, order)
  for (let round = 0; round < 3; round += 1) {
    for (const node of limited) {
      const before = amountAt(price, node)
      const tried = lowest((value) => {
        price[node] = value
        return worthAt(piece, flat, price, order)
      }, steps)
      price[node] = tried
      const worth = worthAt(piece, flat, price, order)
      if (worth < best) best = worth
      else price[node] = before
    }
  }
  return price.some((value) => value > 0) ? toPrices(piece, price) : null
}
