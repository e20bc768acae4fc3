import type { Machine } from '../interpret/machine.ts'
import { findMatch, type Match } from './match.ts'
import { readPattern } from './reader.ts'
import { NoPattern, type Pattern } from './syntax.ts'

const codesOf = (text: string): readonly number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0)

const textOf = (codes: readonly number[], start: number, end: number): string =>
  codes
    .slice(start, end)
    .map((code) => String.fromCodePoint(code))
    .join('')

// A text that is no pattern makes the result null, as every wrong argument does.
const orNull = <T>(run: () => T): T | null => {
  try {
    return run()
  } catch (error) {
    if (error instanceof NoPattern) return null
    throw error
  }
}

/** Whether a text is a pattern with these flags. */
export const isPattern = (pattern: string, flags: string): boolean => orNull(() => readPattern(pattern, flags)) !== null

/** Whether a pattern of XPath matches somewhere in a text; null where the pattern or its flags are none. */
export const matchesPattern = (input: string, pattern: string, flags: string, machine: Machine): boolean | null =>
  orNull(() => {
    const read = readPattern(pattern, flags)
    machine.allot(input.length)
    return findMatch(read, codesOf(input), 0, machine) !== null
  })

// XPath forbids to replace or split by a pattern that matches the empty text.
const refuseEmpty = (pattern: Pattern, machine: Machine): void => {
  if (findMatch(pattern, [], 0, machine)) throw new NoPattern()
}

function* matchesOf(pattern: Pattern, codes: readonly number[], machine: Machine): Generator<Match> {
  let from = 0
  while (from <= codes.length) {
    const match = findMatch(pattern, codes, from, machine)
    if (!match) return
    yield match
    from = Math.max(match[0].end, match[0].start + 1)
  }
}

type Piece = string | number

// `$1` is a group, `\$` and `\\` the signs themselves; a number of several digits is cut to the groups that there are.
const readReplacement = (replacement: string, groups: number): readonly Piece[] => {
  const pieces: Piece[] = []
  let rest = replacement
  while (rest !== '') {
    const match = /^(?:\\([\\$])|\$(\d+)|([^\\$]+))/s.exec(rest)
    if (!match) throw new NoPattern()
    if (match[2] === undefined) {
      pieces.push(match[1] ?? match[3] ?? '')
      rest = rest.slice(match[0].length)
      continue
    }
    let digits = match[2]
    while (digits.length > 1 && Number(digits) > groups) digits = digits.slice(0, -1)
    pieces.push(Number(digits))
    rest = rest.slice(1 + digits.length)
  }
  return pieces
}

const fill = (pieces: readonly Piece[], match: Match, codes: readonly number[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      const capture = match[piece]
      return capture ? textOf(codes, capture.start, capture.end) : ''
    })
    .join('')

/** A pattern with its flags. */
export type Search = { readonly pattern: string; readonly flags: string }

/** Replaces every match of a pattern; null where the pattern, flags or replacement are none. */
export const replacePattern = (input: string, search: Search, replacement: string, machine: Machine): string | null =>
  orNull(() => {
    const pattern = readPattern(search.pattern, search.flags)
    const pieces = readReplacement(replacement, pattern.groups)
    refuseEmpty(pattern, machine)
    machine.allot(input.length)
    const codes = codesOf(input)
    let result = ''
    let last = 0
    for (const match of matchesOf(pattern, codes, machine)) {
      result += textOf(codes, last, match[0].start) + fill(pieces, match, codes)
      machine.allot(result.length)
      last = match[0].end
    }
    return result + textOf(codes, last, codes.length)
  })

/** Cuts a text at every match of a pattern; null where the pattern is none. */
export const splitPattern = (input: string, pattern: string, machine: Machine): readonly string[] | null =>
  orNull(() => {
    const read = readPattern(pattern, '')
    refuseEmpty(read, machine)
    machine.allot(input.length)
    const codes = codesOf(input)
    const parts: string[] = []
    let last = 0
    for (const match of matchesOf(read, codes, machine)) {
      parts.push(textOf(codes, last, match[0].start))
      last = match[0].end
    }
    return [...parts, textOf(codes, last, codes.length)]
  })
