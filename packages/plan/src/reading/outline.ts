import { annexLine, findMarker, markerRank, type Marker, type MarkerKind } from '../grammar/headings.ts'
import { dateLine, publicityNote, signatureLine } from '../grammar/front-matter.ts'
import { closing } from '../grammar/verbs.ts'
import { hostLine, pageFoot } from '../grammar/noise.ts'
import { splitHeading } from './heading.ts'
import { findResponsible } from './responsible.ts'
import { findPlainHeadings, isPlain, type PlainHeadings } from './plain-headings.ts'
import type { TextSpan } from './plan-reading.ts'
import { toLines, type TextLine } from './text-line.ts'

/** A section as the outline builds it: `body` holds the spans of its own prose, without heading, number and unit lists. */
export type OutlineSection = TextSpan & {
  readonly path: string
  readonly number: string
  readonly level: number
  readonly heading: string
  readonly parent: OutlineSection | undefined
  readonly responsibleUnits: readonly string[]
  readonly body: readonly TextSpan[]
}

/** A plan's parts: what stands before the first section, and the sections in order. */
export type Outline = { readonly front: TextSpan; readonly sections: readonly OutlineSection[] }

type Numbered = { readonly marker: Marker; readonly line: TextLine; readonly prose: readonly TextLine[] }
type Segment = { readonly first: number; readonly last: number }

const outermost = (lines: readonly TextLine[], { first, last }: Segment): number =>
  lines.slice(first, last).filter(({ text }) => {
    const kind = findMarker(text)?.kind
    return kind === 'comma' || kind === 'chapter' || kind === 'part'
  }).length

const chooseSegment = (lines: readonly TextLine[]): Segment => {
  const cuts = lines.flatMap(({ text }, index) => (annexLine.test(text) ? [index] : []))
  const bounds = [0, ...cuts, lines.length]
  const segments = bounds.slice(0, -1).map((first, index) => ({ first, last: bounds[index + 1] ?? lines.length }))
  const lengthOf = ({ first, last }: Segment): number =>
    lines.slice(first, last).reduce((sum, { text }) => sum + text.length, 0)
  return (
    segments.find((segment) => outermost(lines, segment) >= 2 && lengthOf(segment) >= 300) ??
    segments.find((segment) => lines.slice(segment.first, segment.last).some(({ text }) => findMarker(text))) ?? {
      first: 0,
      last: lines.length,
    }
  )
}

const isFoot = (text: string): boolean => pageFoot.test(text.slice(0, 40)) && !hostLine.test(text)

const endsBody = ({ text }: TextLine): boolean =>
  isFoot(text) || (text.length < 60 && (dateLine.test(text) || publicityNote.test(text) || signatureLine.test(text)))

const untilClosing = (prose: readonly TextLine[]): readonly TextLine[] => {
  const end = prose.findIndex((line) => endsBody(line) || closing.test(line.text))
  return end < 0 ? prose : prose.slice(0, end)
}

const collectNumbered = (lines: readonly TextLine[], plain: PlainHeadings): readonly Numbered[] => {
  const found: { marker: Marker; line: TextLine; prose: TextLine[] }[] = []
  const last = new Map<MarkerKind, number>()
  const ever = new Map<MarkerKind, number>()
  for (const line of lines) {
    const marker = plain.get(line) ?? findMarker(line.text)
    const isFirst = found.length === 0
    if (marker && (!isFirst || marker.ordinal === 1) && isPlausible(marker, line.text, [last, ever])) {
      ever.set(marker.kind, marker.ordinal)
      last.set(marker.kind, marker.ordinal)
      for (const [kind] of last) if (markerRank[kind] > markerRank[marker.kind] && kind !== 'paren') last.delete(kind)
      found.push({ marker, line, prose: [] })
    } else found.at(-1)?.prose.push(line)
  }
  return found.map((item, index) => (index === found.length - 1 ? { ...item, prose: untilClosing(item.prose) } : item))
}

type Counts = ReadonlyMap<MarkerKind, number>

const isPlausible = (marker: Marker, text: string, counts: readonly Counts[]): boolean => {
  if (text.length === marker.length) return false
  if (marker.kind !== 'dot' && marker.kind !== 'parenDigit') return true
  if (marker.ordinal === 1) return true
  // Numbers begin anew under each heading, or run on through the whole document.
  return counts.some((count) => {
    const previous = count.get(marker.kind) ?? 0
    return marker.ordinal > previous && marker.ordinal <= previous + 3
  })
}

const endOf = ({ line, prose }: Numbered): number => {
  const final = prose.at(-1) ?? line
  return final.start + final.text.length
}

const without = (line: TextLine, from: number, ranges: readonly TextSpan[]): readonly TextSpan[] => {
  const spans: TextSpan[] = []
  let start = from
  for (const range of ranges.filter(({ end }) => end > from)) {
    if (range.start > start) spans.push({ start: line.start + start, end: line.start + range.start })
    start = Math.max(start, range.end)
  }
  if (start < line.text.length) spans.push({ start: line.start + start, end: line.start + line.text.length })
  return spans
}

type Open = { section: OutlineSection; kind: MarkerKind; index: number }

type Around = { readonly parent: OutlineSection | undefined; readonly end: number; readonly hasParts: boolean }

const toSection = (item: Numbered, { parent, end, hasParts }: Around): OutlineSection => {
  const { marker, line, prose } = item
  const found = [line, ...prose].map((each) => findResponsible(each.text))
  const own = found[0]?.ranges ?? []
  const hasProse =
    hasParts || prose.some(({ text }, index) => (found[index + 1]?.ranges[0]?.start ?? 1) > 0 && text.length > 0)
  const { heading, bodyFrom } = splitHeading(line.text, { from: marker.length, ranges: own, hasProse })
  return {
    path: parent ? `${parent.path}/${marker.number}` : marker.number,
    number: isPlain(marker) ? '' : marker.number,
    level: (parent?.level ?? 0) + 1,
    heading,
    parent,
    responsibleUnits: [...new Set(found.flatMap(({ units }) => units))],
    body: [
      ...without(line, bodyFrom, own),
      ...prose.flatMap((each, index) => without(each, 0, found[index + 1]?.ranges ?? [])),
    ],
    start: line.start,
    end,
  }
}

const sectionEnd = (items: readonly Numbered[], index: number): number => {
  const rank = markerRank[items[index]?.marker.kind ?? 'heading']
  let last = index
  while (last + 1 < items.length && markerRank[items[last + 1]?.marker.kind ?? 'heading'] > rank) last += 1
  const item = items[last]
  return item ? endOf(item) : 0
}

/** Finds the numbered parts of a normalised text and nests them by the rank of their numbering. */
export const readOutline = (text: string): Outline => {
  const lines = toLines(text)
  const segment = chooseSegment(lines)
  const inside = lines.slice(segment.first, segment.last)
  const items = collectNumbered(inside, findPlainHeadings(inside))
  const open: Open[] = []
  const sections = items.map((item, index) => {
    while (open.length > 0 && markerRank[open.at(-1)?.kind ?? 'heading'] >= markerRank[item.marker.kind]) open.pop()
    const section = toSection(item, {
      parent: open.at(-1)?.section,
      end: sectionEnd(items, index),
      hasParts: markerRank[items[index + 1]?.marker.kind ?? 'heading'] > markerRank[item.marker.kind],
    })
    open.push({ section, kind: item.marker.kind, index })
    return section
  })
  return { front: { start: 0, end: items[0]?.line.start ?? text.length }, sections }
}
