import { Result } from '@ceyuan/values'
import { problemAt } from '../problem-at.ts'
import { type Budget, defaultBudget } from '../syntax/budget.ts'
import type { Expression } from '../syntax/expression.ts'
import { normaliseName } from '../syntax/name.ts'
import type { FeelValue, Scope } from '../value/value.ts'
import { callFunction } from './call.ts'
import { evaluateNode, type Interpreter, scopeWith, testedName } from './evaluate.ts'
import { BudgetExceeded, createMeter, type Machine } from './machine.ts'
import { createTracer, silentTracer, type TraceEntry } from './trace.ts'

/** The facts an expression speaks of, by name. */
export type Facts = Readonly<Record<string, FeelValue>>

/** How an expression runs. */
export type InterpretOptions = {
  readonly budget?: Partial<Budget>
  /** The instant now as ISO 8601, for `now()` and `today()`; without it they are null. */
  readonly now?: string
  /** The zone in which `now()` and `today()` are told; without it that of the instant. */
  readonly timeZone?: string
  /** Whether every step is kept; default yes. */
  readonly trace?: boolean
  /** The value in question of unary tests, written `?`. */
  readonly tested?: FeelValue
}

/** The value of an expression, with the steps that led to it. */
export type Interpretation = {
  readonly value: FeelValue
  readonly trace: readonly TraceEntry[]
  /** What it took of the budget. */
  readonly steps: number
}

const createInterpreter = (options: InterpretOptions): Interpreter & { readonly spent: () => number } => {
  const meter = createMeter({ ...defaultBudget, ...options.budget })
  const tracer = options.trace === false ? silentTracer : createTracer()
  const interpreter: Interpreter = {
    tracer,
    machine: {
      ...meter,
      now: options.now ?? null,
      timeZone: options.timeZone ?? null,
      call: (called, values) => callFunction(called, { kind: 'positional', values }, interpreter),
    } satisfies Machine,
    evaluate: (node, scope) => {
      meter.spend(1)
      return meter.deeper(() => tracer.around(node, () => evaluateNode(node, scope, interpreter)))
    },
  }
  return { ...interpreter, spent: meter.spent }
}

const scopeOf = (facts: Facts, tested: FeelValue | undefined): Scope => {
  const scope = scopeWith(
    Object.entries(facts).map(([name, value]) => [normaliseName(name), value] as const),
    null,
  )
  return tested === undefined ? scope : scopeWith([[testedName, tested]], scope)
}

/** Gives the value of an expression over facts, or that its budget is used up. */
export const evaluateExpression = (
  expression: Expression,
  facts: Facts,
  options: InterpretOptions = {},
): Result<Interpretation> => {
  const interpreter = createInterpreter(options)
  try {
    const value = interpreter.evaluate(expression, scopeOf(facts, options.tested))
    return Result.success({ value, trace: interpreter.tracer.entries, steps: interpreter.spent() })
  } catch (error) {
    // Only the budget leaves an evaluation this way.
    if (!(error instanceof BudgetExceeded)) throw error
    return Result.failure(problemAt(error.code, '', 0, { most: error.most }))
  }
}
