/** A commitment's place in the official text, in UTF-16 units. */
export type Span = { readonly id: string; readonly start: number; readonly end: number }

/** A numbered heading of the plan and the text it rules. */
export type TextSection = {
  readonly path: string
  readonly level: number
  readonly heading: string
  readonly responsibleUnits: readonly string[]
  readonly start: number
  readonly end: number
}

/** A run of text that is shown one way; `commitment` where it is part of one, `isFirst` at its beginning. */
export type Piece = {
  readonly kind: 'plain' | 'heading' | 'responsible'
  readonly text: string
  readonly start: number
  readonly commitment: string | undefined
  readonly isFirst: boolean
  readonly isFound: boolean
}

/** A paragraph of the official text as issued. */
export type Paragraph = {
  readonly start: number
  readonly section: string | undefined
  /** The section that begins with this paragraph, if any. */
  readonly begins: TextSection | undefined
  readonly isHeading: boolean
  readonly pieces: readonly Piece[]
}

const spacesAhead = (line: string): number => line.length - line.trimStart().length

/** Where a text occurs in another, without overlap; case is ignored. */
export const occurrences = (text: string, wanted: string): readonly number[] => {
  if (wanted === '') return []
  const found: number[] = []
  const haystack = text.toLowerCase()
  const needle = wanted.toLowerCase()
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) found.push(at)
  return found
}

type Mark = { readonly start: number; readonly end: number }

const responsibleMark = (
  text: string,
  from: number,
  line: Mark,
  section: TextSection | undefined,
): Mark | undefined => {
  if (section === undefined || section.responsibleUnits.length === 0) return undefined
  const shown = text.slice(from, line.end).trimEnd()
  const open = Math.max(shown.lastIndexOf('（'), shown.lastIndexOf('('))
  const tail = open < 0 ? '' : shown.slice(open)
  return section.responsibleUnits.some((unit) => tail.includes(unit))
    ? { start: from + open, end: line.end }
    : undefined
}

const headingMark = (text: string, line: Mark, section: TextSection | undefined): Mark | undefined => {
  if (section === undefined || section.start < line.start || section.start >= line.end) return undefined
  const at = text.indexOf(section.heading, section.start)
  if (at < 0 || at >= line.end) return undefined
  const end = at + section.heading.length
  return { start: section.start, end: /[。.：:]/.test(text.charAt(end)) ? end + 1 : end }
}

/** A section's heading as the text writes it, number and all. */
export const headingText = (text: string, section: Pick<TextSection, 'heading' | 'start'>): string => {
  const at = text.indexOf(section.heading, section.start)
  return at < 0 ? section.heading : text.slice(section.start, at + section.heading.length)
}

const isIn = (mark: Mark | undefined, at: number): boolean => mark !== undefined && at >= mark.start && at < mark.end

type Line = Mark & { readonly section: TextSection | undefined; readonly begins: TextSection | undefined }

const cut = (text: string, line: Line, spans: readonly Span[], found: readonly Mark[]): readonly Piece[] => {
  const heading = headingMark(text, line, line.begins)
  const responsible = responsibleMark(text, heading?.end ?? line.start, line, line.section)
  const marks = [heading, responsible, ...spans, ...found].filter((mark) => mark !== undefined)
  const inside = marks.flatMap((mark) => [mark.start, mark.end]).filter((at) => at > line.start && at < line.end)
  const edges = [...new Set([line.start, ...inside, line.end])].toSorted((a, b) => a - b)
  return edges.slice(0, -1).map((start, index) => {
    const span = spans.find((each) => isIn(each, start))
    return {
      kind: isIn(heading, start) ? 'heading' : isIn(responsible, start) ? 'responsible' : 'plain',
      text: text.slice(start, edges[index + 1]),
      start,
      commitment: span?.id,
      isFirst: span?.start === start,
      isFound: found.some((mark) => isIn(mark, start)),
    }
  })
}

const sectionAt = (sections: readonly TextSection[], at: number): TextSection | undefined =>
  sections.filter((section) => isIn(section, at)).toSorted((a, b) => b.level - a.level)[0]

/** Cuts the official text into paragraphs and runs; joined again, the runs give the text itself. */
export const toParagraphs = (
  text: string,
  sections: readonly TextSection[],
  spans: readonly Span[],
  wanted = '',
): readonly Paragraph[] => {
  const found = occurrences(text, wanted).map((start) => ({ start, end: start + wanted.length }))
  const paragraphs: Paragraph[] = []
  let at = 0
  for (const raw of text.split('\n')) {
    const start = at + spacesAhead(raw)
    const end = at + raw.trimEnd().length
    at += raw.length + 1
    if (end <= start) continue
    const begins = sections.find((section) => section.start >= start && section.start < end)
    const section = begins ?? sectionAt(sections, start)
    const within = (mark: Mark): boolean => mark.start < end && mark.end > start
    const pieces = cut(text, { start, end, section, begins }, spans.filter(within), found.filter(within))
    const isHeading = pieces.length > 0 && pieces.every((piece) => piece.kind === 'heading')
    paragraphs.push({ start, section: section?.path, begins, isHeading, pieces })
  }
  return paragraphs
}
