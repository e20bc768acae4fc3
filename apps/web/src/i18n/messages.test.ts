import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { features } from '../features.ts'

type Messages = Readonly<Record<string, string>>

const chinese = import.meta.glob<Messages>('../**/locale/zh-CN.json', { eager: true, import: 'default' })
const english = import.meta.glob<Messages>('../**/locale/en.json', { eager: true, import: 'default' })
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  eager: true,
  query: '?raw',
  import: 'default',
})

const known: Messages = Object.fromEntries(Object.values(chinese).flatMap((file) => Object.entries(file)))
const keys = Object.keys(known)

/** Every key that the code names: literals whole, templates with `*` where a value goes. */
const named = Object.entries(sources).flatMap(([file, text]) => [
  ...[...text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => ({ file, key: match[1] ?? '' })),
  ...[...text.matchAll(/\bt\(\s*`([^`]+)`/g)].map((match) => ({
    file,
    key: (match[1] ?? '').replaceAll(/\$\{[^}]*\}/g, '*'),
  })),
  ...[...text.matchAll(/\b(?:title|label): '([a-z]+\.[A-Za-z.-]+)'/g)].map((match) => ({ file, key: match[1] ?? '' })),
])

const isKnown = (key: string): boolean => {
  if (!key.includes('*')) return key in known
  const pattern = new RegExp(
    `^${key
      .split('*')
      .map((part) => part.replaceAll(/[.-]/g, '\\$&'))
      .join('.+')}$`,
  )
  return keys.some((each) => pattern.test(each))
}

// Amounts stand in 万元 with their unit in Chinese and whole, in yuan, in English; units of counts have no English.
const differentByLanguage = new Set([
  'policy.money',
  'policy.moneyIn.tenThousand',
  'policy.moneyIn.hundredMillion',
  'policy.withUnit',
])

const argumentsOf = (sentence: string, language: string): readonly string[] => {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && 'value' in value && typeof value.type === 'number' && value.type > 0 && value.type < 7)
        names.add(String(value.value))
      for (const each of Object.values(value)) visit(each)
    }
  }
  visit(new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true }).getAst())
  return [...names].toSorted()
}

describe('messages', () => {
  it('has every key that the code names', () => {
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter(({ key }) => !isKnown(key))).toEqual([])
  })

  it.each(Object.keys(chinese))('%s has the same keys in English', (file) => {
    const other = english[file.replace('zh-CN', 'en')] ?? {}
    expect(Object.keys(other).toSorted()).toEqual(Object.keys(chinese[file] ?? {}).toSorted())
  })

  it('has the label of every entry of the top bar in the shell, which is there before any feature', () => {
    const shell = chinese['../locale/zh-CN.json'] ?? {}
    const labels = features.flatMap((feature) => feature.entries.map((entry) => entry.label))
    expect(labels.filter((label) => !(label in shell))).toEqual([])
  })

  it('names the same values in both languages', () => {
    const translated: Messages = Object.fromEntries(Object.values(english).flatMap((file) => Object.entries(file)))
    const alike = keys.filter((key) => !differentByLanguage.has(key))
    const differing = alike.filter(
      (key) => argumentsOf(known[key] ?? '', 'zh-CN').join() !== argumentsOf(translated[key] ?? '', 'en').join(),
    )
    expect(differing).toEqual([])
  })
})
