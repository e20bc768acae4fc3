import type { Chunk, Column } from '@ceyuan/feel'

const prime = 0x01_00_01_93

const mixInto = (marks: Uint32Array, values: ArrayLike<number>, rows: number): void => {
  for (let row = 0; row < rows; row += 1) marks[row] = Math.imul((marks[row] ?? 0) ^ (values[row] ?? 0), prime)
}

const upper = 2 ** 32

const numbersInto = (marks: Uint32Array, numbers: Float64Array, rows: number): void => {
  for (let row = 0; row < rows; row += 1) {
    const number = numbers[row] ?? 0
    marks[row] = Math.imul(Math.imul((marks[row] ?? 0) ^ number, prime) ^ Math.floor(number / upper), prime)
  }
}

const bitsInto = (marks: Uint32Array, bits: Uint32Array, rows: number): void => {
  for (let row = 0; row < rows; row += 1) {
    marks[row] = Math.imul((marks[row] ?? 0) ^ (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1), prime)
  }
}

const columnInto = (marks: Uint32Array, chunk: Chunk, { name, storage }: Column): void => {
  const rows = chunk.rows()
  if (storage === 'codes') return mixInto(marks, chunk.codes(name), rows)
  if (storage === 'truth') bitsInto(marks, chunk.bits(name, 'false'), rows)
  if (storage === 'int32') mixInto(marks, chunk.days(name), rows)
  if (storage === 'float64') numbersInto(marks, chunk.numbers(name), rows)
  bitsInto(marks, chunk.bits(name, storage === 'truth' ? 'true' : 'known'), rows)
}

/** Gives a mark for what each row of a chunk says of the facts: rows that say the same have the same mark. */
export const factMarks = (chunk: Chunk): Uint32Array => {
  const marks = new Uint32Array(chunk.rows()).fill(0x81_1c_9d_c5)
  for (const column of chunk.layout.columns) columnInto(marks, chunk, column)
  return marks
}
