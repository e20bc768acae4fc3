import { describe, expect, it } from 'vitest'
import { occurrences, toParagraphs } from './pieces.ts'

const text = '一、总体要求\n到2026年，形成50项成果。新增2个平台。\n（一）建设平台。支持建设。（责任单位：甲局、乙局）'
const at = (part: string): number => text.indexOf(part)
const sections = [
  { path: '一', level: 1, heading: '总体要求', responsibleUnits: [], start: 0, end: at('（一）') },
  {
    path: '一/（一）',
    level: 2,
    heading: '建设平台',
    responsibleUnits: ['甲局'],
    start: at('（一）'),
    end: text.length,
  },
]
const spans = [
  { id: 'a', start: at('形成50项成果'), end: at('。新增') },
  { id: 'b', start: at('新增2个平台'), end: at('新增2个平台') + 6 },
  { id: 'c', start: at('支持建设'), end: at('（责任') },
]

describe('toParagraphs', () => {
  const paragraphs = toParagraphs(text, sections, spans)

  it('keeps every character of the text', () => {
    expect(paragraphs.map(({ pieces }) => pieces.map((piece) => piece.text).join('')).join('\n')).toBe(text)
  })

  it('knows headings, run-in headings and responsible units', () => {
    expect(paragraphs[0]?.isHeading).toBe(true)
    expect(paragraphs[2]?.pieces.map(({ kind, text: shown }) => [kind, shown])).toEqual([
      ['heading', '（一）建设平台。'],
      ['plain', '支持建设。'],
      ['responsible', '（责任单位：甲局、乙局）'],
    ])
  })

  it('marks where each commitment begins', () => {
    const firsts = paragraphs.flatMap(({ pieces }) =>
      pieces.filter((piece) => piece.isFirst).map((piece) => piece.commitment),
    )
    expect(firsts).toEqual(['a', 'b', 'c'])
  })

  it('cuts a commitment at the text looked for without beginning it twice', () => {
    const found = toParagraphs(text, sections, spans, '50项')
    const pieces = found[1]?.pieces.filter((piece) => piece.commitment === 'a') ?? []
    expect(pieces.map(({ text: shown, isFirst, isFound }) => [shown, isFirst, isFound])).toEqual([
      ['形成', true, false],
      ['50项', false, true],
      ['成果', false, false],
    ])
  })

  it('finds nothing for nothing', () => {
    expect(occurrences(text, '')).toEqual([])
  })
})
