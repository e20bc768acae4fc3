import { brackets, closers, quotes, sentenceStop } from '../grammar/marks.ts'
import type { TextSpan } from './plan-reading.ts'

const longestAside = 400
const longestSentence = 2000

const trim = (text: string, { start, end }: TextSpan): TextSpan => {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from += 1
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}

const steps: ReadonlyMap<string, 1 | -1> = new Map([
  ...Array.from(brackets.open + quotes.open, (mark) => [mark, 1] as const),
  ...Array.from(brackets.close + quotes.close, (mark) => [mark, -1] as const),
])

/** The sentences of a span of text: brackets and quotation marks keep what they hold together. */
export const splitSentences = (text: string, span: TextSpan): readonly TextSpan[] => {
  const sentences: TextSpan[] = []
  let from = span.start
  let depth = 0
  let opened = 0
  for (let index = span.start; index < span.end; index += 1) {
    const character = text.charAt(index)
    const step = steps.get(character) ?? 0
    if (step > 0) opened = index
    depth = Math.max(0, depth + step)
    const isTooLong = index - from >= longestSentence
    if (depth > 0 && index - opened < longestAside && !isTooLong) continue
    if (!sentenceStop.test(character) && !isTooLong) continue
    depth = 0
    while (index + 1 < span.end && closers.includes(text.charAt(index + 1))) index += 1
    sentences.push(trim(text, { start: from, end: index + 1 }))
    from = index + 1
  }
  sentences.push(trim(text, { start: from, end: span.end }))
  return sentences.filter(({ start, end }) => end - start > 1)
}
