import type { Answer, Asking } from './answer.ts'
import type { Chunk } from './chunk.ts'
import type { Mapping } from './compilation.ts'
import type { Distinct } from './distinct.ts'
import { cellsOf } from './row-value.ts'
import { budgetOfChunk } from './stop.ts'

/** The most answers that are kept of combinations; a text column never has more codes than 65,536. */
const mostKept = 1 << 16

/** Gives what answers a row of a chunk; an answer is kept as long as its values mean the same. */
export type Remembering = (chunk: Chunk) => (row: number) => Answer

type Sets = readonly (Distinct | undefined)[]

// Codes mean something within one set of distinct values alone.
const setsOf = ({ columns }: Mapping, chunk: Chunk): Sets =>
  columns.map(({ name, storage }) => (storage === 'codes' ? chunk.distinct(name) : undefined))

const isSame = (left: Sets, right: Sets): boolean => left.every((set, index) => set === right[index])

// Codes of texts count from zero without gaps, so that a list finds them fastest.
const rememberCodes = (mapping: Mapping, asking: Asking): Remembering => {
  let [sets, answers]: [Sets | null, (Answer | undefined)[]] = [null, []]
  return (chunk) => {
    const now = setsOf(mapping, chunk)
    if (!sets || !isSame(now, sets)) answers = []
    sets = now
    asking.begin()
    const [cells] = mapping.columns.map((column) => cellsOf(chunk, column))
    return (row) => {
      const code = cells?.code(row) ?? 0
      const known = answers[code]
      if (known !== undefined) return known
      const answer = asking.ask([cells?.value(code) ?? null])
      while (answers.length < code) answers.push(undefined)
      if (answer !== budgetOfChunk) answers[code] = answer
      return answer
    }
  }
}

const rememberRows = (mapping: Mapping, asking: Asking): Remembering => {
  let sets: Sets | null = null
  const answers = new Map<string, Answer>()
  return (chunk) => {
    const now = setsOf(mapping, chunk)
    if (!sets || !isSame(now, sets) || answers.size === mostKept) answers.clear()
    sets = now
    asking.begin()
    const cells = mapping.columns.map((column) => cellsOf(chunk, column))
    return (row) => {
      const codes = cells.map(({ code }) => code(row))
      const key = codes.join(' ')
      const known = answers.get(key)
      if (known !== undefined) return known
      const answer = asking.ask(cells.map(({ value }, index) => value(codes[index] ?? null)))
      if (answers.size < mostKept && answer !== budgetOfChunk) answers.set(key, answer)
      return answer
    }
  }
}

/** Keeps the answers of a mapping by the codes of its columns. */
export const createRemembering = (mapping: Mapping, asking: Asking): Remembering => {
  const [column, next] = mapping.columns
  return column?.storage === 'codes' && !next ? rememberCodes(mapping, asking) : rememberRows(mapping, asking)
}
