import { fromDays } from '../temporal/civil.ts'
import { money } from '../value/kind.ts'
import { whole } from '../value/number.ts'
import type { FeelValue } from '../value/value.ts'
import type { Chunk } from './chunk.ts'
import type { Column } from './column.ts'

/** A column of a chunk row by row: what tells its values apart, which is null where the value is not known, and the value itself. */
export type Cells = {
  readonly code: (row: number) => number | null
  readonly value: (code: number | null) => FeelValue
}

const hasBit = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

const truthCells = (chunk: Chunk, name: string): Cells => {
  const [yes, no] = [chunk.bits(name, 'true'), chunk.bits(name, 'false')]
  return {
    code: (row) => (hasBit(yes, row) ? 1 : hasBit(no, row) ? 0 : null),
    value: (code) => (code === null ? null : code === 1),
  }
}

const numberCells = (chunk: Chunk, { name, decimals, type }: Column): Cells => {
  const [numbers, known, one] = [chunk.numbers(name), chunk.bits(name, 'known'), 10 ** decimals]
  return {
    code: (row) => (hasBit(known, row) ? (numbers[row] ?? 0) : null),
    value: (code) => {
      if (code === null) return null
      const number = whole(code).div(one)
      return type.kind === 'money' ? money(number) : number
    },
  }
}

const dayCells = (chunk: Chunk, name: string): Cells => {
  const [days, known] = [chunk.days(name), chunk.bits(name, 'known')]
  return {
    code: (row) => (hasBit(known, row) ? (days[row] ?? 0) : null),
    value: (code) => (code === null ? null : fromDays(code)),
  }
}

/** Reads a column of a chunk row by row. */
export const cellsOf = (chunk: Chunk, column: Column): Cells => {
  switch (column.storage) {
    case 'truth':
      return truthCells(chunk, column.name)
    case 'float64':
      return numberCells(chunk, column)
    case 'int32':
      return dayCells(chunk, column.name)
    case 'codes': {
      const [codes, { values }] = [chunk.codes(column.name), chunk.distinct(column.name)]
      return { code: (row) => codes[row] ?? 0, value: (code) => values[code ?? 0] ?? null }
    }
  }
}
