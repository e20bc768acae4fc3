import { NoPattern, type PatternFlags } from './syntax.ts'

/** A place in a pattern's text that moves on as it is read, with what has been seen on the way. */
export type Cursor = {
  readonly flags: PatternFlags
  readonly peek: (ahead?: number) => string | undefined
  /** Takes the next character; throws `NoPattern` at the end. */
  readonly take: () => string
  /** Takes a text where it stands next. */
  readonly accept: (wanted: string) => boolean
  /** Takes everything up to a character, and that too. */
  readonly takeUntil: (end: string) => string
  /** Opens the next group and gives its number. */
  readonly openGroup: () => number
  readonly closeGroup: (index: number) => void
  readonly isClosed: (index: number) => boolean
  readonly groups: () => number
}

/** Makes a cursor at the start of a pattern's characters. */
export const createCursor = (characters: readonly string[], flags: PatternFlags): Cursor => {
  let position = 0
  let groups = 0
  const closed = new Set<number>()
  const take = (): string => {
    const character = characters[position]
    if (character === undefined) throw new NoPattern()
    position += 1
    return character
  }
  return {
    flags,
    take,
    peek: (ahead = 0) => characters[position + ahead],
    accept: (wanted) => {
      const found = characters.slice(position, position + wanted.length).join('') === wanted
      if (found) position += wanted.length
      return found
    },
    takeUntil: (end) => {
      let text = ''
      for (let next = take(); next !== end; next = take()) text += next
      return text
    },
    openGroup: () => (groups += 1),
    closeGroup: (index) => {
      closed.add(index)
    },
    isClosed: (index) => closed.has(index),
    groups: () => groups,
  }
}
