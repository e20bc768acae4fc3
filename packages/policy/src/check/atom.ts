import { childrenOfExpression, type Expression, type FeelValue, interpret, type Typed } from '@ceyuan/feel'
import type { Leaf } from '../expression/step.ts'

/** The ways to compare. */
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A test of one fact against what is written: `fact >= value`; a leaf is such tests of which all must hold, or any (`isAny`). */
export type Atom = { readonly fact: string; readonly operator: Operator; readonly value: FeelValue }

/** The tests that a leaf consists of; null where it is something else. */
export type Atoms = { readonly isAny: boolean; readonly atoms: readonly Atom[] }

const mirrored: Readonly<Record<Operator, Operator>> = Object.freeze({
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
})

const opposites: Readonly<Record<Operator, Operator>> = Object.freeze({
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
})

const clock = new Set(['today', 'now'])

const isOpen = (typed: Typed, node: Expression): boolean =>
  (node.kind === 'name' && (node.name in typed.dictionary || clock.has(node.name))) ||
  childrenOfExpression(node).some((child) => isOpen(typed, child))

/** The value of a part that names no fact and asks no clock; undefined for others. */
export const writtenValue = (typed: Typed, expression: Expression): FeelValue | undefined => {
  if (isOpen(typed, expression)) return undefined
  const result = interpret({ ...typed, expression }, {}, { trace: false, budget: { steps: 1000, size: 1000 } })
  return result.kind === 'success' && result.value.value !== null ? result.value.value : undefined
}

const factOf = (leaf: Leaf, node: Expression): string | null =>
  node.kind === 'name' && leaf.facts.includes(node.name) ? node.name : null

const compared = (leaf: Leaf, left: Expression, operator: Operator, right: Expression): Atom | null => {
  const [leftFact, rightFact] = [factOf(leaf, left), factOf(leaf, right)]
  if (leftFact !== null && rightFact === null) {
    const value = writtenValue(leaf.typed, right)
    return value === undefined ? null : { fact: leftFact, operator, value }
  }
  if (rightFact !== null && leftFact === null) {
    const value = writtenValue(leaf.typed, left)
    return value === undefined ? null : { fact: rightFact, operator: mirrored[operator], value }
  }
  return null
}

const complete = (atoms: readonly (Atom | null)[], isAny: boolean): Atoms | null => {
  const found = atoms.flatMap((atom) => (atom ? [atom] : []))
  return found.length === atoms.length ? { isAny, atoms: found } : null
}

const ranged = (
  leaf: Leaf,
  value: Expression,
  range: Extract<Expression, { kind: 'range' }>,
): readonly (Atom | null)[] => [
  compared(leaf, value, range.lowIncluded ? '>=' : '>', range.low),
  compared(leaf, value, range.highIncluded ? '<=' : '<', range.high),
]

const memberOf = (leaf: Leaf, { value, tests }: Extract<Expression, { kind: 'in' }>): Atoms | null => {
  const [only] = tests
  if (only && tests.length === 1 && only.kind === 'range') return complete(ranged(leaf, value, only), false)
  const items = only && tests.length === 1 && only.kind === 'list' ? only.items : tests
  if (items.some(({ kind }) => kind === 'range' || kind === 'test' || kind === 'list')) return null
  return complete(
    items.map((item) => compared(leaf, value, '=', item)),
    true,
  )
}

/** Takes a leaf apart into tests of single facts. */
export const atomsOf = (leaf: Leaf): Atoms | null => {
  const { expression } = leaf.typed
  const fact = factOf(leaf, expression)
  if (fact !== null) return { isAny: false, atoms: [{ fact, operator: '=', value: true }] }
  switch (expression.kind) {
    case 'comparison':
      return complete([compared(leaf, expression.left, expression.operator, expression.right)], false)
    case 'between':
      return complete(
        [
          compared(leaf, expression.value, '>=', expression.low),
          compared(leaf, expression.value, '<=', expression.high),
        ],
        false,
      )
    case 'in':
      return memberOf(leaf, expression)
    default:
      return null
  }
}

/** The tests that hold where the others do not. */
export const opposite = ({ isAny, atoms }: Atoms): Atoms => ({
  isAny: !isAny,
  atoms: atoms.map(({ fact, operator, value }) => ({ fact, operator: opposites[operator], value })),
})
