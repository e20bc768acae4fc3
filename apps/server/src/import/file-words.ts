import type { Locale } from '@ceyuan/contract'
import en from './locale/file.en.json' with { type: 'json' }
import zhCN from './locale/file.zh-CN.json' with { type: 'json' }

const words: Readonly<Record<Locale, typeof zhCN>> = { 'zh-CN': zhCN, en }

/** The words of the files that imports hand out, in a language. */
export const fileWords = (locale: Locale): typeof zhCN => words[locale]
