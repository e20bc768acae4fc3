import { countBits } from './bit-set.ts'
import { amountAt, wordAt } from './entry.ts'
import type { Piece } from './piece.ts'

type Clashes = Pick<Piece, 'size' | 'words' | 'near' | 'weight'>

const degreeOf = (piece: Clashes, grant: number): number => {
  let degree = 0
  for (let word = 0; word < piece.words; word += 1) degree += countBits(wordAt(piece.near, grant * piece.words + word))
  return degree
}

const clashesMost = (piece: Clashes, degree: Int32Array): number => {
  let chosen = -1
  for (let grant = 0; grant < piece.size; grant += 1) {
    const here = wordAt(degree, grant)
    if (here < 0) continue
    const best = chosen < 0 ? -1 : wordAt(degree, chosen)
    if (here > best || (here === best && amountAt(piece.weight, grant) < amountAt(piece.weight, chosen))) chosen = grant
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
    const chosen = clashesMost(piece, degree)
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
