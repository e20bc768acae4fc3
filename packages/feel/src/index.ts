export { type Dictionary, FactType } from './check/fact-type.ts'
export { annotate, type CheckOptions, type Parsed, type Typed } from './check/check.ts'
export { describeType } from './check/describe.ts'
export { check, evaluate, interpret, parse, toSql } from './feel.ts'
export { readCases } from './conformance/read-cases.ts'
export { type CaseOutcome, type FeelCase, runCase } from './conformance/case.ts'
export { fromTypedValue, type TypedValue } from './conformance/typed-value.ts'
export { feelProblems } from './problems.ts'
export type { Facts, Interpretation, InterpretOptions } from './interpret/interpret.ts'
export type { TraceEntry } from './interpret/trace.ts'
export type { SqlOptions, SqlText } from './sql/to-sql.ts'
export { type Budget, defaultBudget } from './syntax/budget.ts'
export type { Expression } from './syntax/expression.ts'
export type { ParseOptions } from './syntax/parse.ts'
export { childrenOfExpression } from './syntax/walk.ts'
export { parseNumber } from './value/number.ts'
export { parseDate, parseDateTime, parseDuration, parseTime } from './temporal/parse.ts'
export { context, kindOf, list, money, range } from './value/kind.ts'
export { toText } from './value/to-text.ts'
export type { FeelValue, Money, ValueKind } from './value/value.ts'
export { feelSqlPrelude } from './sql/prelude.ts'
export { type Column, type ColumnHint, columnsOf } from './columns/column.ts'
export {
  type Chunk,
  type ChunkMemory,
  createChunk,
  plainMemory,
  type Misfit,
  putValueInto,
  setBitInto,
} from './columns/chunk.ts'
export type { ColumnClock } from './columns/compile.ts'
export type { ColumnEngine, EngineOptions, RuleResult, RuleTotal } from './columns/engine.ts'
export { chunkRows, type Layout, layoutOf } from './columns/layout.ts'
export { askedByRow, type ColumnProgram, type ColumnRule, columnsRead, compileColumns } from './columns/program.ts'
export type { RowStop } from './columns/stop.ts'
export { openScriptEngine } from './columns/script-engine.ts'
export { openWasmEngine, type WasmHost, wasmMemory } from './columns/wasm/engine.ts'
export { replaceNames } from './syntax/replace.ts'
export type { DialectOptions } from './sql/dialect/to-dialect-sql.ts'
export { programSql, type RuleSql } from './sql/dialect/program-sql.ts'
export { type Dialect, dialects } from './sql/dialect/dialect.ts'
export { fitsColumns } from './columns/fits.ts'
