import { locales, sentence, type Locale } from '@ceyuan/contract'
import type { Problem } from '@ceyuan/values'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/start.en.json' with { type: 'json' }
import zhCN from './locale/start.zh-CN.json' with { type: 'json' }

const messages: Readonly<Record<Locale, typeof zhCN>> = { 'zh-CN': zhCN, en }

/** Says something about the start, one line for each language. */
export const sayStart = (
  key: keyof typeof zhCN,
  valuesIn: (locale: Locale) => Readonly<Record<string, string | number>> = () => ({}),
): string =>
  locales
    .map((locale) => String(new IntlMessageFormat(messages[locale][key], locale).format(valuesIn(locale))))
    .join('\n')

const placeOf = ({ at }: Problem): string =>
  at?.source === undefined ? '' : `${[at.source, at.line, at.column].filter((part) => part !== undefined).join(':')}  `

/** Problems that keep the server from starting, each in both languages. */
export const sayProblems = (problems: readonly Problem[]): string =>
  problems.flatMap((problem) => locales.map((locale) => `${placeOf(problem)}${sentence(problem, locale)}`)).join('\n')
