import { type Column, type ColumnRule, compileColumns, openScriptEngine, type RuleResult } from '@ceyuan/feel'
import { mostFen, type ReadyClause } from '@ceyuan/policy'
import { type CivilDate, Result } from '@ceyuan/values'
import type { Population, SubjectTable } from './population.ts'
import type { ScenarioRule } from './rules.ts'

/** What a clause gives to a population on a day, before 就高不重复: how many, and which rows get how many fen. */
export type Outcome = {
  readonly ready: ReadyClause
  readonly applies: number
  readonly unknown: number
  /** It applies, but its amount cannot be told. */
  readonly unpriced: number
  readonly rows: Int32Array
  /** Unit: fen. Whole numbers below 2⁵³. */
  readonly fen: Float64Array
  /** Where it applies, and where that cannot be told, by chunk; bits count rows from the lowest. */
  readonly yesBits: readonly Uint32Array[]
  readonly unknownBits: readonly Uint32Array[]
}

/** What a run is busy with. */
export type Step = 'reading' | 'rules' | 'paying'

/** How a run lets others go on in between, says how far it is, and is stopped. */
export type Pace = { readonly pause: (step: Step, done: number, of: number) => Promise<void> }

type Gathered = {
  applies: number
  unknown: number
  unpriced: number
  readonly rows: number[]
  readonly fen: number[]
  readonly yesBits: Uint32Array[]
  readonly unknownBits: Uint32Array[]
}

const nothingGathered = (): Gathered => ({
  applies: 0,
  unknown: 0,
  unpriced: 0,
  rows: [],
  fen: [],
  yesBits: [],
  unknownBits: [],
})

const countOf = (bits: Uint32Array, words: number): number => {
  let count = 0
  for (let word = 0; word < words; word += 1) for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) count += 1
  return count
}

const mostExact = Number(mostFen)

const wholeFen = (amount: number | bigint, denominator: bigint): number | null => {
  const whole = typeof amount === 'bigint' ? amount : BigInt(amount)
  const fen = Number(whole / denominator)
  return whole % denominator === 0n && fen >= 0 && fen <= mostExact ? fen : null
}

const gatherInto = (
  gathered: Gathered,
  result: RuleResult,
  at: { readonly base: number; readonly words: number },
  denominator: bigint,
): void => {
  const { yes, unknown, paid, amounts } = result
  const holds = countOf(yes, at.words)
  let priced = 0
  for (let word = 0; word < at.words; word += 1) {
    for (let rest = paid[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const row = word * 32 + 31 - Math.clz32(rest & -rest)
      const fen = wholeFen(amounts?.[row] ?? 0, denominator)
      if (fen === null) continue
      priced += 1
      if (fen === 0) continue
      gathered.rows.push(at.base + row)
      gathered.fen.push(fen)
    }
  }
  gathered.applies += holds
  gathered.unpriced += holds - priced
  gathered.unknown += countOf(unknown, at.words)
  gathered.yesBits.push(yes.slice(0, at.words))
  gathered.unknownBits.push(unknown.slice(0, at.words))
}

const outcomeOf = (ready: ReadyClause, { rows, fen, ...gathered }: Gathered): Outcome => ({
  ...gathered,
  ready,
  rows: Int32Array.from(rows),
  fen: Float64Array.from(fen),
})

const allRows = (rows: number): Uint32Array => {
  const bits = new Uint32Array(Math.ceil(rows / 32)).fill(0xff_ff_ff_ff)
  if (rows % 32 > 0) bits[bits.length - 1] = 2 ** (rows % 32) - 1
  return bits
}

const unknownEverywhere = (ready: ReadyClause, table: SubjectTable): Outcome => ({
  ready,
  applies: 0,
  unknown: table.rows,
  unpriced: 0,
  rows: new Int32Array(0),
  fen: new Float64Array(0),
  yesBits: table.chunks.map((chunk) => new Uint32Array(Math.ceil(chunk.rows() / 32))),
  unknownBits: table.chunks.map((chunk) => allRows(chunk.rows())),
})

type Asked = { readonly table: SubjectTable; readonly rules: readonly ScenarioRule[]; readonly on: CivilDate }

const runTable = async ({ table, rules, on }: Asked, pace: Pace): Promise<Result<readonly Outcome[]>> => {
  const runnable = rules.flatMap(({ ready, rule }) => (rule ? [{ ready, rule }] : []))
  const columns: readonly Column[] = table.columns
  const compiled = compileColumns(
    runnable.map(({ rule }): ColumnRule => rule),
    columns,
    { now: `${on}T00:00:00Z` },
  )
  if (compiled.kind === 'failure') return compiled
  const engine = openScriptEngine(compiled.value, { rows: true })
  const denominators = engine.totals().map(({ denominator }) => denominator)
  const gathered = runnable.map(nothingGathered)
  let base = 0
  for (const chunk of table.chunks) {
    const [stop] = engine.run(chunk)
    if (stop) return Result.failure(stop.problem)
    const words = Math.ceil(chunk.rows() / 32)
    gathered.forEach((one, index) => gatherInto(one, engine.result(index), { base, words }, denominators[index] ?? 1n))
    base += chunk.rows()
    await pace.pause('rules', base, table.rows)
  }
  const found = new Map(runnable.map(({ ready }, index) => [ready, gathered[index]]))
  return Result.success(
    rules.map(({ ready }) => {
      const one = found.get(ready)
      return one ? outcomeOf(ready, one) : unknownEverywhere(ready, table)
    }),
  )
}

/** Runs rules over the population; names every part of a rule that cannot be compiled. */
export const evaluate = async (
  { tables }: Pick<Population, 'tables'>,
  rules: readonly ScenarioRule[],
  on: CivilDate,
  pace: Pace,
): Promise<Result<readonly Outcome[]>> => {
  const outcomes = new Map<ReadyClause, Outcome>()
  for (const table of [tables.applicant, tables.project, tables.product]) {
    const own = rules.filter(({ ready }) => ready.clause.subject === table.kind)
    if (own.length === 0) continue
    const run = await runTable({ table, rules: own, on }, pace)
    if (run.kind === 'failure') return run
    for (const outcome of run.value) outcomes.set(outcome.ready, outcome)
  }
  return Result.success(rules.flatMap(({ ready }) => outcomes.get(ready) ?? []))
}
