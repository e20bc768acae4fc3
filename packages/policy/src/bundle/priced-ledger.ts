import { amountAt, wordAt } from './entry.ts'
import type { Piece } from './piece.ts'
import { type Prices, roomCost } from './prices.ts'
import type { RoomLedger } from './room-ledger.ts'

/** The ledger of a piece seen at prices: an amount counts for what the prices leave of it, and no cap cuts the heap. */
export class PricedLedger {
  private readonly ledger: RoomLedger
  private readonly prices: Prices
  private readonly capOf: Int32Array

  constructor(piece: Piece, ledger: RoomLedger, prices: Prices) {
    this.ledger = ledger
    this.prices = prices
    this.capOf = piece.capOf
  }

  /** What the grant would add, at its price. */
  gain(grant: number): number {
    return this.ledger.gain(grant) * amountAt(this.prices.keep, wordAt(this.capOf, grant))
  }

  /** What the rooms that are left cost. */
  cost(): number {
    return roomCost(this.prices.price, this.ledger.left)
  }

  /** Nothing is heaped: amounts add up. */
  clear(): void {}

  /** Lays an amount: all of it counts. */
  load(_at: number, amount: number): number {
    return amount
  }

  /** Takes an amount off again: all of it counted. */
  unload(_at: number, amount: number): number {
    return amount
  }
}
