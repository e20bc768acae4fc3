import type { Chunk, ChunkMemory } from './chunk.ts'
import type { ColumnProgram } from './program.ts'
import type { RowStop } from './stop.ts'

/** What a rule gives of a chunk. Bits count rows from the lowest; they stay until the engine runs again. */
export type RuleResult = {
  /** Where the condition is true. */
  readonly yes: Uint32Array
  /** Where it is unknown. */
  readonly unknown: Uint32Array
  /** Where it is true and the amount known. */
  readonly paid: Uint32Array
  /** The amounts where `paid`, as whole numbers of `1/denominator`; null of a rule without amount. */
  readonly amounts: Float64Array | BigInt64Array | null
}

/** What a rule gives of all the rows that ran. */
export type RuleTotal = {
  readonly id: string
  readonly yes: number
  readonly unknown: number
  /** How many rows hold, without the amount being known. */
  readonly unpriced: number
  /** The sum of all amounts. Unit: `1/denominator` of a fen, or of one. */
  readonly sum: bigint
  readonly denominator: bigint
}

/** A program ready to run over chunks of its own memory. */
export type ColumnEngine = {
  readonly kind: 'script' | 'wasm'
  readonly program: ColumnProgram
  readonly memory: ChunkMemory
  /** Runs over a chunk and adds to the totals; where some rows cannot be calculated nothing is added, and they are told. */
  readonly run: (chunk: Chunk) => readonly RowStop[]
  /** What a rule gave of the last chunk; only where rows were asked for. */
  readonly result: (rule: number) => RuleResult
  readonly totals: () => readonly RuleTotal[]
}

/** How an engine runs. */
export type EngineOptions = {
  /** Whether what rules give of each row is kept for `result`; default no, only totals. */
  readonly rows?: boolean
}

/** Counts the bits of a word. */
export const countBits = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55)
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33)
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24
}
