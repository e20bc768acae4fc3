/** A line of the normalised text and where it begins. */
export type TextLine = { readonly text: string; readonly start: number }

/** The lines of a text, each with its offset. */
export const toLines = (text: string): readonly TextLine[] => {
  const lines: TextLine[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ text: line, start })
    start += line.length + 1
  }
  return lines
}
