import {
  check,
  type Column,
  type ColumnEngine,
  type ColumnProgram,
  type ColumnRule,
  columnsOf,
  compileColumns,
  createChunk,
  FactType,
  parse,
  putValueInto,
  layoutOf,
  type Typed,
} from '@ceyuan/feel'
import { dictionary, factsOf, type Row } from './feel-expressions.ts'

/** The columns of the facts, with the bounds that the random rows keep. */
export const boundedColumns = columnsOf(dictionary, {
  人数: { decimals: 2, min: -10_000n, max: 10_000n },
  比率: { decimals: 2, min: -10_000n, max: 10_000n },
  收入: { min: -900_000_000n, max: 900_000_000n },
  利润: { min: -900_000_000n, max: 900_000_000n },
})

const always = ((): Typed => {
  const parsed = parse('true')
  const typed = parsed.kind === 'success' ? check(parsed.value, dictionary) : parsed
  if (typed.kind === 'failure') throw new Error('true')
  return typed.value
})()

/** Gives an expression as rule: a truth value as condition, a number as amount of everyone. */
export const ruleOf = (id: string, typed: Typed): ColumnRule =>
  typed.type.kind === FactType.boolean.kind
    ? { id, condition: typed, amount: null }
    : { id, condition: always, amount: typed }

/** The same columns where nothing is known of their bounds: numbers are then counted in 64 bits. */
export const boundlessColumns = columnsOf(dictionary, { 人数: { decimals: 2 }, 比率: { decimals: 2 } })

/** Compiles the rules that columns can compile, and gives why they refuse the others. */
export const programOf = (
  rules: readonly ColumnRule[],
  columns: readonly Column[] = boundedColumns,
): { readonly program: ColumnProgram; readonly refused: readonly string[] } => {
  const compiled = rules.map((rule) => ({ rule, program: compileColumns([rule], columns) }))
  const kept = compiled.flatMap(({ rule, program }) => (program.kind === 'success' ? [rule] : []))
  const program = compileColumns(kept, columns)
  if (program.kind === 'failure') throw new Error(JSON.stringify(program.problems))
  const refused = compiled.flatMap(({ rule, program: one }) =>
    one.kind === 'failure'
      ? [`${(rule.amount ?? rule.condition).type.kind}: ${String(one.problems[0].values['found'])}`]
      : [],
  )
  return { program: program.value, refused }
}

const bit = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

/** Runs an engine over rows, and gives the numbers of those that it cannot calculate; where there are some, it calculates none. */
export const runChunk = (engine: ColumnEngine, rows: readonly Row[]): readonly number[] => {
  const chunk = createChunk(layoutOf(engine.program.columns), engine.memory)
  rows.forEach((cells, row) => {
    const facts = factsOf(cells)
    for (const column of engine.program.columns) {
      const misfit = putValueInto(chunk, row, column, facts[column.name] ?? null)
      if (misfit) throw new Error(`${column.name}: ${misfit}`)
    }
  })
  chunk.fill(rows.length)
  return engine.run(chunk).map(({ row }) => row)
}

/** What stands for a row that an engine cannot calculate. */
export const leftOut = 'left out'

/** Runs an engine over rows, and gives for each rule and row what it found: true, false, null, or a whole number with its denominator. */
export const runRows = (engine: ColumnEngine, rows: readonly Row[]): readonly (readonly string[])[] => {
  const stopped = new Set(runChunk(engine, rows))
  const kept = rows.flatMap((_, row) => (stopped.has(row) ? [] : [row]))
  if (
    stopped.size > 0 &&
    runChunk(
      engine,
      rows.filter((_, row) => !stopped.has(row)),
    ).length > 0
  ) {
    throw new Error('rows were left out twice')
  }
  const places = new Map(kept.map((row, place) => [row, place]))
  return engine.program.rules.map(({ amount }, index) => {
    const { yes, unknown, paid, amounts } = engine.result(index)
    return rows.map((_, row) => {
      const place = places.get(row)
      if (place === undefined) return leftOut
      if (!amount) return bit(unknown, place) ? 'null' : String(bit(yes, place))
      return bit(paid, place) ? `${String(amounts?.[place])}/${String(amount.whole.denominator)}` : 'null'
    })
  })
}
