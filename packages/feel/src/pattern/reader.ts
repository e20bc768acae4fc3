import { between, complement, escapedCharacter, escapedSet, propertySet, union, withoutCase } from './character.ts'
import { type CharacterSet, NoPattern, type Pattern, type PatternFlags, type PatternNode, readFlags } from './syntax.ts'

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

/** Reads a pattern; throws `NoPattern` where XPath does not allow it. */
export const readPattern = (source: string, flagText: string): Pattern => {
  const flags = readFlags(flagText)
  const reader = createReader([...(flags.spaced ? withoutSpaces(source) : source)], flags)
  return reader.read()
}

const createReader = (characters: readonly string[], flags: PatternFlags): { read: () => Pattern } => {
  let position = 0
  let groups = 0
  let depth = 0
  const closed = new Set<number>()

  const peek = (): string | undefined => characters[position]
  const take = (): string => {
    const character = characters[position]
    if (character === undefined) throw new NoPattern()
    position += 1
    return character
  }
  const accept = (wanted: string): boolean => {
    const found = characters.slice(position, position + wanted.length).join('') === wanted
    if (found) position += wanted.length
    return found
  }
  const cased = (set: CharacterSet): CharacterSet => (flags.ignoreCase ? withoutCase(set) : set)
  const single = (character: string): CharacterSet => {
    const code = character.codePointAt(0) ?? 0
    return cased(between(code, code))
  }
  const readUntil = (end: string): string => {
    let text = ''
    for (let next = take(); next !== end; next = take()) text += next
    return text
  }
  const property = (letter: string): CharacterSet => {
    if (take() !== '{') throw new NoPattern()
    const set = propertySet(readUntil('}'))
    return letter === 'p' ? set : complement(set)
  }
  const multiple = (letter: string): CharacterSet | undefined =>
    letter === 'p' || letter === 'P' ? property(letter) : escapedSet(letter)

  const classCharacter = (): string => {
    const character = take()
    if (character !== '\\') {
      if (character === '[' || character === ']') throw new NoPattern()
      return character
    }
    const escaped = escapedCharacter(take())
    if (escaped === undefined) throw new NoPattern()
    return escaped
  }
  const classItem = (): CharacterSet => {
    if (peek() === '\\') {
      const set = /[pPdDwWsSiIcC]/.test(characters[position + 1] ?? '') ? (take(), multiple(take())) : undefined
      if (set) return set
    }
    const from = classCharacter()
    if (peek() !== '-' || characters[position + 1] === ']' || characters[position + 1] === '[') return single(from)
    take()
    const [low, high] = [from.codePointAt(0) ?? 0, classCharacter().codePointAt(0) ?? 0]
    if (low > high) throw new NoPattern()
    return cased(between(low, high))
  }
  const characterClass = (): CharacterSet => {
    const negated = accept('^')
    const sets: CharacterSet[] = []
    let without: CharacterSet | null = null
    while (!accept(']')) {
      if (sets.length > 0 && accept('-[')) {
        without = characterClass()
        if (take() !== ']') throw new NoPattern()
        break
      }
      sets.push(classItem())
    }
    if (sets.length === 0) throw new NoPattern()
    const base = negated ? complement(union(sets)) : union(sets)
    const taken = without
    return taken ? (code) => base(code) && !taken(code) : base
  }

  const reference = (first: string): PatternNode => {
    let index = Number(first)
    while (/^\d$/.test(peek() ?? '') && index * 10 + Number(peek()) <= groups) index = index * 10 + Number(take())
    if (!closed.has(index)) throw new NoPattern()
    return { kind: 'reference', index }
  }
  const escape = (): PatternNode => {
    const letter = take()
    if (/^[1-9]$/.test(letter)) return reference(letter)
    const set = multiple(letter)
    if (set) return { kind: 'set', has: set }
    const character = escapedCharacter(letter)
    if (character === undefined) throw new NoPattern()
    return { kind: 'set', has: single(character) }
  }
  const group = (): PatternNode => {
    const index = accept('?:') ? null : (groups += 1)
    depth += 1
    if (depth > mostNested) throw new NoPattern()
    const body = choice()
    depth -= 1
    if (take() !== ')') throw new NoPattern()
    if (index !== null) closed.add(index)
    return { kind: 'group', index, body }
  }
  const dot = flags.dotAll ? (): boolean => true : (code: number): boolean => code !== 10 && code !== 13
  const atom = (): PatternNode => {
    const character = take()
    if (character === '(') return group()
    if (character === '[') return { kind: 'set', has: characterClass() }
    if (character === '\\') return escape()
    if (character === '^') return { kind: 'start' }
    if (character === '$') return { kind: 'end' }
    if (character === '.') return { kind: 'set', has: dot }
    if (/^[?*+{}\])]$/.test(character)) throw new NoPattern()
    return { kind: 'set', has: single(character) }
  }

  const bounds = (): readonly [number, number] | null => {
    if (accept('?')) return [0, 1]
    if (accept('*')) return [0, Number.POSITIVE_INFINITY]
    if (accept('+')) return [1, Number.POSITIVE_INFINITY]
    if (!accept('{')) return null
    const match = /^(\d{1,6})(,(\d{0,6}))?$/.exec(readUntil('}'))
    if (!match) throw new NoPattern()
    const min = Number(match[1])
    const max = match[2] === undefined ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3])
    if (max < min) throw new NoPattern()
    return [min, max]
  }
  const piece = (): PatternNode => {
    const body = atom()
    const count = bounds()
    return count ? { kind: 'repeat', body, min: count[0], max: count[1], lazy: accept('?') } : body
  }
  const sequence = (): PatternNode => {
    const parts: PatternNode[] = []
    while (peek() !== undefined && peek() !== '|' && peek() !== ')') parts.push(piece())
    return { kind: 'sequence', parts }
  }
  const choice = (): PatternNode => {
    const options = [sequence()]
    while (accept('|')) options.push(sequence())
    const [only] = options
    return options.length === 1 && only ? only : { kind: 'choice', options }
  }
  return {
    read: () => {
      const root = choice()
      if (peek() !== undefined) throw new NoPattern()
      return { root, groups, flags }
    },
  }
}
