import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/progress.en.json' with { type: 'json' }
import zhCN from './locale/progress.zh-CN.json' with { type: 'json' }
import type { Locale } from './problem-sentence.ts'

/** The sentences of why a light is what it is, by the reason's code, in ICU message format. */
export const progressSentences: Readonly<Record<Locale, Readonly<Record<string, string>>>> = Object.freeze({
  'zh-CN': zhCN,
  en,
})

const compiled = new Map<string, IntlMessageFormat>()

const messageOf = (code: string, locale: Locale): IntlMessageFormat => {
  const key = `${locale} ${code}`
  const known = compiled.get(key)
  if (known) return known
  const message = new IntlMessageFormat(progressSentences[locale][code] ?? code, locale, undefined, { ignoreTag: true })
  compiled.set(key, message)
  return message
}

/** Why a light is what it is, as a sentence in a language. */
export const reasonSentence = (
  reason: { readonly code: string; readonly values: Readonly<Record<string, string | number | null>> },
  locale: Locale,
): string => {
  const values = Object.entries(reason.values).map(([name, value]) => [name, value ?? '\u2014'] as const)
  return String(messageOf(reason.code, locale).format(Object.fromEntries(values)))
}
