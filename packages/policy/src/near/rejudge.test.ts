import { expect, it } from 'vitest'
import { parseNumber } from '@ceyuan/feel'
import { applicantOf, clause, day, fact, setOf } from '../cases/declare.ts'
import { entitle } from '../entitle/entitle.ts'
import { withChanges } from './gain.ts'
import { createRejudge } from './rejudge.ts'
import type { Changes } from './trial.ts'

const on = day('2026-11-23')
const number = (value: string) => {
  const read = parseNumber(value)
  if (!read) throw new Error(`no number: ${value}`)
  return read
}

const shape = (list: ReturnType<typeof entitle>) =>
  list.map(({ id, subject, status, amount }) => [id, subject, status, amount])

it('4.5 judging again only what rests on a changed fact gives what judging all again does', () => {
  const set = setOf({
    facts: [
      fact('人数'),
      fact('收入'),
      fact('人均', { origin: { kind: 'formula', formula: '收入 / 人数' } }),
      fact('投资', { subject: 'project' }),
    ],
    clauses: [
      clause('前提', { kind: 'requirement', condition: '人数 >= 10', amount: null }),
      clause('A', { condition: '人均 > 2' }),
      clause('B', { subject: 'project', condition: '投资 > 5', requires: ['前提'] }),
      clause('C', { subject: 'product', condition: '人数 > 1' }),
      clause('D', { condition: 'true', from: day('2027-01-01') }),
    ],
  })
  const applicant = applicantOf(set, {
    applicant: { facts: { 人数: 9, 收入: 9 } },
    projects: [
      { id: '一', facts: { 投资: 6 } },
      { id: '二', facts: { 投资: 4 } },
    ],
  })
  const rejudge = createRejudge(set, entitle(set, applicant, on))
  const tries: readonly (readonly [{ kind: 'applicant' | 'project'; id: string | null }, Changes])[] = [
    [{ kind: 'applicant', id: null }, new Map([['人数', number('10')]])],
    [{ kind: 'applicant', id: null }, new Map([['收入', number('100')]])],
    [{ kind: 'project', id: '二' }, new Map([['投资', number('7')]])],
    [
      { kind: 'project', id: '二' },
      new Map([
        ['投资', number('7')],
        ['人数', number('12')],
      ]),
    ],
  ]
  for (const [subject, changes] of tries) {
    const changed = withChanges(set, applicant, subject, changes)
    expect(shape(rejudge(changed, subject, changes))).toEqual(shape(entitle(set, changed, on)))
  }
})
