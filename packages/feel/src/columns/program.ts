import { type Problem, Result } from '@ceyuan/values'
import type { Typed } from '../check/check.ts'
import { problemAt } from '../problem-at.ts'
import { createBuilder } from './builder.ts'
import type { Column } from './column.ts'
import { isByDistinct, type Mapping, truthOf, unknownColumnar } from './compilation.ts'
import { type ColumnClock, compileColumnar, type Sharing } from './compile.ts'
import { type Bits, isNarrow, type Whole } from './node.ts'
import { type Compare, reachOf } from './reach.ts'
import { regrouping } from './regroup.ts'

/** One rule for a population: where its condition holds, and how much it then gives; without amount it only selects. */
export type ColumnRule = { readonly id: string; readonly condition: Typed; readonly amount: Typed | null }

/** A rule compiled: bits where it holds and where it does not, and the whole number it gives with the bits where that is known. */
export type CompiledRule = {
  readonly id: string
  readonly yes: Bits
  readonly no: Bits
  readonly amount: { readonly whole: Whole; readonly known: Bits } | null
}

/** Rules compiled together over the same columns, so that what they share is evaluated once. */
export type ColumnProgram = {
  readonly columns: readonly Column[]
  /** The rules as they were written. */
  readonly rules: readonly CompiledRule[]
  /** The same rules with what they have in common grouped together, to run. */
  readonly grouped: readonly CompiledRule[]
  readonly mappings: readonly Mapping[]
  /** The mappings that the rules rest on, by number, each with the first of these rules. */
  readonly used: ReadonlyMap<number, string>
  /** The distinct comparisons of all rules. */
  readonly compares: readonly Compare[]
  readonly clock: ColumnClock
}

/** The reach of everything that is asked for in a program, parts before wholes. */
export const rootsOf = (rules: readonly CompiledRule[]): readonly (Bits | Whole)[] =>
  rules.flatMap(({ yes, no, amount }) => [yes, no, ...(amount ? [amount.whole, amount.known] : [])])

const mappingsOf = (rule: CompiledRule): readonly number[] => {
  const { bits, wholes } = reachOf(rootsOf([rule]))
  return [...bits, ...wholes].flatMap((node) =>
    node.kind === 'source' && node.source.kind === 'mapping' ? [node.source.mapping] : [],
  )
}

// Parts of what was then asked as a whole leave mappings that nothing rests on.
const usedMappings = (rules: readonly CompiledRule[]): ReadonlyMap<number, string> => {
  const used = new Map<number, string>()
  for (const rule of rules) {
    for (const mapping of mappingsOf(rule)) if (!used.has(mapping)) used.set(mapping, rule.id)
  }
  return used
}

/** Gives how many parts of a program `interpret` evaluates row by row, which takes a thousand times as long. */
export const askedByRow = ({ mappings, used }: Pick<ColumnProgram, 'mappings' | 'used'>): number =>
  mappings.filter((mapping, index) => used.has(index) && !isByDistinct(mapping)).length

/** Gives the names of the columns that a program reads. */
export const columnsRead = ({ rules, mappings }: Pick<ColumnProgram, 'rules' | 'mappings'>): ReadonlySet<string> => {
  const { bits, wholes } = reachOf(rootsOf(rules))
  const sources = [...bits, ...wholes].flatMap((node) => (node.kind === 'source' ? [node.source] : []))
  const direct = sources.flatMap((source) => (source.kind === 'column' ? [source.name] : []))
  const used = sources.flatMap((source) => (source.kind === 'mapping' ? [mappings[source.mapping]] : []))
  return new Set([...direct, ...used.flatMap((mapping) => mapping?.columns.map(({ name }) => name) ?? [])])
}

const inRule = (id: string, problem: Problem): Problem => ({
  ...problem,
  at: { ...problem.at, source: id },
  values: { ...problem.values, rule: id },
})

const problemsOf = (parts: readonly (Result<unknown> | null)[], id: string): readonly Problem[] =>
  parts.flatMap((part) => (part?.kind === 'failure' ? part.problems.map((problem) => inRule(id, problem)) : []))

const compileRule = ({ id, condition, amount }: ColumnRule, sharing: Sharing): Result<CompiledRule> => {
  const [test, sum] = [compileColumnar(condition, sharing), amount && compileColumnar(amount, sharing)]
  const [first, ...rest] = problemsOf([test, sum], id)
  if (first) return Result.failure(first, ...rest)
  const { builder } = sharing
  const { yes, no } = truthOf(test.kind === 'success' ? test.value : unknownColumnar, builder)
  const value = sum?.kind === 'success' ? sum.value : unknownColumnar
  if (!amount) return Result.success({ id, yes, no, amount })
  if (value.kind === 'amount') return Result.success({ id, yes, no, amount: value })
  if (value.kind === 'null') {
    return Result.success({ id, yes, no, amount: { whole: builder.constant(0n), known: builder.zeros } })
  }
  const values = { found: value.kind === 'ratio' ? 'a quotient that nothing rounds' : value.kind, rule: id }
  return Result.failure(problemAt('feel.not-compilable', amount.text, amount.expression.start, values))
}

const conditionsOf = (rules: readonly CompiledRule[]): readonly Bits[] =>
  rules.flatMap(({ yes, no, amount }) => [yes, no, ...(amount ? [amount.known] : [])])

const groupedRule = ({ id, yes, no, amount }: CompiledRule, regrouped: (node: Bits) => Bits): CompiledRule => ({
  id,
  yes: regrouped(yes),
  no: regrouped(no),
  amount: amount && { whole: amount.whole, known: regrouped(amount.known) },
})

/** Compiles rules for columns; names every part that cannot be compiled, with its rule. */
export const compileColumns = (
  rules: readonly ColumnRule[],
  columns: readonly Column[],
  clock: ColumnClock = {},
): Result<ColumnProgram> => {
  const builder = createBuilder()
  const mappings = new Map<string, { readonly index: number; readonly mapping: Mapping }>()
  const sharing = {
    builder,
    clock,
    columns: new Map(columns.map((column) => [column.name, column])),
    mapping: (mapping: Mapping): number => {
      const key = JSON.stringify([mapping.result, mapping.denominator, mapping.expression], withoutPlace)
      const known = mappings.get(key) ?? { index: mappings.size, mapping }
      mappings.set(key, known)
      return known.index
    },
  }
  const compiled = rules.map((rule) => compileRule(rule, sharing))
  const all = Result.all(compiled)
  if (all.kind === 'failure') return all
  const { bits } = reachOf(rootsOf(all.value))
  const compares = bits.filter((node): node is Compare => node.kind === 'compare')
  const regrouped = regrouping(builder, conditionsOf(all.value))
  const grouped = all.value.map((rule) => groupedRule(rule, regrouped))
  const kept = [...mappings.values()].map(({ mapping }) => mapping)
  const used = usedMappings([...all.value, ...grouped])
  return Result.success({ columns, rules: all.value, grouped, mappings: kept, used, compares, clock })
}

const withoutPlace = (key: string, value: unknown): unknown =>
  key === 'start' || key === 'end' ? undefined : typeof value === 'bigint' ? String(value) : value

/** Whether every number of a rule is counted exactly in binary floating point; else in 64-bit whole numbers. */
export const isNarrowRule = ({ amount }: CompiledRule): boolean => amount === null || isNarrow(amount.whole)
