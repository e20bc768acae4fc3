import { expect, it } from 'vitest'
import { toPieces } from './feel-words.ts'

it('finds the longest names of facts, amounts, words and signs', () => {
  const pieces = toPieces('总投资 >= 万元(5000) and not(总投资额 in ("甲", "乙"))', ['总投资', '总投资额'])
  expect(pieces).toEqual([
    { kind: 'fact', text: '总投资' },
    { kind: 'sign', text: '≥' },
    { kind: 'money', amount: '5000', unit: '万元' },
    { kind: 'word', word: 'and' },
    { kind: 'word', word: 'not' },
    { kind: 'sign', text: '(' },
    { kind: 'fact', text: '总投资额' },
    { kind: 'word', word: 'in' },
    { kind: 'sign', text: '(' },
    { kind: 'value', text: '甲', isRate: false },
    { kind: 'sign', text: ',' },
    { kind: 'value', text: '乙', isRate: false },
    { kind: 'sign', text: ')' },
    { kind: 'sign', text: ')' },
  ])
})

it('reads rates, dates and the day asked about', () => {
  expect(toPieces('投资额 * 0.1', ['投资额']).at(-1)).toEqual({ kind: 'value', text: '0.1', isRate: true })
  expect(toPieces('竣工日期 <= today()', ['竣工日期']).at(-1)).toEqual({ kind: 'word', word: 'today' })
  expect(toPieces('竣工日期 < date("2024-03-15")', ['竣工日期']).at(-1)).toMatchObject({ text: '2024-03-15' })
})

it('says the parts of a date in words', () => {
  expect(toPieces('成立日期 <= date(today().year - 1, 12, 31)', ['成立日期']).at(-1)).toEqual({
    kind: 'yearDay',
    years: 1,
    month: 12,
    day: 31,
  })
  const words = toPieces('成立日期 <= date(today().year, 12, 31)', ['成立日期']).filter(({ kind }) => kind === 'word')
  expect(words).toEqual(['date', 'today', 'year'].map((word) => ({ kind: 'word', word })))
})

it('leaves nothing out of a text that is no rule', () => {
  expect(toPieces('§?甲', []).map((piece) => ('text' in piece ? piece.text : ''))).toEqual(['§', '?', '甲'])
})
