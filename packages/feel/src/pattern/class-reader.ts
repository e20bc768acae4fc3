import { between, complement, escapedCharacter, escapedSet, propertySet, union, withoutCase } from './character.ts'
import type { Cursor } from './cursor.ts'
import { type CharacterSet, NoPattern, type PatternFlags } from './syntax.ts'

const cased = (set: CharacterSet, { ignoreCase }: PatternFlags): CharacterSet => (ignoreCase ? withoutCase(set) : set)

const codeOf = (character: string): number => character.codePointAt(0) ?? 0

/** Gives the set of one character. */
export const singleSet = (character: string, flags: PatternFlags): CharacterSet =>
  cased(between(codeOf(character), codeOf(character)), flags)

/** Reads the set of an escape such as `\d` or `\p{L}`, its letter taken; undefined where the letter stands for none. */
export const readEscapedSet = (letter: string, cursor: Cursor): CharacterSet | undefined => {
  if (letter !== 'p' && letter !== 'P') return escapedSet(letter)
  if (cursor.take() !== '{') throw new NoPattern()
  const set = propertySet(cursor.takeUntil('}'))
  return letter === 'p' ? set : complement(set)
}

const readCharacter = (cursor: Cursor): string => {
  const character = cursor.take()
  if (character === '[' || character === ']') throw new NoPattern()
  if (character !== '\\') return character
  const escaped = escapedCharacter(cursor.take())
  if (escaped === undefined) throw new NoPattern()
  return escaped
}

const readItem = (cursor: Cursor): CharacterSet => {
  if (cursor.peek() === '\\' && /^[pPdDwWsSiIcC]$/.test(cursor.peek(1) ?? '')) {
    cursor.take()
    const set = readEscapedSet(cursor.take(), cursor)
    if (set) return set
  }
  const from = readCharacter(cursor)
  if (cursor.peek() !== '-' || cursor.peek(1) === ']' || cursor.peek(1) === '[') return singleSet(from, cursor.flags)
  cursor.take()
  const to = readCharacter(cursor)
  if (codeOf(from) > codeOf(to)) throw new NoPattern()
  return cased(between(codeOf(from), codeOf(to)), cursor.flags)
}

const mostNested = 50

/** Reads a character class, its `[` taken, with a subtraction such as `[a-z-[aeiou]]`. */
export const readClass = (cursor: Cursor, depth = 0): CharacterSet => {
  if (depth > mostNested) throw new NoPattern()
  const negated = cursor.accept('^')
  const sets: CharacterSet[] = []
  let without: CharacterSet | null = null
  while (without === null && !cursor.accept(']')) {
    if (sets.length > 0 && cursor.accept('-[')) {
      without = readClass(cursor, depth + 1)
      if (cursor.take() !== ']') throw new NoPattern()
    } else sets.push(readItem(cursor))
  }
  if (sets.length === 0) throw new NoPattern()
  const base = negated ? complement(union(sets)) : union(sets)
  const taken = without
  return taken ? (code) => base(code) && !taken(code) : base
}
