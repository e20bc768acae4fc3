import {
  array,
  assert,
  boolean,
  constantFrom,
  letrec,
  oneof,
  pre,
  property,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check'
import { expect, it } from 'vitest'
import { clause, day, declared, fact, label, setOf } from '../cases/declare.ts'
import { entitle } from '../entitle/entitle.ts'
import { createPolicySet } from '../set/create-policy-set.ts'
import type { PolicySet } from '../set/policy-set.ts'
import { type Answer, applicantOf } from './answers.ts'
import { questionsOf } from './question.ts'

const on = day('2026-11-23')
const truth = (name: string) => fact(name, { kind: 'boolean' })

const asked = (set: PolicySet, answers: readonly Answer[] = [], skipped: readonly string[] = []) => {
  const applicant = applicantOf(set, answers, ['project', 'product'])
  if (applicant.kind === 'failure') throw new Error(JSON.stringify(applicant.problems))
  const entitlements = entitle(set, applicant.value, on)
  return {
    entitlements,
    questions: questionsOf(set, applicant.value, entitlements, { has: (_, name) => skipped.includes(name) }),
  }
}

const said = (name: string, value: unknown): Answer => ({ subject: 'applicant', fact: name, value })
const names = (set: PolicySet, answers: readonly Answer[] = [], skipped: readonly string[] = []) =>
  asked(set, answers, skipped).questions.map(({ fact: name }) => name)

it('9.1 asks what could still settle a clause, and nothing once it is settled', () => {
  const set = setOf({
    facts: ['甲', '乙', '丙'].map(truth),
    clauses: [clause('A', { condition: '甲 and (乙 or 丙)' })],
  })
  expect(names(set)).toEqual(['甲', '乙', '丙'])
  expect(names(set, [said('甲', false)])).toEqual([])
  expect(names(set, [said('甲', true), said('乙', true)])).toEqual([])
  expect(names(set, [said('甲', true), said('乙', false)])).toEqual(['丙'])
})

it('9.1 asks no further for what only a skipped fact could settle', () => {
  const facts = [fact('甲'), fact('乙'), truth('丙')]
  const set = setOf({ facts, clauses: [clause('A', { condition: '甲 * 乙 > 10' }), clause('B', { condition: '丙' })] })
  expect(names(set, [], ['甲'])).toEqual(['丙'])
  const both = setOf({ facts, clauses: [clause('A', { condition: '甲 > 1 and 乙 > 1' })] })
  expect(names(both, [], ['甲'])).toEqual(['乙'])
  expect(names(both, [said('乙', 2)], ['甲'])).toEqual([])
})

it('9.2 asks whether a clause seen in part is refused, and counts no money for it', () => {
  const unseen = [{ part: 'condition' as const, what: label('其余条件未见') }]
  const set = setOf({
    facts: [truth('甲'), truth('乙')],
    clauses: [
      clause('A', { condition: '甲', amount: '万元(9000)', unseen }),
      clause('B', { condition: '乙', amount: '万元(1)' }),
    ],
  })
  expect(asked(set).questions.map(({ fact: name, waitingFen }) => [name, waitingFen])).toEqual([
    ['乙', 1_000_000n],
    ['甲', 0n],
  ])
})

it('9.3 puts first what could settle most clauses, then most money, then what most waits for', () => {
  const set = setOf({
    facts: ['甲', '乙', '丙', '丁'].map(truth),
    clauses: [
      clause('A', { condition: '甲 and 乙', amount: '万元(5)' }),
      clause('B', { condition: '乙', amount: '万元(3)' }),
      clause('C', { condition: '丙', amount: '万元(80)' }),
      clause('D', { condition: '丁', amount: '万元(5)' }),
    ],
  })
  expect(names(set)).toEqual(['乙', '丙', '甲', '丁'])
})

it('9.4 takes the most that a clause would pay from its amount, its cap, or the bounds of its formula', () => {
  const set = setOf({
    facts: [
      truth('甲'),
      fact('投资', { kind: 'money' }),
      fact('等级', { kind: 'enum', values: ['一', '二'].map(label) }),
    ],
    clauses: [
      clause('A', { condition: '甲', amount: '投资 * 0.1', cap: null }),
      clause('B', { condition: '等级 in ("一", "二")', amount: 'if 等级 = "一" then 万元(50) else 万元(40)' }),
    ],
  })
  const weights = asked(set, [said('投资', '100万元')]).questions.map((one) => [one.fact, one.waitingFen])
  expect(weights).toEqual([
    ['等级', 50_000_000n],
    ['甲', 10_000_000n],
  ])
})

it('9.6 asks for the project or product that waits, and for the applicant where a project needs it', () => {
  const set = setOf({
    facts: [truth('企业'), fact('项目', { kind: 'boolean', subject: 'project' })],
    clauses: [clause('A', { subject: 'project', condition: '企业 and 项目' })],
  })
  expect(asked(set).questions.map(({ fact: name, subject }) => [name, subject])).toEqual([
    ['企业', { kind: 'applicant', id: null }],
    ['项目', { kind: 'project', id: 'project' }],
  ])
})

it('9.7 refuses answers that cannot be read, each at its place', () => {
  const set = setOf({ facts: [truth('甲'), fact('项目', { subject: 'project' })], clauses: [] })
  const read = applicantOf(set, [said('甲', '也许'), said('项目', 1), said('甲乙', true)], [])
  expect(read.kind === 'failure' && read.problems.map(({ code, at }) => [code, at?.path])).toEqual([
    ['policy.fact-unreadable', '/body/answers/0'],
    ['policy.fact-of-other-subject', '/body/answers/1'],
    ['policy.unknown-name', '/body/answers/2'],
  ])
})

const letters = ['甲', '乙', '丙', '丁', '戊']

const { condition } = letrec<{ condition: string; leaf: string }>((tie) => ({
  leaf: constantFrom(...letters),
  condition: oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    tie('condition').map((part) => `not(${part})`),
    tuple(tie('condition'), tie('condition')).map(([one, other]) => `(${one} and ${other})`),
    tuple(tie('condition'), tie('condition')).map(([one, other]) => `(${one} or ${other})`),
  ),
}))

const world: Arbitrary<Readonly<Record<string, boolean>>> = record(
  Object.fromEntries(letters.map((letter) => [letter, boolean()])),
)

const statuses = ({ entitlements }: ReturnType<typeof asked>) => entitlements.map(({ id, status }) => [id, status])

it('9.5 when no question is left, nothing that nobody was asked for changes a clause', () => {
  assert(
    property(
      array(condition, { minLength: 1, maxLength: 4 }),
      world,
      world,
      array(constantFrom(...letters)),
      (conditions, truly, otherwise, skipped) => {
        const made = createPolicySet(
          declared({
            facts: letters.map(truth),
            clauses: conditions.map((text, index) => clause(`C${index}`, { condition: text })),
          }),
        )
        // A condition that can never hold is refused when a set is made.
        pre(made.kind === 'success')
        if (made.kind !== 'success') return
        const set = made.value
        const answers: Answer[] = []
        for (let turn = 0; turn <= letters.length; turn += 1) {
          const [next] = asked(set, answers, skipped).questions
          if (!next) break
          answers.push(said(next.fact, truly[next.fact]))
        }
        const settled = asked(set, answers, skipped)
        expect(settled.questions).toEqual([])
        const rest = letters.filter(
          (name) => !skipped.includes(name) && !answers.some((answer) => answer.fact === name),
        )
        const more = asked(set, [...answers, ...rest.map((name) => said(name, otherwise[name]))], skipped)
        expect(statuses(more)).toEqual(statuses(settled))
      },
    ),
    { numRuns: 200 },
  )
})
