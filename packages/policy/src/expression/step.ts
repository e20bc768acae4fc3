import { childrenOfExpression, type Expression, type Typed } from '@ceyuan/feel'

/** A part of an expression with its place in the text. */
type Place = { readonly start: number; readonly end: number }

/** A part that FEEL itself evaluates, with the facts it names. */
export type Leaf = Place & { readonly kind: 'leaf'; readonly typed: Typed; readonly facts: readonly string[] }

/** Parts of which all, or any, must hold. */
export type Junction = Place & { readonly kind: 'all' | 'any'; readonly parts: readonly Step[] }

/** The opposite of a part. */
export type Opposite = Place & { readonly kind: 'not'; readonly part: Step }

/** One of two parts, by a condition. */
export type Choice = Place & {
  readonly kind: 'choice'
  readonly condition: Step
  readonly yes: Step
  readonly no: Step
}

/**
 * An expression as people discuss it: what must hold together, what is enough alone, what depends on what;
 * the leaves are single tests and calculations.
 */
export type Step = Leaf | Junction | Opposite | Choice

const namesIn = (node: Expression, known: ReadonlySet<string>, found: Set<string>): void => {
  if (node.kind === 'name' && known.has(node.name)) found.add(node.name)
  for (const child of childrenOfExpression(node)) namesIn(child, known, found)
}

const negated = (node: Expression): Expression | null => {
  if (node.kind !== 'call' || node.target.kind !== 'name' || node.target.name !== 'not') return null
  const [parameter, second] = node.parameters
  return parameter && !second ? parameter.value : null
}

const flat = (node: Expression, kind: 'and' | 'or'): readonly Expression[] =>
  node.kind === kind ? [...flat(node.left, kind), ...flat(node.right, kind)] : [node]

/** Takes a checked expression apart into steps. */
export const toStep = (typed: Typed): Step => {
  const known = new Set(Object.keys(typed.dictionary))
  const leaf = (node: Expression): Leaf => {
    const facts = new Set<string>()
    namesIn(node, known, facts)
    const type = typed.findings.types.get(node) ?? typed.type
    return {
      kind: 'leaf',
      typed: { ...typed, expression: node, type },
      facts: [...facts],
      start: node.start,
      end: node.end,
    }
  }
  const step = (node: Expression): Step => {
    const { start, end } = node
    if (node.kind === 'and' || node.kind === 'or') {
      return { kind: node.kind === 'and' ? 'all' : 'any', parts: flat(node, node.kind).map(step), start, end }
    }
    if (node.kind === 'if') {
      return { kind: 'choice', condition: step(node.condition), yes: step(node.yes), no: step(node.no), start, end }
    }
    const part = negated(node)
    return part ? { kind: 'not', part: step(part), start, end } : leaf(node)
  }
  return step(typed.expression)
}

/** The leaves of a step, in the order of the text. */
export const leavesOf = (step: Step): readonly Leaf[] => {
  switch (step.kind) {
    case 'leaf':
      return [step]
    case 'not':
      return leavesOf(step.part)
    case 'choice':
      return [step.condition, step.yes, step.no].flatMap(leavesOf)
    default:
      return step.parts.flatMap(leavesOf)
  }
}
