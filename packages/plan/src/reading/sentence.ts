import { brackets, closers, quotes, sentenceStop } from '../grammar/marks.ts'
import type { TextSpan } from './plan-reading.ts'

const longestAside = 400

const trim = (text: string, { start, end }: TextSpan): TextSpan => {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from += 1
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}

/** The sentences of a span of text: brackets and quotation marks keep what they hold together. */
export const splitSentences = (text: string, span: TextSpan): readonly TextSpan[] => {
  const sentences: TextSpan[] = []
  let from = span.start
  let depth = 0
  let opened = 0
  for (let index = span.start; index < span.end; index += 1) {
    const character = text.charAt(index)
    if (brackets.open.includes(character) || quotes.open.includes(character)) {
      depth += 1
      opened = index
    } else if (brackets.close.includes(character) || quotes.close.includes(character)) depth = Math.max(0, depth - 1)
    if (depth > 0 && index - opened < longestAside) continue
    if (!sentenceStop.test(character)) continue
    depth = 0
    while (index + 1 < span.end && closers.includes(text.charAt(index + 1))) index += 1
    sentences.push(trim(text, { start: from, end: index + 1 }))
    from = index + 1
  }
  sentences.push(trim(text, { start: from, end: span.end }))
  return sentences.filter(({ start, end }) => end - start > 1)
}
