import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { City, Register } from '../city/city.ts'
import { loadCity } from '../city/load-city.ts'
import { checkCodes, codeNames, createIndustryLookup } from './code-names.ts'

const cities = join(import.meta.dirname, '../../../../cities')
const load = async (city: string): Promise<City> => {
  const loaded = await loadCity(join(cities, city))
  if (loaded.kind === 'failure') throw new Error(JSON.stringify(loaded.problems))
  return loaded.value
}
const first = await load('tianjin')
const label = { zh: '行业代码', en: 'Industry' }
const rest = { label, required: false, search: false, list: true, aliases: [], visibility: 'public' as const }
const register: Register = {
  id: 'enterprise',
  label,
  owner: 'gxj',
  keepers: [],
  key: ['industry'],
  title: 'industry',
  visibility: 'public',
  fields: [
    { ...rest, id: 'industry', type: 'industry' },
    { ...rest, id: 'district', type: 'region' },
  ],
}

it('the table of GB/T 4754-2017 is whole: its sections, divisions and groups, and every class stands within its group', () => {
  const codes = first.industries.map(({ code }) => code)
  const ofLength = (length: number) => codes.filter((code) => /^\d/u.test(code) && code.length === length)
  expect([codes.filter((code) => /^[A-T]$/u.test(code)).length, ofLength(2).length, ofLength(3).length]).toEqual([
    20, 97, 473,
  ])
  expect(ofLength(4).length).toBeGreaterThanOrEqual(1380)
  const known = new Set(codes)
  expect(codes.filter((code) => code.length > 2 && !known.has(code.slice(0, -1)))).toEqual([])
})

it('an industry is found by its code, the letter of its section before it, its name, or both', () => {
  const find = createIndustryLookup(first.industries)
  const texts = ['1495', 'C1495', '食品及饲料添加剂制造', '1495 食品及饲料添加剂制造', 'C', '制造业']
  expect(texts.map(find)).toEqual(['1495', '1495', '1495', '1495', 'C', 'C'])
  expect(find('国际组织')).toBe('9700')
  expect(['9999', '1495 稻谷种植', '没有这一类', ''].map(find)).toEqual([undefined, undefined, undefined, undefined])
})

it('a city without a table takes any code of the right form', () => {
  const find = createIndustryLookup([])
  expect(['9999', 'C1495', '食品'].map(find)).toEqual(['9999', 'C1495', undefined])
  const given = { industry: '9999', district: '000000' }
  expect(checkCodes({ regions: [], industries: [] }, register, given).kind).toBe('success')
})

it('a code that the tables do not have is refused, each by its field', () => {
  expect(checkCodes(first, register, { industry: 'C1495', district: first.regions[0]?.code ?? '' }).kind).toBe(
    'success',
  )
  const refused = checkCodes(first, register, { industry: '9999', district: '999999' })
  expect(refused).toMatchObject({
    kind: 'failure',
    problems: [
      {
        code: 'register.value-wrong',
        values: { reason: 'industry', found: '9999' },
        at: { path: '/body/fields/industry' },
      },
      {
        code: 'register.value-wrong',
        values: { reason: 'region', found: '999999' },
        at: { path: '/body/fields/district' },
      },
    ],
  })
})

it('an industry is called by its code and its name, a region by its name', () => {
  const names = codeNames(first)
  expect(names.get('2762')).toBe('2762 基因工程药物和疫苗制造')
  expect(names.get(first.regions[0]?.code ?? '')).toBe(first.regions[0]?.name)
})
