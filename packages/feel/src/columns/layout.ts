import type { Column } from './column.ts'

/** The rows of a chunk: so few that a column of texts never has more distinct values than 16 bits count. */
export const chunkRows = 32_768

/** The bytes of a bitmap over a chunk. */
export const bitmapBytes: number = chunkRows / 8

/** Where the columns of a chunk lie, in bytes from its beginning. */
export type Layout = {
  readonly columns: readonly Column[]
  readonly bytes: number
  /** The vector of a column: numbers, days or codes; a truth value has none. */
  readonly vector: (name: string) => number
  /** The bitmap of a column: where it is known, or true; and where it is false. */
  readonly bitmap: (name: string, sense: 'known' | 'true' | 'false') => number
  readonly column: (name: string) => Column
}

const vectorBytes: Readonly<Record<Column['storage'], number>> = {
  float64: chunkRows * 8,
  int32: chunkRows * 4,
  codes: chunkRows * 2,
  truth: 0,
}

const bitmapsOf: Readonly<Record<Column['storage'], number>> = { float64: 1, int32: 1, codes: 0, truth: 2 }

type Place = { readonly column: Column; readonly vector: number; readonly bitmap: number }

/** Lays the columns of a chunk one after another, each on a boundary of 64 bytes. */
export const layoutOf = (columns: readonly Column[]): Layout => {
  const places = new Map<string, Place>()
  let bytes = 0
  for (const column of columns) {
    const vector = bytes
    const bitmap = vector + vectorBytes[column.storage]
    places.set(column.name, { column, vector, bitmap })
    bytes = bitmap + bitmapsOf[column.storage] * bitmapBytes
  }
  const placeOf = (name: string): Place => {
    const place = places.get(name)
    if (!place) throw new Error(`no column ${name}`)
    return place
  }
  return Object.freeze({
    columns,
    bytes,
    vector: (name: string) => placeOf(name).vector,
    bitmap: (name: string, sense: 'known' | 'true' | 'false') =>
      placeOf(name).bitmap + (sense === 'false' ? bitmapBytes : 0),
    column: (name: string) => placeOf(name).column,
  })
}
