import type { PolicySubject, RuleValue } from '@ceyuan/contract'
import { moneyUnitNamed } from '@ceyuan/values'
import { formatMoney, formatYuan, type MoneyUnit } from '../../format/money.ts'
import type { Language } from '../../i18n/language.ts'
import type { Say } from '../../i18n/use-messages.ts'

/** A label in the reader's language. */
export const inLanguage = (label: { readonly zh: string; readonly en: string }, language: Language): string =>
  language === 'en' ? label.en : label.zh

/** An amount of fen in ten thousands of yuan with two decimals, without its unit. */
export const wanText = (fen: string): string => formatMoney(BigInt(fen), 'tenThousand')

const trim = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/u, '') : decimal)

/** An amount of fen with its unit, for sentences. */
export const moneyText = (fen: string, t: Say): string =>
  t('policy.money', { amount: wanText(fen), yuan: trim(formatYuan(BigInt(fen))) })

/** The exact amount in yuan, for the tooltip. */
export const yuanText = (fen: string, t: Say): string => t('policy.exact', { amount: formatYuan(BigInt(fen)) })

/** The kind and unit of the fact that a value belongs to, and what its choices are called. */
export type Measure = {
  readonly kind: string
  readonly unit: string | null
  readonly values?: readonly { readonly zh: string; readonly en: string }[]
}

const shownUnits: Readonly<Record<string, MoneyUnit>> = {
  yuan: 'yuan',
  wanYuan: 'tenThousand',
  yiYuan: 'hundredMillion',
}

/** A fraction such as 0.05 as a percentage, exactly: the point moves two places. */
export const percentText = (decimal: string): string => {
  const isNegative = decimal.startsWith('-')
  const [whole = '0', part = ''] = (isNegative ? decimal.slice(1) : decimal).split('.')
  const digits = part.padEnd(2, '0')
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/u, '')
  const rest = digits.slice(2).replace(/0+$/u, '')
  return `${isNegative ? '-' : ''}${moved}${rest === '' ? '' : `.${rest}`}%`
}

const grouped = (decimal: string): string => {
  const [whole = '', part] = decimal.split('.')
  const groups = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/gu, ',')
  return part === undefined ? groups : `${groups}.${part}`
}

const places: Readonly<Record<MoneyUnit, number>> = { yuan: 0, tenThousand: 4, hundredMillion: 8 }

// The point moves to the right, exactly.
const inYuan = (value: string, unit: MoneyUnit): string => {
  const [whole = '0', part = ''] = value.replaceAll(',', '').split('.')
  const digits = `${whole}${part.slice(0, places[unit]).padEnd(places[unit], '0')}`.replace(/^0+(?=\d)/u, '')
  const rest = part.slice(places[unit])
  return grouped(rest === '' ? digits : `${digits}.${rest}`)
}

/** An amount in one of the units of money, as a sentence says it: in Chinese in that unit, in English in yuan. */
export const inMoneyUnit = (value: string, unit: string | null, t: Say): string => {
  const shown = shownUnits[moneyUnitNamed(unit ?? '') ?? ''] ?? 'tenThousand'
  return t(`policy.moneyIn.${shown}`, { value, yuan: inYuan(value, shown) })
}

const moneyIn = (fen: string, measure: Measure | undefined, t: Say): string => {
  const unit = shownUnits[moneyUnitNamed(measure?.unit ?? '') ?? ''] ?? 'tenThousand'
  return inMoneyUnit(trim(formatMoney(BigInt(fen), unit)), measure?.unit ?? null, t)
}

// A worked-out rate may have no end: it is cut and says so, so that what is just below a threshold is not shown as reaching it.
const rateText = (decimal: string): string => percentText(decimal).replace(/(\.\d\d)\d+%$/u, '$1…%')

/** One of the choices of a fact, as the reader's language calls it. */
export const choiceText = (value: string, measure: Measure | undefined, language: Language): string => {
  const choice = measure?.values?.find(({ zh }) => zh === value)
  return choice ? inLanguage(choice, language) : value
}

/** How values are told: in which words, in which language. */
export type Tongue = { readonly t: Say; readonly language: Language }

/** A value of a rule in words, in the unit of its fact; a mark where nobody has said it. */
export const valueText = (value: RuleValue, measure: Measure | undefined, { t, language }: Tongue): string => {
  if (value === null) return t('policy.notSaid')
  if (typeof value.value === 'boolean') return t(value.value ? 'policy.yes' : 'policy.no')
  if (typeof value.value !== 'string')
    return value.value.map((each) => choiceText(each, measure, language)).join(t('policy.and')) || t('policy.none')
  if (value.kind === 'money') return moneyIn(value.value, measure, t)
  if (value.kind !== 'number') return choiceText(value.value, measure, language)
  if (measure?.kind === 'rate') return rateText(value.value)
  const number = grouped(value.value)
  return measure?.unit ? t('policy.withUnit', { value: number, unit: measure.unit }) : number
}

/** Who is meant: the name of a project or product, or the enterprise itself. */
export const subjectText = (subject: PolicySubject, t: Say): string =>
  subject.kind === 'applicant' || subject.id === null || (subject.name === null && subject.id === subject.kind)
    ? t(`policy.subject.${subject.kind}`)
    : t('policy.subjectNamed', { kind: t(`policy.subject.${subject.kind}`), name: subject.name ?? subject.id })

/** What tells one entitlement from another: its clause and whom it is about. */
export const grantKey = (clause: string, subject: PolicySubject): string =>
  `${clause} ${subject.kind} ${subject.id ?? ''}`
