import { escapedCharacter } from './character.ts'
import { readClass, readEscapedSet, singleSet } from './class-reader.ts'
import { createCursor, type Cursor } from './cursor.ts'
import { NoPattern, type Pattern, type PatternNode, readFlags } from './syntax.ts'

// Spaces are ignored outside character classes before anything else is read.
const withoutSpaces = (pattern: string): string => {
  let kept = ''
  let depth = 0
  let escaped = false
  for (const character of pattern) {
    if (depth === 0 && /[ \t\n\r]/.test(character)) continue
    kept += character
    if (!escaped && character === '[') depth += 1
    if (!escaped && character === ']') depth -= 1
    escaped = !escaped && character === '\\'
  }
  return kept
}

const mostNested = 200

const readReference = (first: string, cursor: Cursor): PatternNode => {
  let index = Number(first)
  while (/^\d$/.test(cursor.peek() ?? '') && index * 10 + Number(cursor.peek()) <= cursor.groups()) {
    index = index * 10 + Number(cursor.take())
  }
  if (!cursor.isClosed(index)) throw new NoPattern()
  return { kind: 'reference', index }
}

const readEscape = (cursor: Cursor): PatternNode => {
  const letter = cursor.take()
  if (/^[1-9]$/.test(letter)) return readReference(letter, cursor)
  const set = readEscapedSet(letter, cursor)
  if (set) return { kind: 'set', has: set }
  const character = escapedCharacter(letter)
  if (character === undefined) throw new NoPattern()
  return { kind: 'set', has: singleSet(character, cursor.flags) }
}

const readGroup = (cursor: Cursor, depth: number): PatternNode => {
  const index = cursor.accept('?:') ? null : cursor.openGroup()
  if (depth > mostNested) throw new NoPattern()
  const body = readChoice(cursor, depth + 1)
  if (cursor.take() !== ')') throw new NoPattern()
  if (index !== null) cursor.closeGroup(index)
  return { kind: 'group', index, body }
}

const anything = (): boolean => true
const anyInLine = (code: number): boolean => code !== 10 && code !== 13

const readAtom = (cursor: Cursor, depth: number): PatternNode => {
  const character = cursor.take()
  switch (character) {
    case '(':
      return readGroup(cursor, depth)
    case '[':
      return { kind: 'set', has: readClass(cursor) }
    case '\\':
      return readEscape(cursor)
    case '^':
      return { kind: 'start' }
    case '$':
      return { kind: 'end' }
    case '.':
      return { kind: 'set', has: cursor.flags.dotAll ? anything : anyInLine }
    default:
      if (/^[?*+{}\])]$/.test(character)) throw new NoPattern()
      return { kind: 'set', has: singleSet(character, cursor.flags) }
  }
}

const readBounds = (cursor: Cursor): readonly [number, number] | null => {
  if (cursor.accept('?')) return [0, 1]
  if (cursor.accept('*')) return [0, Number.POSITIVE_INFINITY]
  if (cursor.accept('+')) return [1, Number.POSITIVE_INFINITY]
  if (!cursor.accept('{')) return null
  const match = /^(\d{1,6})(,(\d{0,6}))?$/.exec(cursor.takeUntil('}'))
  if (!match) throw new NoPattern()
  const min = Number(match[1])
  const upper = match[2] === undefined ? match[1] : match[3]
  const max = upper === '' ? Number.POSITIVE_INFINITY : Number(upper)
  if (max < min) throw new NoPattern()
  return [min, max]
}

const readPiece = (cursor: Cursor, depth: number): PatternNode => {
  const body = readAtom(cursor, depth)
  const count = readBounds(cursor)
  return count ? { kind: 'repeat', body, min: count[0], max: count[1], lazy: cursor.accept('?') } : body
}

const readSequence = (cursor: Cursor, depth: number): PatternNode => {
  const parts: PatternNode[] = []
  while (cursor.peek() !== undefined && cursor.peek() !== '|' && cursor.peek() !== ')') {
    parts.push(readPiece(cursor, depth))
  }
  return { kind: 'sequence', parts }
}

const readChoice = (cursor: Cursor, depth: number): PatternNode => {
  const first = readSequence(cursor, depth)
  const options = [first]
  while (cursor.accept('|')) options.push(readSequence(cursor, depth))
  return options.length === 1 ? first : { kind: 'choice', options }
}

/** Reads a pattern; throws `NoPattern` where XPath does not allow it. */
export const readPattern = (source: string, flagText: string): Pattern => {
  const flags = readFlags(flagText)
  const cursor = createCursor(Array.from(flags.spaced ? withoutSpaces(source) : source), flags)
  const root = readChoice(cursor, 0)
  if (cursor.peek() !== undefined) throw new NoPattern()
  return { root, groups: cursor.groups(), flags }
}
