import {
  type Chunk,
  type ColumnEngine,
  type ColumnProgram,
  createChunk,
  fitsColumns,
  layoutOf,
  openScriptEngine,
  openWasmEngine,
  plainMemory,
  type RowStop,
  type RuleTotal,
  type WasmHost,
  wasmMemory,
} from '@ceyuan/feel'
import { type CivilDate, Result } from '@ceyuan/values'
import type { PolicySet } from '../set/policy-set.ts'
import { populationProgram } from './population-program.ts'
import type { GivenFacts, PopulationRule } from './rule.ts'

/** Evaluates the clauses in force over a population, chunk by chunk. */
export type PopulationEvaluator = {
  readonly rules: readonly PopulationRule[]
  readonly program: ColumnProgram
  /** The one chunk that is filled, evaluated and emptied again. */
  readonly chunk: Chunk
  /** Evaluates the chunk, and gives the engine that tells what was found; where rows cannot be calculated it is to be filled again without them. */
  readonly run: () => { readonly engine: ColumnEngine; readonly stops: readonly RowStop[] }
  readonly totals: () => readonly RuleTotal[]
}

const added = (all: readonly (readonly RuleTotal[])[]): readonly RuleTotal[] => {
  const [first = [], ...rest] = all
  return first.map((total, index) =>
    rest.reduce((sum, totals) => {
      const more = totals[index]
      if (!more) return sum
      const { yes, unknown, unpriced } = more
      const counts = { yes: sum.yes + yes, unknown: sum.unknown + unknown, unpriced: sum.unpriced + unpriced }
      return { ...sum, ...counts, sum: sum.sum + more.sum }
    }, total),
  )
}

/**
 * Opens the clauses in force on a day for a population: as WebAssembly where a host is given, else as JavaScript.
 * Chunks whose numbers all have the usual size run in binary floating point proved exact, others in 64-bit whole numbers.
 */
export const openEvaluator = (
  set: PolicySet,
  on: CivilDate,
  given: GivenFacts,
  host: WasmHost | null,
): Result<PopulationEvaluator> => {
  const compiled = Result.all([populationProgram(set, on, 'any', given), populationProgram(set, on, 'usual', given)])
  if (compiled.kind === 'failure') return compiled
  const [general, usual] = compiled.value
  if (!general || !usual) throw new Error('two widths give two programs')
  const layout = layoutOf(general.program.columns)
  const memory = host ? wasmMemory(host) : plainMemory()
  const open = (program: ColumnProgram): ColumnEngine =>
    host
      ? openWasmEngine(program, layout, { ...host, chunks: memory }, { rows: true })
      : openScriptEngine(program, { rows: true })
  const fast = open(usual.program)
  let wide: ColumnEngine | null = null
  const chunk = createChunk(layout, memory)
  return Result.success({
    rules: general.rules,
    program: general.program,
    chunk,
    run: () => {
      const engine = fitsColumns(chunk, usual.program.columns) ? fast : (wide ??= open(general.program))
      return { engine, stops: engine.run(chunk) }
    },
    totals: () => added([fast.totals(), ...(wide ? [wide.totals()] : [])]),
  })
}
