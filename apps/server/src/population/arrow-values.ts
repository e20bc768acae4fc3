import { type Data, DataType, type Vector } from 'apache-arrow'
import type { Values } from './batch.ts'

const hasBit = (bits: Uint8Array, at: number): boolean => (((bits[at >>> 3] ?? 0) >>> (at & 7)) & 1) === 1

// Whether a row is known; a column without nulls has no bitmap.
const knownOf = ({ nullBitmap, offset, nullCount }: Data): ((row: number) => boolean) => {
  const bits = nullCount > 0 && nullBitmap && nullBitmap.length > 0 ? nullBitmap : null
  return bits ? (row) => hasBit(bits, offset + row) : () => true
}

const boolValues = (data: Data): Values | null => {
  const [bits, known]: [unknown, (row: number) => boolean] = [data.values, knownOf(data)]
  if (!(bits instanceof Uint8Array)) return null
  return (row) => (known(row) ? hasBit(bits, data.offset + row) : null)
}

const upper = 2 ** 32

// Whole numbers of 64 bits as binary floating point where that is exact; others as they are.
const wideValues = (data: Data): Values | null => {
  const [wide, known]: [unknown, (row: number) => boolean] = [data.values, knownOf(data)]
  if (!(wide instanceof BigInt64Array)) return null
  const halves = new Int32Array(wide.buffer, wide.byteOffset, wide.length * 2)
  return (row) => {
    if (!known(row)) return null
    const number = (halves[row * 2 + 1] ?? 0) * upper + ((halves[row * 2] ?? 0) >>> 0)
    return Number.isSafeInteger(number) ? number : wide[row]
  }
}

const decoder = new TextDecoder('utf-8')

const longestAscii = 24

// Short texts of plain signs, such as dates, numbers and codes, without a decoder.
const textOf = (bytes: Uint8Array, from: number, to: number): string => {
  if (to - from > longestAscii) return decoder.decode(bytes.subarray(from, to))
  let text = ''
  for (let at = from; at < to; at += 1) {
    const sign = bytes[at] ?? 0
    if (sign > 127) return decoder.decode(bytes.subarray(from, to))
    text += String.fromCharCode(sign)
  }
  return text
}

/** The places for texts that were just read; a text read again is the same one. */
const places = 1 << 13

const sameBytes = (bytes: Uint8Array, first: number, next: number, length: number): boolean => {
  for (let at = 0; at < length; at += 1) if (bytes[first + at] !== bytes[next + at]) return false
  return true
}

const textValues = (data: Data): Values | null => {
  const [bytes, offsets, known]: [unknown, unknown, (row: number) => boolean] = [
    data.values,
    data.valueOffsets,
    knownOf(data),
  ]
  if (!(bytes instanceof Uint8Array) || !(offsets instanceof Int32Array)) return null
  // Where the bytes of the text at a place begin, counted from 1, and how many they are.
  const [begins, lengths] = [new Int32Array(places), new Int32Array(places)]
  const texts: string[] = Array.from({ length: places }, () => '')
  return (row) => {
    if (!known(row)) return null
    const [from, to] = [offsets[row] ?? 0, offsets[row + 1] ?? 0]
    let hash = to - from
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01_00_01_93)
    const place = (hash ^ (hash >>> 15)) & (places - 1)
    const before = begins[place] ?? 0
    if (before > 0 && lengths[place] === to - from && sameBytes(bytes, before - 1, from, to - from)) {
      return texts[place]
    }
    const text = textOf(bytes, from, to)
    begins[place] = from + 1
    lengths[place] = to - from
    texts[place] = text
    return text
  }
}

const plainValues = (data: Data): Values | null => {
  if (DataType.isBool(data.type)) return boolValues(data)
  if (DataType.isInt(data.type)) return wideValues(data)
  return DataType.isUtf8(data.type) ? textValues(data) : null
}

/** Gives the values of a column of Arrow by row: of the usual types straight from their buffers. */
export const arrowValues = (vector: Vector | null): Values => {
  if (!vector) return () => null
  const [data, next] = vector.data
  const plain = data && !next ? plainValues(data) : null
  return (
    plain ??
    ((row) => {
      const value: unknown = vector.get(row)
      return value
    })
  )
}
