import { countBits } from './bit-set.ts'
import { amountAt, wordAt } from './entry.ts'
import type { Piece } from './piece.ts'

type Clashes = Pick<Piece, 'size' | 'words' | 'near' | 'weight'>

const degreeOf = (piece: Clashes, grant: number): number => {
  let degree = 0
  for (let word = 0; word < piece.words; word += 1) degree += countBits(wordAt(piece.near, grant * piece.words + word))
  return degree
}

// Of the grants not yet placed the one that clashes most, of equals the lightest; a placed one has less than 0.
const clashesMost = (weight: Float64Array, degree: Int32Array): number => {
  let [chosen, most, lightest] = [-1, -1, 0]
  for (let grant = 0; grant < degree.length; grant += 1) {
    const here = wordAt(degree, grant)
    if (here < most || here < 0) continue
    const own = amountAt(weight, grant)
    if (here === most && own >= lightest) continue
    chosen = grant
    most = here
    lightest = own
  }
  return chosen
}

/** The grants so that those which clash least stand first, of equals the heavier: what stands last is branched on. */
export const coveringOrder = (piece: Clashes): Int32Array => {
  const { size, words, near } = piece
  const degree = new Int32Array(size)
  for (let grant = 0; grant < size; grant += 1) degree[grant] = degreeOf(piece, grant)
  const order = new Int32Array(size)
  for (let place = size - 1; place >= 0; place -= 1) {
    const chosen = clashesMost(piece.weight, degree)
    order[place] = chosen
    degree[chosen] = -size
    for (let word = 0; word < words; word += 1) {
      for (let rest = wordAt(near, chosen * words + word); rest !== 0; rest &= rest - 1) {
        const other = word * 32 + 31 - Math.clz32(rest & -rest)
        degree[other] = wordAt(degree, other) - 1
      }
    }
  }
  return order
}
