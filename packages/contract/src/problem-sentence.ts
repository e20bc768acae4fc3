import type { Problem, ProblemValue } from '@ceyuan/values'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/problems.en.json' with { type: 'json' }
import zhCN from './locale/problems.zh-CN.json' with { type: 'json' }

/** A language that the product speaks; zh-CN is the source, en complete. */
export type Locale = 'zh-CN' | 'en'

/** Every language, the default first. */
export const locales: readonly Locale[] = ['zh-CN', 'en']

/** The sentences of problems by code, in ICU message format. */
export const problemSentences: Readonly<Record<Locale, Readonly<Record<string, string>>>> = Object.freeze({
  'zh-CN': zhCN,
  en,
})

const separators: Readonly<Record<Locale, string>> = { 'zh-CN': '\u3001', en: ', ' }
const compiled = new Map<string, IntlMessageFormat>()

const messageOf = (code: string, locale: Locale): IntlMessageFormat | undefined => {
  const key = `${locale} ${code}`
  const known = compiled.get(key)
  if (known) return known
  const text = problemSentences[locale][code]
  if (text === undefined) return undefined
  const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  compiled.set(key, message)
  return message
}

const shown = (value: ProblemValue, locale: Locale): string | number => {
  if (value === null) return '\u2014'
  if (typeof value === 'number' || typeof value === 'string') return value
  return typeof value === 'boolean' ? String(value) : value.join(separators[locale])
}

const plain = (code: string, values: Problem['values']): string => {
  const entries = Object.entries(values).map(([name, value]) => `${name}=${String(value)}`)
  return entries.length === 0 ? code : `${code} (${entries.join('; ')})`
}

/** A problem as a sentence in a language; a code without one, or lacking a value, shows as itself with its values. */
export const sentence = (problem: Pick<Problem, 'code' | 'values'>, locale: Locale): string => {
  const message = messageOf(problem.code, locale)
  if (!message) return plain(problem.code, problem.values)
  const values = Object.fromEntries(Object.entries(problem.values).map(([name, value]) => [name, shown(value, locale)]))
  try {
    return String(message.format(values))
  } catch {
    return plain(problem.code, problem.values)
  }
}

/** The language of a header such as `Accept-Language`: the first that the product speaks, else zh-CN. */
export const localeOf = (accepted: string | undefined): Locale => {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/u.exec(parameter)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => weight > 0 && /^(?:zh|en)(?:-|$)/u.test(tag))
    .toSorted((a, b) => b.weight - a.weight)
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh-CN'
}
