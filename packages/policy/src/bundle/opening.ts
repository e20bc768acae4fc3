import { Cover } from './cover.ts'
import type { Piece } from './piece.ts'
import { PricedLedger } from './priced-ledger.ts'
import { type Prices, roundingOf, withoutCaps } from './prices.ts'
import type { RoomLedger } from './room-ledger.ts'

/** Finds what a node of a search must try: the grants that the better of two bounds, by cliques and by prices, leaves open. */
export class Opening {
  private readonly cover: Cover
  private readonly other: Int32Array
  private readonly priced: { readonly ledger: PricedLedger; readonly cover: Cover; readonly rounding: number } | null

  constructor(piece: Piece, ledger: RoomLedger, means: { readonly order: Int32Array; readonly prices: Prices | null }) {
    const { order, prices } = means
    this.cover = new Cover(piece, ledger, order)
    this.other = new Int32Array(piece.size)
    this.priced = null
    if (prices !== null) {
      const priced = new PricedLedger(piece, ledger, prices)
      this.priced = { ledger: priced, cover: new Cover(withoutCaps(piece), priced, order), rounding: roundingOf(piece) }
    }
  }

  /** Lists into `list` grants of the set such that without them no more than `limit` can be added; gives their number. */
  into(list: Int32Array, set: Int32Array, { base, limit }: { readonly base: number; readonly limit: number }): number {
    const count = this.cover.split(set, base, limit, list)
    if (count === 0 || this.priced === null) return count
    const { ledger, cover, rounding } = this.priced
    const pricedCount = cover.split(set, base, limit + 1 - ledger.cost() - rounding * 3, this.other)
    if (pricedCount >= count) return count
    list.set(this.other.subarray(0, pricedCount))
    return pricedCount
  }
}
