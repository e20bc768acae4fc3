import type { Language } from '../i18n/language.ts'

/** The four marks of an absent value; zero is a value and shows as 0. */
export type Absent = 'empty' | 'notYetDue' | 'notApplicable'

const formats = new Map<string, Intl.NumberFormat>()

const formatOf = (language: Language, digits: number): Intl.NumberFormat => {
  const key = `${language} ${digits}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  formats.set(key, made)
  return made
}

/** A number with thousands separators and a fixed count of decimals; rounded half away from zero. */
export const formatNumber = (value: number | bigint, digits = 0, language: Language = 'zh-CN'): string =>
  formatOf(language, digits).format(value)

/** A number with as many decimals as it needs, at most `most`. */
export const formatPlain = (value: number, most = 2): string => {
  const fixed = value.toFixed(most)
  const short = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
  const [whole = '0', part] = short.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}

/** A probability as a percentage; the ends are never shown as certainty. */
export const formatProbability = (value: number): string => {
  if (value < 0.01) return '<1%'
  if (value > 0.99) return '>99%'
  return `${Math.round(value * 100)}%`
}

/** A share as a percentage with one decimal. */
export const formatShare = (value: number): string => `${(value * 100).toFixed(1)}%`
