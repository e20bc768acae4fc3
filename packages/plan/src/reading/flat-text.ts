import { headBlank } from '../grammar/front-matter.ts'
import { bareHeading, findMarker, inlineMarker } from '../grammar/headings.ts'
import { headingBeforeBlank, saysMore } from '../grammar/marks.ts'

const flatLine = 1500
const flatAverage = 600
const shortestFlat = 120

const isFlat = (text: string): boolean => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isShortFlat = lines.length <= 2 && text.length > shortestFlat
  return isShortFlat || (text.length > 200 && text.length / Math.max(1, lines.length) > flatAverage)
}

const breakHeading = (piece: string): string => {
  const marker = findMarker(piece)
  if (!marker) return piece
  const rest = piece.slice(marker.length)
  const bare = bareHeading.exec(rest)
  const blank = headingBeforeBlank.exec(rest)
  const heading = bare ?? blank
  if (!heading || heading[0].length === rest.trim().length || saysMore.test(rest.slice(heading[0].length))) return piece
  const cut = marker.length + heading[0].length
  return `${piece.slice(0, cut)}\n${piece.slice(cut).trimStart()}`
}

/** What stands before the first heading was lines once: its blanks say where they ended. */
const breakHead = (piece: string, at: number): string => (at === 0 ? piece.replace(headBlank, '\n') : piece)

const breakLine = (line: string, last: Map<string, number>): string => {
  const pieces: string[] = []
  let from = 0
  for (const match of line.matchAll(inlineMarker)) {
    const marker = findMarker(line.slice(match.index, match.index + 16))
    const previous = marker ? (last.get(marker.kind) ?? 0) : 0
    if (marker && marker.ordinal !== 1 && marker.ordinal !== previous + 1) continue
    if (marker) last.set(marker.kind, marker.ordinal)
    if (match.index > from) pieces.push(breakHead(line.slice(from, match.index), from))
    from = match.index
  }
  pieces.push(line.slice(from))
  return pieces.map(breakHeading).join('\n')
}

/** Breaks a text that has lost its line breaks before its headings, each number following the one before it. */
export const breakFlatText = (text: string): string => {
  const flat = isFlat(text)
  if (!flat && text.length < flatLine) return text
  const last = new Map<string, number>()
  return text
    .split('\n')
    .map((line) => (flat || line.length > flatLine ? breakLine(line, last) : line))
    .join('\n')
}
