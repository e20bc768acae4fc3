import type { Locale } from '@ceyuan/contract'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { City } from '../city/city.ts'
import en from './locale/en.json' with { type: 'json' }
import zhCN from './locale/zh-CN.json' with { type: 'json' }

/** A key of the words of coordination. */
export type WordKey = keyof typeof zhCN

/** Gives the words of a key, its places filled. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place))

const cityWords = z.partialRecord(z.enum(Object.keys(zhCN)), z.string())

/**
 * The words of orders, meetings and reports: the product's own, and in their place those that the city gives in
 * `messages/coordination.yaml`. Official documents speak the language of the city whatever the reader's is.
 */
export const createWording = (city: Pick<City, 'folder' | 'name' | 'product'>): Readonly<Record<Locale, Say>> => {
  const file = join(city.folder, 'messages/coordination.yaml')
  const own = existsSync(file) ? cityWords.parse(parse(readFileSync(file, 'utf8'))) : {}
  const frame = { city: city.name.zh, product: city.product.zh }
  const words: Readonly<Record<string, string | undefined>> = { ...zhCN, ...own }
  const english: Readonly<Record<string, string | undefined>> = en
  return Object.freeze({
    'zh-CN': (key, values = {}) => fill(words[key] ?? key, { ...frame, ...values }),
    en: (key, values = {}) => fill(english[key] ?? words[key] ?? key, { ...frame, ...values }),
  })
}
