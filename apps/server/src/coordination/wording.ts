import type { Locale } from '@ceyuan/contract'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { City } from '../city/city.ts'
import documents from './grammar/documents.json' with { type: 'json' }
import en from './locale/en.json' with { type: 'json' }
import agenda from './locale/zh-CN.json' with { type: 'json' }

// Documents are written in the language of the city's officials; only what the pages show of an agenda is in both.
const zhCN = { ...documents, ...agenda }

/** A key of the words of coordination. */
export type WordKey = keyof typeof zhCN

/** Gives the words of a key, its places filled. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place))

const cityWords = z.record(z.string(), z.string())

const readOwn = (file: string): Readonly<Record<string, string>> => {
  if (!existsSync(file)) return {}
  const read = cityWords.safeParse(parse(readFileSync(file, 'utf8')))
  const strange = Object.keys(read.data ?? {}).filter((key) => !(key in zhCN))
  if (read.success && strange.length === 0) return read.data
  const faults = read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? strange
  throw new Error(`${file} does not hold: ${faults.join('; ')}. Known keys: ${Object.keys(zhCN).join(', ')}`)
}

/**
 * The words of orders, meetings and reports: the product's own, and in their place those that the city gives in
 * `messages/coordination.yaml`. Official documents speak the language of the city whatever the reader's is.
 */
export const createWording = (city: Pick<City, 'folder' | 'name' | 'product'>): Readonly<Record<Locale, Say>> => {
  const file = join(city.folder, 'messages/coordination.yaml')
  const own = readOwn(file)
  const frame = { city: city.name.zh, product: city.product.zh }
  const words: Readonly<Record<string, string | undefined>> = { ...zhCN, ...own }
  const english: Readonly<Record<string, string | undefined>> = en
  return Object.freeze({
    'zh-CN': (key, values = {}) => fill(words[key] ?? key, { ...frame, ...values }),
    en: (key, values = {}) => fill(english[key] ?? words[key] ?? key, { ...frame, ...values }),
  })
}
