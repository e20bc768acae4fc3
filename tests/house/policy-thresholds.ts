import type { Expression } from '@ceyuan/feel'
import {
  type Compiled,
  createKnown,
  type Leaf,
  leavesOf,
  type Fact,
  type Known,
  plainValue,
  type PolicySet,
  type ReadyClause,
  type ReadyRung,
  run,
} from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import { applicantOf, type Situation } from './policy-situation.ts'

/** A comparison of a fact with an amount, number or day that a rule asks for, and which sides of it the situations try. */
export type Threshold = {
  readonly of: string
  readonly text: string
  readonly fact: Fact
  readonly operator: string
  /** By how much each situation is over it, in the fact's own unit: fen, days, whole numbers, or as a fraction. */
  readonly gaps: readonly number[]
}

const ordered: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])

const numberOf = (value: ReturnType<typeof plainValue>): number | null => {
  if (value !== null && typeof value === 'object' && 'fen' in value) return Number(value.fen)
  if (typeof value !== 'string') return typeof value === 'number' ? value : null
  return CivilDate.is(value) ? CivilDate.toDays(value) : Number(value)
}

const sideOf = (leaf: Leaf, node: Expression, { known, on }: Tried): number | null => {
  const type = leaf.typed.findings.types.get(node) ?? leaf.typed.type
  const side: Leaf = { ...leaf, typed: { ...leaf.typed, expression: node, type } }
  return numberOf(plainValue(run(side, known, on).value))
}

type Tried = { readonly known: Known; readonly on: CivilDate }

const triedBy = (set: PolicySet, situation: Situation): Tried => {
  const { facts, projects, products } = applicantOf(set, situation)
  const own = [...projects, ...products].map((subject) => subject.facts)
  return { known: createKnown(set.book, [...own, facts], situation.on), on: situation.on }
}

const thresholdsIn = (set: PolicySet, of: string, rules: readonly Compiled[], tried: readonly Tried[]) =>
  rules
    .flatMap((compiled) => leavesOf(compiled.step).map((leaf) => ({ compiled, leaf })))
    .flatMap(({ compiled, leaf }): readonly Threshold[] => {
      const { expression } = leaf.typed
      if (expression.kind !== 'comparison' || !ordered.has(expression.operator)) return []
      const { left, right, operator } = expression
      const fact = left.kind === 'name' ? set.book.facts.get(left.name) : undefined
      if (!fact) return []
      const gaps = tried.flatMap((each) => {
        const [found, asked] = [sideOf(leaf, left, each), sideOf(leaf, right, each)]
        return found === null || asked === null ? [] : [found - asked]
      })
      return [{ of, text: compiled.text.slice(leaf.start, leaf.end), fact, operator, gaps }]
    })

const rulesOf = (ready: ReadyClause | ReadyRung): readonly Compiled[] =>
  'clause' in ready
    ? [ready.condition, ready.amount].flatMap((rule) => (rule === null ? [] : [rule]))
    : [...ready.compiled.values()]

/** Every threshold of the latest version of a clause and of each version of a rung, with what the situations try of it. */
export const thresholdsOf = (set: PolicySet, situations: readonly Situation[]): readonly Threshold[] => {
  const clauses = [...set.clauses.values()].flatMap((versions) => versions.slice(-1))
  const rungs = set.ladders.flatMap(({ rungs: all }) => [...all.values()].flat())
  const named = [
    ...clauses.map((ready) => ({ of: ready.id, ready })),
    ...rungs.map((ready) => ({ of: ready.rung.version, ready })),
  ]
  return named.flatMap(({ of, ready }) => {
    const tried = situations.filter((situation) => situation.of === of).map((each) => triedBy(set, each))
    return thresholdsIn(set, of, rulesOf(ready), tried)
  })
}

// One fen, one day, one of a whole number; of a rate that is said a hundredth of a percentage point, of one worked out
// from people or fen no more than a fifth of one.
const leastOf = ({ kind, origin }: Fact): number => {
  if (kind !== 'rate') return 1
  return origin.kind === 'formula' ? 0.002 : 0.0001
}

const fails = { '>=': -1, '>': 0, '<=': 1, '<': 0 } as const
const holds = { '>=': 0, '>': 1, '<=': 0, '<': -1 } as const

const isSide = (operator: string): operator is keyof typeof fails => operator in fails

/** Which sides of a threshold no situation tries: the last that meets it, and the first that does not. */
export const untriedSides = ({ operator, fact, gaps }: Threshold): readonly string[] => {
  if (!isSide(operator)) return []
  const has = (side: -1 | 0 | 1): boolean =>
    gaps.some((gap) => (side === 0 ? gap === 0 : gap * side > 0 && gap * side <= leastOf(fact) * 1.000001))
  return [...(has(holds[operator]) ? [] : ['at']), ...(has(fails[operator]) ? [] : ['beyond'])]
}
