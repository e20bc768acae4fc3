import type { Dictionary } from '@ceyuan/feel'
import type { Problem } from '@ceyuan/values'
import { dictionaryFor, factTypeOf, maySpeakOf } from '../clause/dictionary.ts'
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

/** The way from a name back to itself; null where there is none. */
const circleThrough = (name: string, formulas: ReadonlyMap<string, Compiled>): readonly string[] | null => {
  const seen = new Set<string>()
  const search = (at: string, way: readonly string[]): readonly string[] | null => {
    for (const next of formulas.get(at)?.facts ?? []) {
      if (next === name) return [...way, next]
      if (seen.has(next)) continue
      seen.add(next)
      const circle = search(next, [...way, next])
      if (circle) return circle
    }
    return null
  }
  return search(name, [name])
}

const inOrder = (formulas: ReadonlyMap<string, Compiled>): ReadonlyMap<string, Compiled> => {
  const ordered = new Map<string, Compiled>()
  const place = (name: string): void => {
    const formula = formulas.get(name)
    if (!formula || ordered.has(name)) return
    for (const fact of formula.facts) place(fact)
    ordered.set(name, formula)
  }
  for (const name of formulas.keys()) place(name)
  return ordered
}

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
  const circles = facts.flatMap(({ name }, index) => {
    const circle = compiled.has(name) ? circleThrough(name, compiled) : null
    return circle
      ? [problemIn(within(origin, index, 'formula'), 'policy.circular-fact', { name, circle: circle.join(' \u2192 ') })]
      : []
  })
  const formulas = circles.length > 0 ? new Map<string, Compiled>() : inOrder(compiled)
  return {
    book: { facts: new Map(facts.map((fact) => [fact.name, fact])), dictionaries, formulas },
    problems: [...twice(facts, origin), ...problems, ...circles],
  }
}

/** Whether a rule about a kind of subject may name a fact. */
export const isInSight = (book: FactBook, subject: SubjectKind, name: string): boolean => {
  const fact = book.facts.get(name)
  return fact !== undefined && maySpeakOf(subject, fact)
}
