const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** As many characters of a title as fit on one line of the type area with room at both ends. */
export const titleCharacters = 19

const lengthOf = (text: string): number => Array.from(text).length

/** Breaks a title into lines of nearly equal length at the ends of words, the longer ones first, as official documents ask. */
export const balancedLines = (text: string, most: number): readonly string[] => {
  const length = lengthOf(text)
  const count = Math.ceil(length / most)
  if (count <= 1) return [text]
  const wanted = Math.ceil(length / count)
  const lines: string[] = ['']
  for (const { segment } of segmenter.segment(text)) {
    const line = lines.at(-1) ?? ''
    const isFull = lengthOf(line) >= wanted || lengthOf(line + segment) > most
    if (isFull && lengthOf(segment) > 1) lines.push(segment)
    else if (lengthOf(line + segment) > most) lines.push(segment)
    else lines[lines.length - 1] = line + segment
  }
  return lines
}
