import type { Expression } from '../syntax/expression.ts'
import type { FeelValue } from '../value/value.ts'

/** One step of an evaluation: which part of the text, how deep it stands, and what it gave. */
export type TraceEntry = {
  readonly start: number
  readonly end: number
  readonly kind: Expression['kind']
  readonly depth: number
  readonly value: FeelValue
}

/** Gathers the steps of an evaluation; parts come before the whole they belong to. */
export type Tracer = {
  readonly around: (node: Expression, run: () => FeelValue) => FeelValue
  readonly entries: readonly TraceEntry[]
}

/** The most steps a trace holds; later ones are left out. */
const mostTraceEntries = 10_000

/** Makes a tracer that gathers every step. */
export const createTracer = (): Tracer => {
  const entries: TraceEntry[] = []
  let depth = 0
  return {
    entries,
    around: (node, run) => {
      depth += 1
      const value = run()
      depth -= 1
      if (entries.length < mostTraceEntries) {
        entries.push({ start: node.start, end: node.end, kind: node.kind, depth, value })
      }
      return value
    },
  }
}

/** A tracer that gathers nothing. */
export const silentTracer: Tracer = { around: (_, run) => run(), entries: [] }
