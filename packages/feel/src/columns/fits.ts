import type { Chunk } from './chunk.ts'
import type { Column } from './column.ts'

/** Whether every number of a chunk lies within the bounds of columns, so that a program proved for them may run over it. */
export const fitsColumns = (chunk: Chunk, columns: readonly Column[]): boolean =>
  columns.every((column) => {
    if (column.storage !== 'float64') return true
    const [numbers, min, max] = [chunk.numbers(column.name), Number(column.min), Number(column.max)]
    for (let row = 0; row < chunk.rows(); row += 1) {
      const number = numbers[row] ?? 0
      if (number !== 0 && (number < min || number > max)) return false
    }
    return true
  })
