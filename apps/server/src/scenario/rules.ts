import { annotate, type ColumnRule, type Expression, replaceNames, type Typed } from '@ceyuan/feel'
import {
  type PolicySet,
  populationDictionary,
  populationRules,
  type ReadyClause,
  type SubjectKind,
} from '@ceyuan/policy'
import type { CivilDate } from '@ceyuan/values'

/** A clause in force on a day as a rule over a population; null where the text does not let anyone tell whether it was in force. */
export type ScenarioRule = { readonly ready: ReadyClause; readonly rule: ColumnRule | null }

/** Which rules are asked for: of which policies, on which day, over which facts. */
export type RulesAsked = {
  readonly set: PolicySet
  readonly on: CivilDate
  /** The facts of which anything is known and may be seen; all others are unknown in every row. */
  readonly known: Readonly<Record<SubjectKind, ReadonlySet<string>>>
  /** Which clauses are to run; of the others only that they are in force is told. Default: all. */
  readonly runs?: (ready: ReadyClause) => boolean
}

const nothing: Expression = { kind: 'literal', value: null, start: 0, end: 0 }

// Before the day its source was written nobody knows whether a clause of unknown beginning was in force.
const isBeforeSource = ({ clause }: ReadyClause, on: CivilDate): boolean =>
  clause.from === 'unknown' && clause.source.date !== null && on < clause.source.date

/** The clauses that grant something on a day, as rules for a population; facts that are unknown in every row are left out of them. */
export const rulesOn = ({ set, on, known, runs = () => true }: RulesAsked): readonly ScenarioRule[] => {
  const dictionary = populationDictionary(set, new Set())
  return populationRules(set, on).map(({ id, ready, condition, amount }) => {
    const seen = known[ready.clause.subject]
    const without = (typed: Typed): Typed => {
      const expression = replaceNames(typed.expression, (name) =>
        seen.has(name) || !(name in dictionary) ? undefined : nothing,
      )
      return annotate({ kind: 'parsed', text: typed.text, expression }, dictionary)
    }
    if (!runs(ready) || isBeforeSource(ready, on)) return { ready, rule: null }
    return { ready, rule: { id, condition: without(condition), amount: without(amount) } }
  })
}
