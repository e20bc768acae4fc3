import type { Chunk } from './chunk.ts'
import { setBitInto } from './chunk.ts'
import { type Answer, createAsking } from './answer.ts'
import type { Mapping } from './compilation.ts'
import type { ColumnClock } from './compile.ts'
import type { Distinct } from './distinct.ts'
import { createRemembering } from './remember.ts'
import type { RowStop } from './stop.ts'

/** Where what a mapping makes of a chunk is written: truth as two bitmaps, a whole number as vector with a bitmap of what is known. */
export type MappingTarget = {
  readonly vector: () => Float64Array
  readonly bits: (sense: 'known' | 'true' | 'false') => Uint32Array
}

/** Fills what a mapping makes of a chunk into its target, and gives the rows for which nothing was found. */
export type Preparation = (chunk: Chunk, target: MappingTarget) => readonly RowStop[]

/** The most distinct values whose answers are kept as a table of bytes. */
export const tableSize = 256

/** Gives what writes the answers of a mapping of one text column as bytes by code: two tables, of true and of false; it tells how many codes there are, and more than a table holds where there are too many or one has no answer. */
export const prepareTable = (
  mapping: Mapping,
  clock: ColumnClock,
): ((chunk: Chunk, yes: Uint8Array, no: Uint8Array) => number) | null => {
  const [column, second] = mapping.columns
  if (mapping.result !== 'truth' || !column || second || column.storage !== 'codes') return null
  const asking = createAsking(mapping, clock)
  let [set, done]: [Distinct | null, number] = [null, 0]
  return (chunk, yes, no) => {
    const distinct = chunk.distinct(column.name)
    const count = distinct.values.length
    if (count > tableSize) return count
    if (distinct !== set) done = 0
    asking.begin()
    for (let code = done; code < count; code += 1) {
      const answer = asking.ask([distinct.values[code] ?? null])
      if (typeof answer === 'object' && answer !== null) return tableSize + 1
      yes[code] = answer === true ? 255 : 0
      no[code] = answer === false ? 255 : 0
    }
    ;[set, done] = [distinct, count]
    return count
  }
}

type Write = (row: number, answer: Exclude<Answer, object> | null) => void

const writeInto = ({ result }: Mapping, { vector, bits }: MappingTarget): Write => {
  if (result === 'truth') {
    const [yes, no] = [bits('true').fill(0), bits('false').fill(0)]
    return (row, answer) => {
      if (answer === true) setBitInto(yes, row)
      else if (answer === false) setBitInto(no, row)
    }
  }
  const [numbers, known] = [vector(), bits('known').fill(0)]
  return (row, answer) => {
    numbers[row] = typeof answer === 'number' ? answer : 0
    if (typeof answer === 'number') setBitInto(known, row)
  }
}

/** Gives what fills a mapping's target for a rule: `interpret` is asked once for each combination of values that it has not just seen. */
export const prepareMapping = (mapping: Mapping, rule: string, clock: ColumnClock): Preparation => {
  const remembering = createRemembering(mapping, createAsking(mapping, clock))
  return (chunk, target) => {
    const answer = remembering(chunk)
    const write = writeInto(mapping, target)
    const stops: RowStop[] = []
    for (let row = 0; row < chunk.rows(); row += 1) {
      const found = answer(row)
      if (typeof found === 'object' && found !== null) stops.push({ row, problem: found.stop, rule })
      else write(row, found)
    }
    return stops
  }
}
