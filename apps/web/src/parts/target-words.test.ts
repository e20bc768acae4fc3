import { expect, it } from 'vitest'
import chinese from '../locale/zh-CN.json'
import { figureText, marginText, targetText } from './target-words.ts'

const sentences: Readonly<Record<string, string>> = chinese

/** Says a key of the shell; its messages here hold plain values only. */
const t = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  (sentences[key] ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

const target = { min: null, max: null, strict: false, unit: '个', by: null }

it('writes what a target promises', () => {
  expect(targetText({ ...target, min: 2, max: 3 }, t)).toBe('2～3')
  expect(targetText({ ...target, min: 5 }, t)).toBe('≥5')
  expect(targetText({ ...target, min: 1000, strict: true }, t)).toBe('＞1,000')
  expect(targetText({ ...target, max: 20 }, t)).toBe('≤20')
  expect(targetText(target, t)).toBe('—')
})

it('writes figures: whole numbers as they are, others with two decimals, and nought is not nothing', () => {
  expect([41, 0, 858.4, -3.5, null].map((value) => figureText(value, t))).toEqual(['41', '0', '858.40', '-3.50', '—'])
})

it('keeps the margin within some nine characters', () => {
  const figures = (actual: number | null, more: object): string | undefined =>
    marginText({ kind: 'figures', actual, target: { ...target, ...more } }, t)
  expect(figures(41, { min: 50 })).toBe('41/50')
  expect(figures(30, { min: 30, strict: true })).toBe('30/＞30')
  expect(figures(858.4, { min: 1000, strict: true })).toBe('858/1,000')
  expect(figures(null, { min: 2, max: 3 })).toBeUndefined()
  expect(marginText({ kind: 'overdue', days: 34 }, t)).toBe('逾期34天')
  expect(marginText({ kind: 'confirmed' }, t)).toBeUndefined()
})
