import { holds } from './bit-set.ts'
import type { MixedIntegerModel } from './mixed-integer.ts'
import type { Piece } from './piece.ts'

type Rows = {
  readonly starts: number[]
  readonly indices: number[]
  readonly values: number[]
  readonly upper: number[]
}

const addRow = (rows: Rows, entries: readonly (readonly [column: number, value: number])[], upper: number): void => {
  for (const [column, value] of entries) {
    rows.indices.push(column)
    rows.values.push(value)
  }
  rows.starts.push(rows.indices.length)
  rows.upper.push(upper)
}

// Cliques that hold every clash: from each clash not yet covered, grown by whoever clashes with all of it.
const cliques = (piece: Piece): readonly (readonly number[])[] => {
  const { size, words, near } = piece
  const covered = new Uint8Array(size * size)
  const found: number[][] = []
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      if (!holds(near, one * words, other) || covered[one * size + other] === 1) continue
      const clique = [one, other]
      for (let third = 0; third < size; third += 1) {
        if (clique.every((member) => holds(near, third * words, member))) clique.push(third)
      }
      for (const a of clique) for (const b of clique) covered[a * size + b] = 1
      found.push(clique)
    }
  }
  return found
}

// Under a cap, what is paid of a grant is a number of its own; elsewhere it is the whole amount or nothing.
const limitedNodes = (piece: Piece): Uint8Array => {
  const limited = new Uint8Array(piece.nodes)
  for (let node = 0; node < piece.nodes; node += 1) {
    const parent = piece.parent[node] ?? -1
    limited[node] = (piece.room[node] ?? 0) < Infinity || (parent >= 0 && limited[parent] === 1) ? 1 : 0
  }
  return limited
}

const capRows = (piece: Piece, rows: Rows, scale: number): void => {
  for (let node = 0; node < piece.nodes; node += 1) {
    const room = piece.room[node] ?? Infinity
    if (room === Infinity) continue
    const entries: (readonly [number, number])[] = []
    for (let grant = 0; grant < piece.size; grant += 1) {
      if (piece.meet[(piece.capOf[grant] ?? 0) * piece.nodes + node] === node) entries.push([piece.size + grant, 1])
    }
    addRow(rows, entries, room / scale)
  }
}

/**
 * The piece as a mixed-integer program: column v says whether grant v is chosen, column size + v what is paid of it under its caps.
 * Unit: `scale` units of the piece.
 */
export const formulate = (piece: Piece, chosen: readonly number[], scale: number): MixedIntegerModel => {
  const { size } = piece
  const limited = limitedNodes(piece)
  const rows: Rows = { starts: [0], indices: [], values: [], upper: [] }
  const objective = new Float64Array(2 * size)
  const upper = new Float64Array(2 * size)
  const integer = new Int32Array(2 * size)
  for (let grant = 0; grant < size; grant += 1) {
    const weight = (piece.weight[grant] ?? 0) / scale
    const isLimited = limited[piece.capOf[grant] ?? 0] === 1
    upper[grant] = 1
    integer[grant] = 1
    objective[grant] = isLimited ? 0 : weight
    objective[size + grant] = isLimited ? 1 : 0
    upper[size + grant] = isLimited ? weight : 0
    if (isLimited)
      addRow(
        rows,
        [
          [size + grant, 1],
          [grant, -weight],
        ],
        0,
      )
  }
  for (const clique of cliques(piece)) {
    addRow(
      rows,
      clique.map((grant) => [grant, 1]),
      1,
    )
  }
  capRows(piece, rows, scale)
  const start = new Float64Array(size)
  for (const grant of chosen) start[grant] = 1
  return {
    objective,
    upper,
    integer,
    starts: Int32Array.from(rows.starts),
    indices: Int32Array.from(rows.indices),
    values: Float64Array.from(rows.values),
    rowUpper: Float64Array.from(rows.upper),
    start,
  }
}
