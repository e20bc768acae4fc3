import type { City } from '../city/city.ts'
import type { Label } from '../context.ts'
import type { Cohorts } from './population.ts'

type Part = Cohorts['parts'][number]

/** Puts enterprises into parts as they are read. */
export type CohortReader = { readonly parts: readonly Part[]; readonly partOf: (value: string | null) => number }

const unknown: Part = { key: '', label: null }

const reader = (parts: readonly Part[], keyOf: (value: string) => string | undefined): CohortReader => {
  const all = [unknown, ...parts]
  const places = new Map(all.map(({ key }, index) => [key, index]))
  return { parts: all, partOf: (value) => (value === null ? 0 : (places.get(keyOf(value) ?? '') ?? 0)) }
}

/** By district, in the order of the city. */
export const districtReader = ({ regions }: Pick<City, 'regions'>): CohortReader =>
  reader(
    regions.map(({ code, name, en }) => ({ key: code, label: { zh: name, en } })),
    (code) => code,
  )

const sectionOf = (industries: City['industries']): ReadonlyMap<string, string> => {
  const sections = new Map<string, string>()
  let section = ''
  for (const { code } of industries) {
    if (/^[A-T]$/u.test(code)) section = code
    else if (code.length === 2) sections.set(code, section)
  }
  return sections
}

/** By section of the economy (GB/T 4754), found from the code of the class. */
export const industryReader = ({ industries }: Pick<City, 'industries'>): CohortReader => {
  const sections = sectionOf(industries)
  return reader(
    industries.flatMap(({ code, name }) =>
      /^[A-T]$/u.test(code) ? [{ key: code, label: { zh: name, en: code } satisfies Label }] : [],
    ),
    (code) => (/^[A-T]/u.test(code) ? code.slice(0, 1) : sections.get(code.slice(0, 2))),
  )
}

/** Where the bands of staff begin. Unit: persons. */
const bands = [0, 10, 100, 300, 1000]

/** By staff, in bands; the key of a band is its least staff. Not the statistical size standard, which also asks for revenue. */
export const sizeReader = (): CohortReader =>
  reader(
    bands.map((least) => ({ key: String(least), label: null })),
    (staff) => String(bands.findLast((least) => Number(staff) >= least) ?? ''),
  )
