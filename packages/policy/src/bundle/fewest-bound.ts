import { holds } from './bit-set.ts'
import { amountAt, wordAt } from './entry.ts'
import type { Piece } from './piece.ts'
import type { RoomLedger } from './room-ledger.ts'

// Puts each grant, in order, into the first clique that it clashes with as a whole; `common`: whom a whole clique clashes with.
const firstFit = (
  { size, words, near }: Piece,
  order: Int32Array,
): { readonly of: Int32Array; readonly count: number } => {
  const of = new Int32Array(size)
  const common = new Int32Array(size * words)
  let count = 0
  for (const grant of order) {
    let clique = 0
    while (clique < count && !holds(common, clique * words, grant)) clique += 1
    of[grant] = clique
    for (let word = 0; word < words; word += 1) {
      const row = wordAt(near, grant * words + word)
      const place = clique * words + word
      common[place] = clique === count ? row : wordAt(common, place) & row
    }
    if (clique === count) count += 1
  }
  return { of, count }
}

// The innermost node around all grants of each clique.
const homesOf = (piece: Piece, cliqueOf: Int32Array, cliques: number): Int32Array => {
  const homes = new Int32Array(cliques).fill(-1)
  for (let grant = 0; grant < piece.size; grant += 1) {
    const clique = wordAt(cliqueOf, grant)
    const [home, node] = [wordAt(homes, clique), wordAt(piece.capOf, grant)]
    homes[clique] = home < 0 ? node : wordAt(piece.meet, home * piece.nodes + node)
  }
  return homes
}

/** Whether few grants can bring an amount: of each of some cliques of clashing grants the one that adds most. */
export class FewestBound {
  private readonly words: number
  private readonly ledger: RoomLedger
  private readonly cliqueOf: Int32Array
  private readonly cliques: number
  private readonly highest: Float64Array
  private readonly nodes: number
  private readonly parent: Int32Array
  private readonly homeOf: Int32Array
  private readonly placeOf: Int32Array

  constructor(piece: Piece, ledger: RoomLedger, order: Int32Array) {
    this.words = piece.words
    this.ledger = ledger
    const cliques = firstFit(piece, order)
    this.cliqueOf = cliques.of
    this.cliques = cliques.count
    this.highest = new Float64Array(this.cliques)
    this.nodes = piece.nodes
    this.parent = piece.parent
    this.homeOf = homesOf(piece, this.cliqueOf, this.cliques)
    this.placeOf = new Int32Array(this.cliques)
  }

  /** Whether at most `allowed` grants of the set might bring what is missing. */
  isWithin(set: Int32Array, base: number, { missing, allowed }: Wanted): boolean {
    const { highest } = this
    const gathered = this.gather(set, base)
    const count = this.nodes > 1 ? this.cutByCaps(gathered) : gathered
    let sum = 0
    for (let clique = 0; clique < count; clique += 1) sum += amountAt(highest, clique)
    if (sum < missing || count <= allowed) return sum >= missing
    if (count - allowed > allowed) return this.reaches(count, missing, allowed)
    // The smallest are taken off until as many are left as are allowed.
    for (let rest = count; rest > allowed; rest -= 1) {
      sum -= this.takeOut(this.placeOfLowest(rest), rest)
      if (sum < missing) return false
    }
    return true
  }

  // Whether the highest few come to what is missing.
  private reaches(count: number, missing: number, allowed: number): boolean {
    let sum = 0
    for (let taken = 0; taken < allowed && sum < missing; taken += 1) {
      sum += this.takeOut(this.placeOfHighest(count - taken), count - taken)
    }
    return sum >= missing
  }

  // Moves a gain out of the first `count` and gives it.
  private takeOut(place: number, count: number): number {
    const value = amountAt(this.highest, place)
    this.highest[place] = amountAt(this.highest, count - 1)
    return value
  }

  private placeOfLowest(count: number): number {
    let lowest = 0
    let least = Infinity
    for (let place = 0; place < count; place += 1) {
      const value = amountAt(this.highest, place)
      if (value >= least) continue
      lowest = place
      least = value
    }
    return lowest
  }

  private placeOfHighest(count: number): number {
    let highest = 0
    let most = 0
    for (let place = 0; place < count; place += 1) {
      const value = amountAt(this.highest, place)
      if (value <= most) continue
      highest = place
      most = value
    }
    return highest
  }

  // Lets each cap, the innermost first, cut the gains of the cliques within it: the highest first, what is over is worth nothing.
  // What k grants bring under a cap then never grows faster than these, taken in order.
  private cutByCaps(count: number): number {
    let rest = count
    for (let node = this.nodes - 1; node > 0; node -= 1) {
      if (amountAt(this.ledger.left, node) < Infinity) rest = this.cutByCap(node, rest)
      const parent = wordAt(this.parent, node)
      for (let place = 0; place < rest; place += 1)
        if (wordAt(this.placeOf, place) === node) this.placeOf[place] = parent
    }
    return rest
  }

  private cutByCap(node: number, count: number): number {
    const { highest, placeOf } = this
    const parent = wordAt(this.parent, node)
    let left = amountAt(this.ledger.left, node)
    if (this.sumAt(node, count) <= left) return count
    let rest = count
    for (let place = this.findHighest(node, rest); place >= 0; place = this.findHighest(node, rest)) {
      const gain = Math.min(left, amountAt(highest, place))
      left -= gain
      highest[place] = gain
      placeOf[place] = parent
      if (gain > 0) continue
      rest -= 1
      highest[place] = amountAt(highest, rest)
      placeOf[place] = wordAt(placeOf, rest)
    }
    return rest
  }

  private sumAt(node: number, count: number): number {
    let sum = 0
    for (let place = 0; place < count; place += 1) {
      if (wordAt(this.placeOf, place) === node) sum += amountAt(this.highest, place)
    }
    return sum
  }

  private findHighest(node: number, count: number): number {
    let found = -1
    for (let place = 0; place < count; place += 1) {
      if (wordAt(this.placeOf, place) !== node) continue
      if (found < 0 || amountAt(this.highest, place) > amountAt(this.highest, found)) found = place
    }
    return found
  }

  // The highest gain in each clique; gives their number, those without a gain left out.
  private gather(set: Int32Array, base: number): number {
    const { highest, cliqueOf, ledger } = this
    highest.fill(0, 0, this.cliques)
    for (let word = 0; word < this.words; word += 1) {
      for (let rest = wordAt(set, base + word); rest !== 0; rest &= rest - 1) {
        const grant = word * 32 + 31 - Math.clz32(rest & -rest)
        const gain = ledger.gain(grant)
        if (gain > amountAt(highest, wordAt(cliqueOf, grant))) highest[wordAt(cliqueOf, grant)] = gain
      }
    }
    let count = 0
    for (let clique = 0; clique < this.cliques; clique += 1) {
      const gain = amountAt(highest, clique)
      if (gain <= 0) continue
      highest[count] = gain
      this.placeOf[count] = wordAt(this.homeOf, clique)
      count += 1
    }
    return count
  }
}

/** An amount that is missing, and how many grants may bring it. */
export type Wanted = { readonly missing: number; readonly allowed: number }
