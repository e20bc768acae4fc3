import { isLiteralElement, parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { localeOf, problemSentences, sentence } from './index.ts'

const names = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => [
    ...('value' in element && !isLiteralElement(element) ? [element.value] : []),
    ...('options' in element ? Object.values(element.options).flatMap((option) => names(option.value)) : []),
  ])
const namesOf = (text: string) => [...new Set(names(parse(text, { ignoreTag: true })))].toSorted()

describe('the catalogue of problems', () => {
  it('has the same codes in both languages, sorted', () => {
    const chinese = Object.keys(problemSentences['zh-CN'])
    expect(Object.keys(problemSentences.en).toSorted()).toEqual(chinese.toSorted())
  })

  it('names the same values in both languages', () => {
    for (const [code, text] of Object.entries(problemSentences['zh-CN'])) {
      expect([code, namesOf(problemSentences.en[code] ?? '')]).toEqual([code, namesOf(text)])
    }
  })
})

describe('the sentence of a problem', () => {
  it('is in the language asked for, with its values', () => {
    const problem = { code: 'field.not-one-of', values: { wanted: ['甲', '乙'] } }
    expect(sentence(problem, 'zh-CN')).toBe('应为以下之一：甲、乙。')
    expect(sentence(problem, 'en')).toBe('Must be one of: 甲, 乙.')
  })

  it('keeps angle brackets and braces of values as they are', () => {
    expect(sentence({ code: 'identity.role-unknown', values: { found: '<b>{x}</b>', known: [] } }, 'en')).toContain(
      '“<b>{x}</b>”',
    )
  })

  it('falls back to the code and values where a sentence or value is missing', () => {
    expect(sentence({ code: 'no.such', values: { a: 1 } }, 'en')).toBe('no.such (a=1)')
    expect(sentence({ code: 'field.not-one-of', values: {} }, 'en')).toBe('field.not-one-of')
  })
})

describe('the language of a request', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['zh-TW;q=0.5, en;q=0.4', 'zh-CN'],
    ['fr, en;q=0.1', 'en'],
    ['zh;q=0, en;q=0.2', 'en'],
    ['*;q=x,,;;', 'zh-CN'],
  ])('of %j is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale)
  })
})
