import { annexLine, contentsEntry, contentsLine, findMarker, goalMark, markerRank } from '../grammar/headings.ts'
import {
  continuing,
  hostLine,
  navigation,
  pageFoot,
  pageNumber,
  radical,
  strayBlank,
  supplementRadicals,
  terminal,
  unfinished,
} from '../grammar/noise.ts'
import { ruleLine } from '../grammar/tables.ts'
import { breakFlatText } from './flat-text.ts'
import { markTables } from './table-lines.ts'

type RawLine = {
  readonly text: string
  /** As it stood, its tabs kept. */
  readonly source: string
  readonly indented: boolean
  readonly afterBlank: boolean
  readonly isRow: boolean
}

const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\uFFFE\uFFFF]/gu

const cleanCharacters = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n')
    .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replace(invisible, '')
    .replace(radical, (character) => supplementRadicals[character] ?? character.normalize('NFKC'))

const toRawLines = (text: string): readonly RawLine[] => {
  const lines: RawLine[] = []
  let afterBlank = false
  for (const line of text.split('\n')) {
    const plain = line.trim().replaceAll('\t', ' ').replace(strayBlank, '')
    if (plain === '') afterBlank = true
    else if (plain.length > 200 || !(pageNumber.test(plain) || navigation.test(plain) || ruleLine.test(plain))) {
      lines.push({ text: plain, source: line, indented: /^(?: {2}|\t)/.test(line), afterBlank, isRow: false })
      afterBlank = false
    }
  }
  return lines
}

const isHeadingStart = (text: string): boolean => findMarker(text) !== undefined || goalMark.test(text)

const isOuterHeading = (text: string): boolean => {
  const kind = findMarker(text)?.kind
  return kind !== undefined && markerRank[kind] <= markerRank.paren
}

const withoutFoot = (lines: readonly RawLine[]): readonly RawLine[] => {
  const body = lines.findIndex(({ text }) => isHeadingStart(text))
  const outer = lines.findLastIndex(({ text }) => isOuterHeading(text))
  // A unit that hosts a task is named as a page names its own: after the last heading alone it may be the foot.
  const isFoot = (text: string, index: number): boolean =>
    pageFoot.test(text.slice(0, 40)) && (index > outer || !hostLine.test(text))
  const foot = lines.findIndex(({ text }, index) => index > body && body >= 0 && isFoot(text, index))
  return foot < 0 ? lines : lines.slice(0, foot)
}

const withoutContents = (lines: readonly RawLine[]): readonly RawLine[] => {
  const first = lines.findIndex(({ text }) => contentsLine.test(text))
  if (first < 0) return lines
  const later = new Set(lines.slice(first + 1).map(({ text }) => text))
  const seen = new Set<string>()
  let end = first + 1
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? ''
    if (text.length > 80 || seen.has(text)) break
    const repeated = isHeadingStart(text) && lines.slice(end + 1, end + 400).some((line) => line.text === text)
    if (!contentsEntry.test(text) && !(repeated && later.has(text))) break
    seen.add(text)
  }
  return [...lines.slice(0, first), ...lines.slice(end)]
}

const withTables = (lines: readonly RawLine[]): readonly RawLine[] => {
  const rows = markTables(lines.map(({ source }) => source))
  return lines.flatMap((line, index) => {
    const row = rows[index]
    if (row === undefined) return [line]
    return row === '' ? [] : [{ ...line, text: row.replace(strayBlank, ''), isRow: true }]
  })
}

const widthOf = (text: string): number => {
  let width = 0
  for (let index = 0; index < text.length; index += 1) width += text.charCodeAt(index) < 0x2000 ? 0.5 : 1
  return width
}

/** The width at which lines were cut by hand or by a page, or infinity where paragraphs are whole. */
const wrapWidth = (lines: readonly RawLine[]): number => {
  const widths = lines.map(({ text }) => widthOf(text)).toSorted((one, other) => one - other)
  const width = widths[Math.floor(widths.length * 0.85)] ?? 0
  if (lines.length < 12 || width < 12 || width > 70) return Infinity
  const full = lines.filter(({ text }) => widthOf(text) >= width - 4)
  const cut = full.filter(({ text }) => !terminal.test(text))
  return cut.length >= full.length * 0.5 && full.length >= lines.length * 0.25 ? width : Infinity
}

type Setting = { readonly width: number; readonly indents: boolean }

const longParagraph = 40

const beginsAnew = (text: string): boolean => isHeadingStart(text) || annexLine.test(text)

const isCutShort = (text: string, next: string): boolean =>
  continuing.test(next) || (unfinished.test(text) && text.length > 8)

const standsApart = (line: RawLine, next: RawLine): boolean => line.isRow || next.isRow || beginsAnew(next.text)

const continues = (line: RawLine, next: RawLine, setting: Setting, inBody: boolean): boolean => {
  if (standsApart(line, next)) return false
  if (isCutShort(line.text, next.text)) return true
  const ends = terminal.test(line.text)
  if (ends && (setting.indents ? next.indented : next.afterBlank)) return false
  if (widthOf(line.text) >= setting.width - 3) return !setting.indents || !next.indented
  const nearlyFull = setting.width === Infinity ? longParagraph : setting.width * 0.6
  return inBody && !ends && widthOf(line.text) >= nearlyFull && !findMarker(line.text)
}

const joinWrapped = (lines: readonly RawLine[]): readonly string[] => {
  const setting = { width: wrapWidth(lines), indents: lines.filter(({ indented }) => indented).length >= 3 }
  const joined: string[] = []
  let parts: string[] = []
  let inBody = false
  lines.forEach((line, index) => {
    inBody ||= isHeadingStart(line.text)
    parts.push(line.text)
    const next = lines[index + 1]
    if (next && continues(line, next, setting, inBody)) return
    joined.push(parts.join(''))
    parts = []
  })
  return joined
}

/**
 * The text that offsets count in: one paragraph a line, blanks made plain, what a web page or a printed page added taken out,
 * lines cut in mid-sentence joined, and text without line breaks broken before its headings. Normalising twice changes nothing.
 */
export const normalisePlanText = (raw: string): string => {
  const broken = breakFlatText(cleanCharacters(raw))
  const lines = withTables(withoutContents(withoutFoot(toRawLines(broken))))
  return joinWrapped(lines).join('\n')
}
