import type { Paragraph } from './pieces.ts'

/** The issued text in its two parts: what comes before the plan (the notice that issues it), and the plan. */
export type IssuedText = {
  readonly front: readonly Paragraph[]
  /** The title in the lines it was issued in. */
  readonly titleLines: readonly string[]
  readonly body: readonly Paragraph[]
}

const textOf = (paragraph: Paragraph): string => paragraph.pieces.map((piece) => piece.text).join('')

/** Parts the notice from the plan: the plan begins after the last line of its title that stands before the first section. */
export const splitIssued = (paragraphs: readonly Paragraph[], title: string, firstSection: number): IssuedText => {
  const last = paragraphs.findLastIndex(
    (paragraph) => paragraph.start < firstSection && textOf(paragraph).length >= 4 && title.includes(textOf(paragraph)),
  )
  const lines: string[] = []
  for (let at = last; at >= 0 && lines.join('') !== title; at -= 1) {
    const paragraph = paragraphs[at]
    if (paragraph === undefined || !title.includes(textOf(paragraph))) break
    lines.unshift(textOf(paragraph))
  }
  return {
    front: paragraphs.slice(0, last + 1),
    titleLines: lines.join('') === title ? lines : [title],
    body: paragraphs.slice(last + 1),
  }
}
