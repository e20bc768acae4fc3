import type { Dictionary } from '@ceyuan/feel'
import type { Problem } from '@ceyuan/values'
import { dictionaryFor, factTypeOf } from '../clause/dictionary.ts'
import type { Fact } from '../clause/fact.ts'
import type { SubjectKind } from '../clause/clause.ts'
import { problemIn, within, type Origin } from '../clause/place.ts'
import { type Compiled, compile } from '../expression/compile.ts'

/** The fact dictionary ready for use: what rules about each kind of subject may name, and the formulas, checked. */
export type FactBook = {
  readonly facts: ReadonlyMap<string, Fact>
  readonly dictionaries: Readonly<Record<SubjectKind, Dictionary>>
  /** Facts that follow from others; each one's own facts come before it. */
  readonly formulas: ReadonlyMap<string, Compiled>
}

const twice = (facts: readonly Fact[], origin: Origin): readonly Problem[] => {
  const seen = new Set<string>()
  return facts.flatMap(({ name }, index) => {
    if (seen.has(name)) return [problemIn(within(origin, index, 'name'), 'policy.fact-twice', { name })]
    seen.add(name)
    return []
  })
}

type Formulas = { readonly compiled: ReadonlyMap<string, Compiled>; readonly problems: readonly Problem[] }

const compileFormulas = (facts: readonly Fact[], origin: Origin, dictionaries: FactBook['dictionaries']): Formulas => {
  const compiled = new Map<string, Compiled>()
  const problems: Problem[] = []
  for (const [index, fact] of facts.entries()) {
    if (fact.origin.kind !== 'formula') continue
    const result = compile(fact.origin.formula, dictionaries[fact.subject], factTypeOf(fact))
    if (result.kind === 'success') compiled.set(fact.name, result.value)
    else
      problems.push(
        ...result.problems.map(({ code, values, at }) => problemIn(within(origin, index, 'formula'), code, values, at)),
      )
  }
  return { compiled, problems }
}

/** The shortest way from a name back to itself; null where there is none. */
const circleThrough = (name: string, formulas: ReadonlyMap<string, Compiled>): readonly string[] | null => {
  const cameFrom = new Map<string, string>()
  const reached = [name]
  for (const at of reached) {
    for (const next of formulas.get(at)?.facts ?? []) {
      if (next === name) {
        const way = [name]
        for (let step: string | undefined = at; step !== undefined && step !== name; step = cameFrom.get(step)) {
          way.unshift(step)
        }
        return [name, ...way]
      }
      if (cameFrom.has(next)) continue
      cameFrom.set(next, at)
      reached.push(next)
    }
  }
  return null
}

type Order = {
  /** Each formula after those it rests on. */
  readonly ordered: ReadonlyMap<string, Compiled>
  /** How many formulas stand one upon the other below each. */
  readonly depths: ReadonlyMap<string, number>
}

/** Puts formulas in order, round by round; those that are left over follow from themselves or from such. */
const inOrder = (formulas: ReadonlyMap<string, Compiled>): Order => {
  const ordered = new Map<string, Compiled>()
  const depths = new Map<string, number>()
  const waiting = new Map<string, string[]>()
  const open = new Map<string, number>()
  for (const [name, { facts }] of formulas) {
    const below = facts.filter((fact) => formulas.has(fact))
    open.set(name, below.length)
    for (const fact of below) waiting.set(fact, [...(waiting.get(fact) ?? []), name])
  }
  const ready = [...formulas.keys()].filter((name) => open.get(name) === 0)
  for (const name of ready) {
    const formula = formulas.get(name)
    if (!formula) continue
    ordered.set(name, formula)
    depths.set(name, 1 + Math.max(0, ...formula.facts.map((fact) => depths.get(fact) ?? 0)))
    for (const above of waiting.get(name) ?? []) {
      const left = (open.get(above) ?? 0) - 1
      open.set(above, left)
      if (left === 0) ready.push(above)
    }
  }
  return { ordered, depths }
}

/** How many formulas may stand one upon the other: far more than an honest dictionary needs. */
const deepest = 100

const wrongOrder = (
  facts: readonly Fact[],
  origin: Origin,
  formulas: ReadonlyMap<string, Compiled>,
  { ordered, depths }: Order,
): readonly Problem[] =>
  facts.flatMap(({ name }, index) => {
    const at = within(origin, index, 'formula')
    if ((depths.get(name) ?? 0) > deepest) return [problemIn(at, 'policy.formula-too-deep', { name, most: deepest })]
    if (!formulas.has(name) || ordered.has(name)) return []
    const circle = circleThrough(name, formulas)
    return circle ? [problemIn(at, 'policy.circular-fact', { name, circle: circle.join(' \u2192 ') })] : []
  })

/** Makes the dictionary ready; refuses names given twice, formulas that are wrong, and facts that follow from themselves. */
export const createFactBook = (
  facts: readonly Fact[],
  origin: Origin,
): { readonly book: FactBook; readonly problems: readonly Problem[] } => {
  const dictionaries = {
    applicant: dictionaryFor('applicant', facts),
    project: dictionaryFor('project', facts),
    product: dictionaryFor('product', facts),
  }
  const { compiled, problems } = compileFormulas(facts, origin, dictionaries)
  const order = inOrder(compiled)
  const wrong = wrongOrder(facts, origin, compiled, order)
  const formulas = wrong.length > 0 ? new Map<string, Compiled>() : order.ordered
  return {
    book: { facts: new Map(facts.map((fact) => [fact.name, fact])), dictionaries, formulas },
    problems: [...twice(facts, origin), ...problems, ...wrong],
  }
}
