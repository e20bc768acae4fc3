import { annotate, type Dictionary, type Expression, parseNumber, replaceNames, type Typed } from '@ceyuan/feel'
import type { Clause } from '../clause/clause.ts'
import { factTypeOf } from '../clause/dictionary.ts'
import { fenUnit } from '../grammar/fen-unit.ts'
import { isBeforeSource } from '../entitle/judge.ts'
import { requiredFor } from '../entitle/required.ts'
import { guarded } from '../expression/guard.ts'
import { versionOn } from '../clause/version.ts'
import type { PolicySet, ReadyClause } from '../set/policy-set.ts'
import type { CivilDate } from '@ceyuan/values'

/** A clause in force as a rule for a whole population: when it applies, and what it then pays. */
export type PopulationRule = {
  readonly id: string
  readonly ready: ReadyClause
  /** True where it applies, false where it does not, null where that cannot be told. */
  readonly condition: Typed
  /** What is paid, rounded and cut by its cap, in fen; null where that cannot be told. */
  readonly amount: Typed
}

const nowhere = Object.freeze({ start: 0, end: 0 })

const literal = (value: boolean | null): Expression => ({ kind: 'literal', value, ...nowhere })

const number = (text: string): Expression => ({ kind: 'literal', value: parseNumber(text), ...nowhere })

const call = (name: string, ...parts: readonly Expression[]): Expression => ({
  kind: 'call',
  target: { kind: 'name', name, ...nowhere },
  parameters: parts.map((value) => ({ name: null, value })),
  ...nowhere,
})

const roundings = { down: 'round down', up: 'round up', halfUp: 'round half up', halfEven: 'decimal' } as const

// Money rounded to a step: a power of ten by its decimals, any other by dividing and multiplying.
const rounded = (amount: Expression, { rounding }: Clause): Expression => {
  const step = rounding.stepFen.toString()
  const name = roundings[rounding.mode]
  if (/^10*$/.test(step)) return call(name, amount, number(String(3 - step.length)))
  const times = (operator: '*' | '/', left: Expression): Expression => ({
    kind: 'arithmetic',
    operator,
    left,
    right: number(step),
    ...nowhere,
  })
  return times('*', call(name, times('/', amount), number('2')))
}

const fen = (amount: bigint): Expression => call(fenUnit, number(amount.toString()))

// Rounded, nothing below zero, and cut by its cap.
const paid = (amount: Expression, clause: Clause): Expression => {
  const whole = rounded(amount, clause)
  const capped = clause.cap === null ? whole : call('min', whole, fen(clause.cap))
  const negative: Expression = { kind: 'comparison', operator: '<', left: whole, right: fen(0n), ...nowhere }
  return { kind: 'if', condition: negative, yes: literal(null), no: capped, ...nowhere }
}

const isPartlyUnseen = ({ unseen }: Clause): boolean => unseen.some(({ part }) => part === 'condition')

const all = (parts: readonly Expression[]): Expression =>
  parts.reduce((left, right) => ({ kind: 'and', left, right, ...nowhere }))

/** What a population file says of facts that follow from others: such a column goes before the formula. */
export type GivenFacts = ReadonlySet<string>

/** The facts a population may have, with their types. */
export const populationDictionary = ({ book }: PolicySet, given: GivenFacts): Dictionary =>
  Object.fromEntries(
    [...book.facts.values()]
      .filter(({ name }) => given.has(name) || !book.formulas.has(name))
      .map((fact) => [fact.name, factTypeOf(fact)]),
  )

type Composing = { readonly set: PolicySet; readonly on: CivilDate; readonly given: GivenFacts }

// A fact that follows from others is put in its place, in the order in which they follow.
const withFormulas = (expression: Expression, { set, given }: Composing): Expression =>
  [...set.book.formulas].toReversed().reduce((whole, [name, formula]) => {
    if (given.has(name)) return whole
    const meaning = guarded(formula.typed, formula.step).expression
    return replaceNames(whole, (found) => (found === name ? meaning : undefined))
  }, expression)

const conditionOf = (ready: ReadyClause, composing: Composing): Expression => {
  const { clause, condition } = ready
  if (isBeforeSource(ready, composing.on)) return literal(null)
  const own = condition ? guarded(condition.typed, condition.step).expression : literal(null)
  const required = requiredFor(composing.set, ready, composing.on).map(({ condition: asked }) =>
    asked ? guarded(asked.typed, asked.step).expression : literal(null),
  )
  // A condition of which a part was not seen can fail, but never be told to hold.
  return all([own, ...(isPartlyUnseen(clause) ? [literal(null)] : []), ...required])
}

const ruleOf = (ready: ReadyClause, composing: Composing, dictionary: Dictionary): PopulationRule => {
  const typed = (expression: Expression, text: string): Typed =>
    annotate({ kind: 'parsed', text, expression: withFormulas(expression, composing) }, dictionary)
  const { clause, condition, amount } = ready
  const pays = amount ? paid(guarded(amount.typed, amount.step).expression, clause) : literal(null)
  return {
    id: clause.id,
    ready,
    condition: typed(conditionOf(ready, composing), condition?.text ?? ''),
    amount: typed(pays, amount?.text ?? ''),
  }
}

/** The clauses that grant something on a day, as rules for a population, in the order of the policies. */
export const populationRules = (
  set: PolicySet,
  on: CivilDate,
  given: GivenFacts = new Set(),
): readonly PopulationRule[] => {
  const dictionary = populationDictionary(set, given)
  return [...set.clauses.values()].flatMap((versions) => {
    const inForce = versionOn(versions, on)
    if (inForce?.kind !== 'inForce' || inForce.version.clause.kind !== 'grant') return []
    return [ruleOf(inForce.version, { set, on, given }, dictionary)]
  })
}
