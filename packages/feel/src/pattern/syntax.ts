/** Whether a code point belongs to a set. */
export type CharacterSet = (code: number) => boolean

/** A pattern as a tree. */
export type PatternNode =
  | { readonly kind: 'set'; readonly has: CharacterSet }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly index: number | null; readonly body: PatternNode }
  | {
      readonly kind: 'repeat'
      readonly body: PatternNode
      readonly min: number
      readonly max: number
      readonly lazy: boolean
    }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'reference'; readonly index: number }

/** The flags of XPath: `s` dot matches all, `m` lines, `i` without case, `x` spaces ignored. */
export type PatternFlags = {
  readonly dotAll: boolean
  readonly lines: boolean
  readonly ignoreCase: boolean
  readonly spaced: boolean
}

/** A pattern read, with the number of its groups. */
export type Pattern = { readonly root: PatternNode; readonly groups: number; readonly flags: PatternFlags }

/** Thrown where a text is no pattern, to leave the reader at once; the functions turn it into null. */
export class NoPattern extends Error {}

/** Reads the flags; throws `NoPattern` for any other letter. */
export const readFlags = (flags: string): PatternFlags => {
  if (!/^[smix]*$/.test(flags)) throw new NoPattern()
  return {
    dotAll: flags.includes('s'),
    lines: flags.includes('m'),
    ignoreCase: flags.includes('i'),
    spaced: flags.includes('x'),
  }
}
