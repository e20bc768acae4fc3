import { childrenOfExpression, type Expression } from '@ceyuan/feel'
import type { Criterion, PolicySet, ReadyClause, ReadyRung } from '@ceyuan/policy'
import { describe, expect, it } from 'vitest'
import { cityFolders, load } from './city-pack.ts'
import { outcomeOf, policySituationsOf, type Situation, statusOf, withOneMissing } from './policy-situation.ts'
import { thresholdsOf, untriedSides } from './policy-thresholds.ts'

const some = (node: Expression, asked: (node: Expression) => boolean): boolean =>
  asked(node) || childrenOfExpression(node).some((child) => some(child, asked))

const isOrdered = (node: Expression): boolean =>
  node.kind === 'comparison' && node.operator !== '=' && node.operator !== '!='

/** The kinds of situation that a rule must have: at and below its thresholds where it has one, else where it holds and fails. */
const kindsOf = (isThreshold: boolean, isUnseen: boolean): readonly Situation['kind'][] => [
  isUnseen ? 'unseen' : isThreshold ? 'at' : 'holds',
  isThreshold ? 'below' : 'fails',
  'missing',
]

const kindsOfClause = ({ clause, condition, amount }: ReadyClause): readonly Situation['kind'][] => {
  if (clause.kind === 'notice' || clause.entry === 'repeals') return []
  if (!condition) return ['unseen']
  const isUnseen = clause.unseen.some(({ part }) => part === 'condition')
  const kinds = kindsOf(some(condition.typed.expression, isOrdered), isUnseen)
  return amount && clause.cap !== null ? [...kinds, 'cap'] : kinds
}

const seen = (criteria: readonly Criterion[]): boolean => criteria.every(({ demand }) => demand.kind !== 'unseen')

const kindsOfRung = ({ rung, compiled }: ReadyRung): readonly Situation['kind'][] => {
  if (compiled.size === 0) return ['unseen']
  const ordered = [...compiled.values()].some(({ typed }) => some(typed.expression, isOrdered))
  return kindsOf(ordered, !seen(rung.criteria))
}

const lacking = (set: PolicySet, situations: readonly Situation[]): readonly string[] => {
  const has = (of: string, kind: Situation['kind']): boolean =>
    situations.some((situation) => situation.of === of && situation.kind === kind)
  const clauses = [...set.clauses.values()].flatMap((versions) => {
    const [last] = versions.slice(-1)
    return last ? kindsOfClause(last).map((kind) => ({ of: last.id, kind })) : []
  })
  const rungs = set.ladders.flatMap(({ rungs: all }) =>
    [...all.values()].flat().flatMap((ready) => kindsOfRung(ready).map((kind) => ({ of: ready.rung.version, kind }))),
  )
  return [...clauses, ...rungs].filter(({ of, kind }) => !has(of, kind)).map(({ of, kind }) => `${of}: ${kind}`)
}

describe.each(cityFolders)('The policies of %s', async (folder) => {
  const { policies } = await load(folder)
  const situations = await policySituationsOf(folder)

  it('has situations at each threshold, below it and with facts missing, for every clause and rung', () => {
    expect(situations.length).toBeGreaterThan(5)
    expect(lacking(policies, situations)).toEqual([])
  })

  it('has a situation exactly at each threshold of a condition, amount or table of points, and one just beyond it', () => {
    const untried = thresholdsOf(policies, situations).flatMap((threshold) =>
      untriedSides(threshold).map((side) => `${threshold.of}: ${threshold.text} ${side}`),
    )
    expect(untried).toEqual([])
  })

  it('never decides the other way for want of a fact: with any one fact missing, a situation comes out the same or cannot be told', () => {
    const flipped = situations.flatMap((situation) =>
      withOneMissing(situation).flatMap(({ fact, lacking: without }) => {
        const found = statusOf(policies, without)
        const isSafe = found === 'unknown' || found === statusOf(policies, situation)
        return isSafe ? [] : [`${situation.of}: ${situation.name}, without ${fact}: ${found}`]
      }),
    )
    expect(flipped).toEqual([])
  })

  it.each(situations)('$of: $name', (situation) => {
    const { found, wanted } = outcomeOf(policies, situation)
    expect(found).toEqual(wanted)
  })
})
