import { pinyin } from 'pinyin-pro'
import type { Register } from '../city/city.ts'

/** Text as it is searched: one form of width and case, blanks joined. */
export const normaliseSearch = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()

const isHan = /\p{Script=Han}/u

/** The pinyin initials of a name, other letters and digits kept. */
export const pinyinInitials = (name: string): string =>
  isHan.test(name)
    ? pinyin(normaliseSearch(name), {
        pattern: 'first',
        toneType: 'none',
        type: 'array',
        nonZh: 'consecutive',
        v: true,
      })
        .map((part) => part.replaceAll(/[^a-z0-9]/gu, ''))
        .join('')
    : ''

const toText = (value: unknown): string => {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(' ') : ''
}

/** What a record is found by: the text of each searched field on a line, last the pinyin initials of its title. */
export const searchTextOf = (register: Register, fields: Readonly<Record<string, unknown>>): string => {
  const lines = register.fields
    .filter(({ search, id }) => search || id === register.title)
    .map(({ id }) => normaliseSearch(toText(fields[id])))
  return [...lines, pinyinInitials(toText(fields[register.title]))].filter((line) => line !== '').join('\n')
}

const mustEscape = (text: string): boolean => text.includes('\\') || text.includes("'")

const quoteLexeme = (gram: string): string => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

// A million long texts are cut up here, so this counts codes and makes no lists.
const isPlainCode = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57)

const isPlain = (sign: string): boolean => sign.length === 1 && isPlainCode(sign.charCodeAt(0))

const lengthAt = (line: string, index: number): number => ((line.codePointAt(index) ?? 0) > 0xff_ff ? 2 : 1)

const blank = 32

const pieceAt = (line: string, index: number): string | undefined => {
  const next = index + lengthAt(line, index)
  const [code, following] = [line.charCodeAt(index), line.charCodeAt(next)]
  if (next >= line.length || code === blank || following === blank) return undefined
  const isRun = isPlainCode(code) && isPlainCode(following) && isPlainCode(line.charCodeAt(next + 1))
  return line.slice(index, isRun ? next + 2 : next + lengthAt(line, next))
}

/**
 * The pieces by which a line is found: pairs of neighbouring characters; of letters and digits, which are few and therefore common,
 * threes instead, with the last pair of each run.
 */
const piecesOf = (line: string): readonly string[] => {
  const pieces: string[] = []
  for (let index = 0; index < line.length; index += lengthAt(line, index)) {
    const piece = pieceAt(line, index)
    if (piece !== undefined) pieces.push(piece)
  }
  return pieces
}

/** The pieces that a text must hold to hold the word; a last pair may be the beginning of three in it, and is left out. */
const gramsOfWord = (word: string): readonly string[] => {
  const pieces = piecesOf(word)
  const last = pieces.at(-1)
  return last !== undefined && Array.from(last).every(isPlain) && Array.from(last).length === 2
    ? pieces.slice(0, -1)
    : pieces
}

/** A search text as the text of a tsvector: the pieces of its lines; the database drops those that are repeated. */
export const searchVector = (searchText: string): string => {
  const pieces = searchText.split('\n').flatMap(piecesOf)
  if (pieces.length === 0) return ''
  return mustEscape(searchText) ? pieces.map(quoteLexeme).join(' ') : `'${pieces.join("' '")}'`
}

/** A question as the database answers it: a tsquery that finds candidates, and the patterns each must match. */
export type SearchQuery = {
  readonly tsquery: string
  readonly patterns: readonly string[]
  readonly words: readonly string[]
  readonly grams: readonly string[]
}

const likePattern = (word: string): string => `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`

/** The same question asked of the index by few of its pairs only, the texts found being read through for the rest. */
export const narrowTo = (search: SearchQuery, grams: readonly string[]): SearchQuery => ({
  ...search,
  tsquery: [
    ...grams.map(quoteLexeme),
    ...search.words.filter((word) => gramsOfWord(word).length === 0).map(beginningOf),
  ].join(' & '),
  patterns: search.words.map(likePattern),
})

const longest = 60
const mostWords = 6

// A word too short for a piece of its own is the beginning of some.
const beginningOf = (word: string): string => `${quoteLexeme(word)}:*`

const wordQuery = (word: string): string => {
  const grams = gramsOfWord(word)
  return grams.length === 0 ? beginningOf(word) : grams.map(quoteLexeme).join(' & ')
}

/** Reads what was typed into the search box; undefined where there is nothing to look for. */
export const parseSearch = (typed: string): SearchQuery | undefined => {
  const words = normaliseSearch(typed.slice(0, longest))
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
  if (words.length === 0) return undefined
  return {
    words,
    grams: [...new Set(words.flatMap(gramsOfWord))],
    tsquery: words.map(wordQuery).join(' & '),
    patterns: words.filter((word) => Array.from(word).length > 2).map(likePattern),
  }
}
