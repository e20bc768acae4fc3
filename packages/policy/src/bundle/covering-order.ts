import { countBits } from './bit-set.ts'
import { amountAt, wordAt } from './entry.ts'
import type { Piece } from './piece.ts'

type Clashes = Pick<Piece, 'size' | 'words' | 'near' | 'weight'>

const degreeOf = (piece: Clashes, grant: number): number => {
  let degree = 0
  for (let word = 0; word < piece.words; word += 1) degree += countBits(wordAt(piece.near, grant * piece.words + word))
  return degree
}

type Rest = { readonly grants: Int32Array; readonly degree: Int32Array; readonly weight: Float64Array }

// The place, among the first `count` of the rest, of the grant that clashes most, of equals the lightest, then the first.
const placeOfMost = ({ grants, degree, weight }: Rest, count: number): number => {
  let [found, most, lightest] = [0, -1, 0]
  for (let place = 0; place < count; place += 1) {
    const grant = wordAt(grants, place)
    const here = wordAt(degree, grant)
    if (here < most) continue
    const own = amountAt(weight, grant)
    if (here === most && (own > lightest || (own === lightest && grant > wordAt(grants, found)))) continue
    found = place
    most = here
    lightest = own
  }
  return found
}

/** The grants so that those which clash least stand first, of equals the heavier: what stands last is branched on. */
export const coveringOrder = (piece: Clashes): Int32Array => {
  const { size, words, near, weight } = piece
  const degree = new Int32Array(size)
  const order = new Int32Array(size)
  for (let grant = 0; grant < size; grant += 1) {
    degree[grant] = degreeOf(piece, grant)
    order[grant] = grant
  }
  // The front of the order holds what is not yet placed.
  const rest = { grants: order, degree, weight }
  for (let last = size - 1; last > 0; last -= 1) {
    const place = placeOfMost(rest, last + 1)
    const chosen = wordAt(order, place)
    order[place] = wordAt(order, last)
    order[last] = chosen
    if (wordAt(degree, chosen) === 0) continue
    for (let word = 0; word < words; word += 1) {
      for (let bits = wordAt(near, chosen * words + word); bits !== 0; bits &= bits - 1) {
        const other = word * 32 + 31 - Math.clz32(bits & -bits)
        degree[other] = wordAt(degree, other) - 1
      }
    }
  }
  return order
}
