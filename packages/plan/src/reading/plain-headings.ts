import { addressees, dateLine, publicityNote, signatureLine, titleEnd } from '../grammar/front-matter.ts'
import {
  annexLine,
  findMarker,
  markerRank,
  notHeading,
  plainChapter,
  taskHeading,
  type Marker,
  wordedItem,
} from '../grammar/headings.ts'
import { headingComma, partStop, sentenceStop } from '../grammar/marks.ts'
import { parseNumeral } from '../grammar/numerals.ts'
import { isTableRow } from './table-lines.ts'
import type { TextLine } from './text-line.ts'

/** The lines that head a part without numbering it, and items counted in words, each as if it were numbered. */
export type PlainHeadings = ReadonlyMap<TextLine, Marker>

const longestHeading = 28
const shortestHeading = 3
const fewest = 2
const shortestProse = 24

/** Whether a heading bears no number of its own. */
export const isPlain = ({ kind }: Marker): boolean => kind === 'heading' || kind === 'subheading'

const isOuter = ({ text }: TextLine): boolean => {
  const marker = findMarker(text)
  return marker !== undefined && markerRank[marker.kind] <= markerRank.article
}

const isChapter = ({ text }: TextLine): boolean => plainChapter.test(text.replaceAll(' ', ''))

const isApart = (text: string): boolean =>
  dateLine.test(text) ||
  signatureLine.test(text) ||
  publicityNote.test(text) ||
  annexLine.test(text) ||
  isTableRow(text) ||
  findMarker(text) !== undefined

const isShort = ({ text }: TextLine): boolean =>
  text.length >= shortestHeading &&
  text.length <= longestHeading &&
  /\p{Script=Han}/u.test(text) &&
  !notHeading.test(text) &&
  (text.match(headingComma)?.length ?? 0) <= 1 &&
  !isApart(text)

const isProse = (line: TextLine): boolean =>
  !isShort(line) &&
  !addressees.test(line.text) &&
  (line.text.length >= shortestProse || partStop.test(line.text) || sentenceStop.test(line.text))

// Before the first prose stand the title and who is addressed: there a heading is told by its words alone.
const headingsIn = (lines: readonly TextLine[], hasNumbers: boolean): readonly TextLine[] => {
  const begins = lines.findIndex((line) => isChapter(line) || isProse(line))
  return lines.filter((line, index) => {
    const next = lines[index + 1]
    if (index < begins || !next || !(isProse(next) || isShort(next) || findMarker(next.text))) return false
    return (
      isChapter(line) ||
      (!hasNumbers && index > begins && isShort(line) && !(index < begins + 2 && titleEnd.test(line.text)))
    )
  })
}

const toHeadings = (headings: readonly TextLine[], lines: readonly TextLine[]): Map<TextLine, Marker> => {
  const followers = new Map(lines.map((line, index) => [line, lines[index + 1]]))
  const found = new Map<TextLine, Marker>()
  const taken = new Map<string, number>()
  const all = new Set(headings)
  let isHeld = false
  for (const line of headings) {
    const text = line.text.replaceAll('/', ' ').trim()
    const follower = followers.get(line)
    const holds = taskHeading.test(text) || (follower !== undefined && all.has(follower))
    const isSub = isHeld && !isChapter(line)
    const kind = isSub ? ('subheading' as const) : ('heading' as const)
    const times = (taken.get(text) ?? 0) + 1
    taken.set(text, times)
    found.set(line, { kind, number: times === 1 ? text : `${text} ${times}`, ordinal: 1, length: 0 })
    if (!isSub) isHeld = holds
  }
  return found
}

const itemOf = ({ text }: TextLine): Marker | undefined => {
  const [whole, digits] = wordedItem.exec(text) ?? []
  const ordinal = digits === undefined ? undefined : parseNumeral(digits)
  if (whole === undefined || digits === undefined || ordinal === undefined) return undefined
  return { kind: 'item', number: whole.replace(/[：:，, ]$/u, ''), ordinal, length: whole.length }
}

/**
 * The headings of a plan that does not number its chapters: short lines that end without a mark and are followed by prose, the
 * chapters among them told by their words. None where chapters are numbered, or where too little speaks for it.
 */
export const findPlainHeadings = (lines: readonly TextLine[]): PlainHeadings => {
  const all = lines.filter(({ text }) => text !== '')
  if (all.some(isOuter)) return new Map()
  const hasNumbers = all.some(({ text }) => findMarker(text) !== undefined)
  const headings = headingsIn(all, hasNumbers)
  if (headings.length < fewest || !headings.some(isChapter)) return new Map()
  const found = toHeadings(headings, all)
  for (const line of all) {
    const item = found.has(line) ? undefined : itemOf(line)
    if (item) found.set(line, item)
  }
  return found
}
