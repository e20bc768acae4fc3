import type { Locale } from '@ceyuan/contract'
import type { Label } from '@ceyuan/policy'
import { Fen, type MoneyUnit } from '@ceyuan/values'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/policy-explain.en.json' with { type: 'json' }
import zhCN from './locale/policy-explain.zh-CN.json' with { type: 'json' }

/** A sentence of the report on policies. */
export type Key = keyof typeof zhCN

const catalogue: Readonly<Record<Locale, typeof zhCN>> = { 'zh-CN': zhCN, en }
const compiled = new Map<string, IntlMessageFormat>()

/** How a report speaks: sentences, labels and amounts in one language. */
export type Voice = {
  readonly locale: Locale
  readonly say: (key: Key, values?: Readonly<Record<string, string | number>>) => string
  readonly label: (label: Label) => string
  readonly money: (fen: bigint) => string
}

const moneyIn = (locale: Locale, fen: bigint): string => {
  if (locale === 'en') return `CNY ${Fen.exact(Fen.create(fen), 'yuan')}`
  const isSmall = fen !== 0n && fen < 1_000_000n && fen > -1_000_000n
  const unit: MoneyUnit = isSmall ? 'yuan' : 'wanYuan'
  return `${Fen.exact(Fen.create(fen), unit)} ${Fen.unitName(unit)}`
}

/** Makes the voice of a language. */
export const voiceOf = (locale: Locale): Voice => ({
  locale,
  say: (key, values = {}) => {
    const name = `${locale} ${key}`
    const message =
      compiled.get(name) ?? new IntlMessageFormat(catalogue[locale][key], locale, undefined, { ignoreTag: true })
    compiled.set(name, message)
    return String(message.format(values))
  },
  label: ({ zh, en: english }) => (locale === 'en' ? english : zh),
  money: (fen) => moneyIn(locale, fen),
})
