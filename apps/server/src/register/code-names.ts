import { Problem, Result } from '@ceyuan/values'
import type { City, Industry, Register } from '../city/city.ts'
import type { FieldValue } from './field-value.ts'

type Codes = Pick<City, 'regions' | 'industries'>

/** What the codes of regions and industries are called; an industry with its code, as people know it by both. */
export const codeNames = ({ regions, industries }: Codes): ReadonlyMap<string, string> =>
  new Map([
    ...regions.map(({ code, name }) => [code, name] as const),
    ...industries.map(({ code, name }) => [code, `${code} ${name}`] as const),
  ])

const sectionLetter = /^[A-T](?=\d)/u
const codeAndName = /^([A-T]?\d{2,4}|[A-T])\s*(.*)$/u

const isInside = (inner: string, outer: string): boolean => /^[A-T]$/u.test(outer) || inner.startsWith(outer)

// A name that a class shares with the group around it means the class; one that two places of the table share means neither.
const codesByName = (industries: readonly Industry[]): ReadonlyMap<string, string | undefined> => {
  const codes = new Map<string, string | undefined>()
  for (const { code, name } of industries) {
    const other = codes.get(name)
    codes.set(name, codes.has(name) && (other === undefined || !isInside(code, other)) ? undefined : code)
  }
  return codes
}

/** Finds an industry's code from how a person writes it: the code, with or without the letter of its section, its name, or both. */
export const createIndustryLookup = (industries: readonly Industry[]): ((text: string) => string | undefined) => {
  const names = new Map(industries.map(({ code, name }) => [code, name]))
  const byName = codesByName(industries)
  return (text) => {
    const [, written = '', name = ''] = codeAndName.exec(text) ?? []
    const code = written.replace(sectionLetter, '')
    if (industries.length === 0) return name === '' && written !== '' ? written : undefined
    if (names.has(code) && (name === '' || names.get(code) === name)) return code
    return byName.get(text)
  }
}

/** A record's values by field. */
export type Values = Readonly<Record<string, FieldValue>>

/** Every code of a region or industry among the values that the city's tables do not have; a city without a table takes any. */
export const checkCodes = ({ regions, industries }: Codes, register: Register, values: Values): Result<Values> => {
  const tables = {
    region: new Set(regions.map(({ code }) => code)),
    industry: new Set(industries.map(({ code }) => code)),
  }
  const [first, ...rest] = register.fields.flatMap(({ id, label, type }) => {
    const value = values[id]
    if ((type !== 'region' && type !== 'industry') || typeof value !== 'string') return []
    if (tables[type].size === 0 || tables[type].has(value.replace(sectionLetter, ''))) return []
    const shown = { field: label.zh, fieldEn: label.en, reason: type, found: value, wanted: '' }
    return [Problem.create('register.value-wrong', shown, { path: `/body/fields/${id}` })]
  })
  return first ? Result.failure(first, ...rest) : Result.success(values)
}
