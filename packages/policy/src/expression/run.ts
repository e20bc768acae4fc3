import { type FeelValue, interpret } from '@ceyuan/feel'
import { type CivilDate, Problem } from '@ceyuan/values'
import { divisionByZero } from './division.ts'
import type { Known, Provenance } from './known.ts'
import type { Leaf, Step } from './step.ts'

/** A fact that a part looked at, with what was found. */
export type LookedAt = { readonly name: string; readonly value: FeelValue; readonly from: Provenance | null }

/**
 * What a part of an expression gave: its place in the text, its value (null: cannot be told), the facts that are missing
 * for it, the facts it looked at, and its own parts.
 */
export type Finding = {
  readonly start: number
  readonly end: number
  readonly kind: Step['kind']
  readonly value: FeelValue
  readonly missing: readonly string[]
  readonly facts: readonly LookedAt[]
  readonly problems: readonly Problem[]
  readonly parts: readonly Finding[]
}

/** The steps one part may take: far more than an honest rule, and a bounded run for any other. */
const budget = Object.freeze({ steps: 20_000, size: 20_000 })

const unique = <T>(items: readonly T[]): readonly T[] => (items.length < 2 ? items : [...new Set(items)])

const runLeaf = (leaf: Leaf, known: Known, on: CivilDate): Finding => {
  const values: Record<string, FeelValue> = {}
  const facts: LookedAt[] = []
  const missing: string[] = []
  const problems: Problem[] = []
  for (const name of leaf.facts) {
    const found = known.find(name)
    if (found.kind === 'known') {
      values[name] = found.value
      facts.push({ name, value: found.value, from: found.from })
    } else {
      missing.push(...found.facts)
      problems.push(...found.problems)
      facts.push({ name, value: null, from: null })
    }
  }
  const { start, end } = leaf
  const finding = { start, end, kind: leaf.kind, facts, parts: [] }
  if (missing.length > 0 || problems.length > 0) {
    return { ...finding, value: null, missing: unique(missing), problems }
  }
  const result = interpret(leaf.typed, values, { trace: false, now: `${on}T00:00:00Z`, budget })
  if (result.kind === 'failure') return { ...finding, value: null, missing: [], problems: result.problems }
  const { value } = result.value
  const problem = value === null ? divisionByZero(leaf.typed, values) : null
  return { ...finding, value, missing: [], problems: problem ? [problem] : [] }
}

type Part = Pick<Finding, 'value' | 'missing' | 'problems'>

// What decides alone needs nothing of the others; else everything undecided is missing.
const joined = (parts: readonly Finding[], deciding: boolean): Part => {
  if (parts.some(({ value }) => value === deciding)) return { value: deciding, missing: [], problems: [] }
  const open = parts.filter(({ value }) => value !== !deciding)
  return {
    value: open.length > 0 ? null : !deciding,
    missing: unique(open.flatMap(({ missing }) => missing)),
    problems: open.flatMap(({ problems }) => problems),
  }
}

const runChoice = (step: Extract<Step, { kind: 'choice' }>, known: Known, on: CivilDate): Finding => {
  const { start, end, kind } = step
  const condition = run(step.condition, known, on)
  const { missing, problems } = condition
  if (typeof condition.value !== 'boolean') {
    return { start, end, kind, value: null, missing, problems, facts: [], parts: [condition] }
  }
  const taken = run(condition.value ? step.yes : step.no, known, on)
  return { ...taken, start, end, kind, facts: [], parts: [condition, taken] }
}

/**
 * Runs an expression over facts some of which may be missing, in three values: a part is undecided where a fact it names is
 * missing, whatever FEEL itself would make of null; `and` and `or` are decided by the parts that decide alone.
 */
export const run = (step: Step, known: Known, on: CivilDate): Finding => {
  const { start, end, kind } = step
  switch (step.kind) {
    case 'leaf':
      return runLeaf(step, known, on)
    case 'not': {
      const part = run(step.part, known, on)
      const value = typeof part.value === 'boolean' ? !part.value : null
      return { ...part, start, end, kind, value, facts: [], parts: [part] }
    }
    case 'choice':
      return runChoice(step, known, on)
    default: {
      const parts = step.parts.map((part) => run(part, known, on))
      return { start, end, kind, facts: [], parts, ...joined(parts, step.kind === 'any') }
    }
  }
}
