import type { BudgetLine, ObjectionDetail, ObjectionSubject } from '@ceyuan/contract'
import type { engines } from '../database/test-database.ts'
import { body, createFundingApp, funder, project, send, supply } from '../funding/test-funding.ts'
import { officerWith, voiceFor } from '../policy/test-policy.ts'
import { objectionFeature } from './feature.ts'

/** The enterprise of the tests, which may object. */
export const objector = {
  ...voiceFor(body),
  scopes: new Set(['policy.supply', 'objection.raise']),
}

/** An officer of a unit who answers objections. */
export const answerer = (unit = 'gxj') => ({
  ...officerWith(unit, 'objection.answer', 'policy.read', 'policy.verify'),
  userId: `answerer-${unit}`,
})

/** What the tests' enterprise says against a decision. */
export const reason = '设备清单和发票已经另附，请重新核对（示例）。'

/** The sample city with support, notices and objections, and an enterprise that has said what it is. */
export const createObjectionApp = async (engine: (typeof engines)[number]) => {
  const test = await createFundingApp(engine, [objectionFeature])
  await supply(test)
  const raise = (subject: ObjectionSubject, change: object = {}) =>
    test.as(objector)(send('/api/objections', { subject, reason, ...change }))
  return {
    ...test,
    raise,
    raised: async (subject: ObjectionSubject): Promise<ObjectionDetail> => {
      const answer = await raise(subject)
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return answer.json()
    },
    /** Lets an officer find a fact of the enterprise wrong; gives its id. */
    refuse: async (fact: string, officer = answerer()): Promise<string> => {
      const { items } = (await test.as(objector)({ url: `/api/policies/supplied-facts?fact=${fact}` })).json()
      const verdict = { holds: false, note: '与审计报告不符（示例）' }
      const judged = await test.as(officer)(send(`/api/policies/supplied-facts/${items[0].id}/verification`, verdict))
      if (judged.statusCode !== 200) throw new Error(judged.body)
      return items[0].id
    },
    /** Commits support to the enterprise; gives its id. */
    commit: async (): Promise<string> => {
      const lines: string[] = []
      for (const payer of ['市级财政', '区级财政']) {
        const asked = { year: 2026, payer, title: payer, unit: 'gxj', amountFen: '100000000000', document: '示例文件' }
        const line: BudgetLine = (await test.as(funder())(send('/api/funding/lines', asked))).json()
        lines.push(line.id)
      }
      const claim = { clause: 'TJ-1a', creditCode: body, subject: project, fen: '400000000' }
      const decided = { ...claim, decidedOn: '2026-11-23', basis: '示例审定文件', lines }
      const made = await test.as(funder())(send('/api/funding/commitments', decided))
      if (made.statusCode !== 200) throw new Error(made.body)
      return made.json().id
    },
  }
}
