import { expect, it } from 'vitest'
import type { Register } from '../city/city.ts'
import { parseSearch, pinyinInitials, searchTextOf, searchVector } from './search-text.ts'

const label = { zh: '', en: '' }
const base = { label, required: false, list: false, aliases: [], visibility: 'public' as const, type: 'text' as const }
const register: Register = {
  id: 'enterprise',
  label,
  owner: 'gxj',
  keepers: [],
  key: ['name'],
  title: 'name',
  visibility: 'public',
  fields: [
    { ...base, id: 'name', search: true },
    { ...base, id: 'scope', search: true },
    { ...base, id: 'note', search: false },
  ],
}

it('searches the marked fields in one form of width and case, and the initials of the title', () => {
  const text = searchTextOf(register, { name: '天津ＡＢ生物', scope: 'Enzymes  of X', note: 'hidden' })
  expect(text).toBe('天津ab生物\nenzymes of x\ntjabsw')
})

it('gives initials only where there is Chinese', () => {
  expect(pinyinInitials('Acme Bio')).toBe('')
  expect(pinyinInitials('合成生物（天津）2号')).toBe('hcswtj2h')
})

it('pairs neighbouring characters, never across lines or blanks', () => {
  expect(searchVector("ab c\n'd").split(' ').toSorted()).toEqual(["'''d'", "'ab'"])
})

it('asks for every pair, for the beginning of a pair where one character is typed, and for each word', () => {
  expect(parseSearch('生物制')).toMatchObject({ tsquery: `'生物' & '物制'`, patterns: ['%生物制%'] })
  expect(parseSearch('酶')).toMatchObject({ tsquery: `'酶':*`, patterns: [] })
  expect(parseSearch(' 天津  100% ')).toMatchObject({
    tsquery: `'天津' & '100' & '00' & '0%'`,
    patterns: [String.raw`%100\%%`],
  })
  expect(parseSearch('   ')).toBeUndefined()
})

it('finds every substring of two or more characters by its pieces, and no text without it passes the patterns', () => {
  const text = '天津ab12生物c有限'
  const vector = new Set(searchVector(text).split(' '))
  const signs = Array.from(text)
  for (let start = 0; start < signs.length; start += 1) {
    for (let end = start + 2; end <= signs.length; end += 1) {
      const query = parseSearch(signs.slice(start, end).join(''))
      for (const part of query?.tsquery.split(' & ') ?? []) {
        const isFound = part.endsWith(':*')
          ? [...vector].some((piece) => piece.startsWith(part.slice(0, -3)))
          : vector.has(part)
        expect(isFound, `${signs.slice(start, end).join('')}: ${part}`).toBe(true)
      }
    }
  }
})
