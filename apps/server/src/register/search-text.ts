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

const quoteLexeme = (gram: string): string => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

const gramsOf = (text: string): ReadonlySet<string> => {
  const grams = new Set<string>()
  for (const line of text.split('\n')) {
    const signs = Array.from(line)
    for (let index = 1; index < signs.length; index += 1) {
      const [left = '', right = ''] = [signs[index - 1], signs[index]]
      if (left !== ' ' && right !== ' ') grams.add(left + right)
    }
  }
  return grams
}

/** A search text as the text of a tsvector: its pairs of neighbouring characters. */
export const searchVector = (searchText: string): string => Array.from(gramsOf(searchText), quoteLexeme).join(' ')

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
    ...search.words.filter((word) => Array.from(word).length === 1).map((word) => `${quoteLexeme(word)}:*`),
  ].join(' & '),
  patterns: search.words.map(likePattern),
})

const longest = 60
const mostWords = 6

const wordQuery = (word: string): string =>
  Array.from(word).length === 1 ? `${quoteLexeme(word)}:*` : Array.from(gramsOf(word), quoteLexeme).join(' & ')

/** Reads what was typed into the search box; undefined where there is nothing to look for. */
export const parseSearch = (typed: string): SearchQuery | undefined => {
  const words = normaliseSearch(typed.slice(0, longest))
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
  if (words.length === 0) return undefined
  return {
    words,
    grams: words.flatMap((word) => [...gramsOf(word)]),
    tsquery: words.map(wordQuery).join(' & '),
    patterns: words.filter((word) => Array.from(word).length > 2).map(likePattern),
  }
}
