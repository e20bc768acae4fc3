import type { Decimal } from 'decimal.js'
import { evaluateExpression, type Facts } from '../interpret/interpret.ts'
import { defaultBudget } from '../syntax/budget.ts'
import { toDays } from '../temporal/civil.ts'
import { isNumber } from '../value/kind.ts'
import type { FeelValue } from '../value/value.ts'
import { greatestWhole } from './column.ts'
import type { Mapping } from './compilation.ts'
import type { ColumnClock } from './compile.ts'
import { beyondColumn, budgetOfChunk, type Stop, stepsOfChunk } from './stop.ts'

/** What a mapping makes of one combination of values: truth or null, a whole number, or why there is none. */
export type Answer = boolean | number | null | Stop

/** Asks `interpret` for what a mapping makes of values. */
export type Asking = {
  /** Begins a chunk, with its budget. */
  readonly begin: () => void
  readonly ask: (values: readonly FeelValue[]) => Answer
}

const numberOf = (value: FeelValue): Decimal | null => {
  if (value === null || typeof value !== 'object') return null
  if (isNumber(value)) return value
  return value.kind === 'money' ? value.fen : null
}

const wholeOf = (value: FeelValue, denominator: bigint): Answer => {
  if (value !== null && typeof value === 'object' && 'kind' in value) {
    if (value.kind === 'date') return toDays(value)
    if (value.kind === 'years and months duration') return value.months
  }
  const number = numberOf(value)
  if (!number) return null
  const whole = denominator === 1n ? number : number.mul(denominator.toString())
  const isHeld = whole.isInteger() && whole.abs().lessThanOrEqualTo(greatestWhole.toString())
  return isHeld ? whole.toNumber() + 0 : beyondColumn(number.toString())
}

/** Gives what asks `interpret` for a mapping. */
export const createAsking = ({ expression, columns, result, denominator }: Mapping, clock: ColumnClock): Asking => {
  let left = stepsOfChunk
  return {
    begin: () => {
      left = stepsOfChunk
    },
    ask: (values) => {
      if (left <= 0) return budgetOfChunk
      const facts: Facts = Object.fromEntries(columns.map(({ name }, index) => [name, values[index] ?? null]))
      const found = evaluateExpression(expression, facts, { ...clock, trace: false })
      left -= found.kind === 'failure' ? defaultBudget.steps : found.value.steps
      if (found.kind === 'failure') return Object.freeze({ stop: found.problems[0] })
      const { value } = found.value
      if (result === 'truth') return typeof value === 'boolean' ? value : null
      return wholeOf(value, denominator)
    },
  }
}
