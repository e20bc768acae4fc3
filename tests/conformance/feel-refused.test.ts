import { readFileSync } from 'node:fs'
import { sentence } from '@ceyuan/contract'
import { check, type Dictionary, FactType, feelProblems, parse, toSql } from '@ceyuan/feel'
import type { Problem, Result } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { problemSentences } from '@ceyuan/contract'

const dictionary: Dictionary = {
  名称: FactType.string,
  营业收入: FactType.money,
  成立日期: FactType.date,
}

const problemsOf = (expression: string): readonly Problem[] => {
  const parsed = parse(expression, dictionary)
  const typed = parsed.kind === 'failure' ? parsed : check(parsed.value, dictionary)
  const sql: Result<unknown> =
    typed.kind === 'failure' ? typed : toSql(typed.value, { dialect: 'postgres', column: (name) => `"${name}"` })
  return sql.kind === 'failure' ? sql.problems : []
}

const file = new URL('../../packages/feel/cases/refused.csv', import.meta.url)

describe('what FEEL refuses, word for word', () => {
  for (const row of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [rule = '', expression = '', chinese, english] = row.split(' ; ')
    it(`${rule} ${expression}`, () => {
      const [problem] = problemsOf(expression)
      if (!problem) throw new Error(`${expression} was not refused`)
      expect([sentence(problem, 'zh-CN'), sentence(problem, 'en')]).toEqual([chinese, english])
      expect(problem.at?.line).toBe(1)
    })
  }

  it('has a sentence for every code, in both languages', () => {
    for (const code of feelProblems) {
      expect([code, typeof problemSentences['zh-CN'][code], typeof problemSentences.en[code]]).toEqual([
        code,
        'string',
        'string',
      ])
    }
  })
})
