import { blocks } from '../grammar/unicode-blocks.ts'
import { type CharacterSet, NoPattern } from './syntax.ts'

const characterOf = (code: number): string => String.fromCodePoint(code)

const fold = (character: string): string => {
  const upper = character.toUpperCase()
  const lower = (upper.length === character.length ? upper : character).toLowerCase()
  return lower.length === character.length ? lower : character
}

/** Whether two code points are the same letter without regard to case. */
export const sameLetter = (left: number, right: number): boolean =>
  left === right || fold(characterOf(left)) === fold(characterOf(right))

/** Gives a code point and the same letter in other cases. */
export const variants = (code: number): readonly number[] => {
  const character = characterOf(code)
  const forms = [character, fold(character), fold(character).toUpperCase(), character.toUpperCase()]
  return [...new Set(forms)].filter((form) => Array.from(form).length === 1).map((form) => form.codePointAt(0) ?? code)
}

/** The set of the code points from one to another. */
export const between =
  (from: number, to: number): CharacterSet =>
  (code) =>
    code >= from && code <= to

/** The set of everything outside a set. */
export const complement =
  (set: CharacterSet): CharacterSet =>
  (code) =>
    !set(code)

/** The set of what is in any of the sets. */
export const union =
  (sets: readonly CharacterSet[]): CharacterSet =>
  (code) =>
    sets.some((set) => set(code))

/** A set that takes a letter where it has the same letter in another case. */
export const withoutCase =
  (set: CharacterSet): CharacterSet =>
  (code) =>
    variants(code).some(set)

const matching =
  (pattern: RegExp): CharacterSet =>
  (code) =>
    pattern.test(characterOf(code))

const categories = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/

/** Gives the set of `\p{…}`: a general category of Unicode, or a block named `Is…`. */
export const propertySet = (name: string): CharacterSet => {
  if (categories.test(name)) return matching(new RegExp(`^\\p{${name}}$`, 'u'))
  const block = name.startsWith('Is') ? blocks.get(name.slice(2)) : undefined
  if (!block) throw new NoPattern()
  return between(block[0], block[1])
}

const nameStart = /^[\p{L}\p{Nl}_:]$/u
const namePart = /^[\p{L}\p{Nl}\p{Nd}\p{M}_:.\-\u00b7]$/u

const classEscapes: Readonly<Record<string, CharacterSet>> = {
  d: matching(/^\p{Nd}$/u),
  w: complement(matching(/^[\p{P}\p{Z}\p{C}]$/u)),
  s: matching(/^[ \t\n\r]$/),
  i: matching(nameStart),
  c: matching(namePart),
}

/** Gives the set of `\d`, `\S` and their like; undefined where the letter stands for none. */
export const escapedSet = (letter: string): CharacterSet | undefined => {
  const set = classEscapes[letter.toLowerCase()]
  return set && letter !== letter.toLowerCase() ? complement(set) : set
}

const characterEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** Gives the character of `\n`, `\.` and their like; undefined where the character may not be escaped. */
export const escapedCharacter = (letter: string): string | undefined => {
  const control = characterEscapes[letter]
  return control ?? (/^[\\|.\-^?*+{}()[\]$]$/.test(letter) ? letter : undefined)
}
