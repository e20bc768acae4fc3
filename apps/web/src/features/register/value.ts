import type { RecordInfo, RegisterFieldInfo } from '@ceyuan/contract'
import { moneyUnitNamed } from '@ceyuan/values'
import { formatMoney, formatYuan, type MoneyUnit } from '../../format/money.ts'
import { formatNumber, formatPlain } from '../../format/number.ts'
import type { Language } from '../../i18n/language.ts'
import type { Say } from '../../i18n/use-messages.ts'

/** A field's value as the API gives it. */
export type Value = RecordInfo['fields'][string]

/** What showing a value needs: its field, the titles of what it refers to, the language. */
export type Showing = {
  readonly field: RegisterFieldInfo
  readonly titles: RecordInfo['titles']
  readonly language: Language
  readonly t: Say
}

/** A label in the reader's language. */
export const inLanguage = (label: { readonly zh: string; readonly en: string }, language: Language): string =>
  language === 'en' ? label.en : label.zh

const shownUnits: Readonly<Record<string, MoneyUnit>> = {
  yuan: 'yuan',
  wanYuan: 'tenThousand',
  yiYuan: 'hundredMillion',
}

/** The unit in which a money field shows; yuan where it names none. */
export const unitOfMoney = (field: RegisterFieldInfo): MoneyUnit =>
  shownUnits[moneyUnitNamed(field.unit ?? '') ?? ''] ?? 'yuan'

/** The unit in the head of a field's column, in the reader's language. */
export const headUnit = (field: RegisterFieldInfo, t: Say): string | undefined => {
  if (field.type === 'money') return t(`shell.unit.${unitOfMoney(field)}`)
  return field.unit ?? undefined
}

/** Whether a field's values stand right-aligned as figures. */
export const isFigure = ({ type }: RegisterFieldInfo): boolean =>
  type === 'money' || type === 'integer' || type === 'decimal' || type === 'rate'

const choiceText = ({ field, titles, language }: Showing, value: string): string => {
  const choice = field.values?.find(({ id }) => id === value)
  return titles[field.id] ?? (choice ? inLanguage(choice.label, language) : value)
}

const textOf = (showing: Showing, value: string): string => {
  switch (showing.field.type) {
    case 'money':
      return formatMoney(BigInt(value), unitOfMoney(showing.field))
    case 'decimal':
    case 'rate':
      return formatPlain(Number(value), 4)
    default:
      return choiceText(showing, value)
  }
}

/** A value as text, or undefined where there is none. */
export const showValue = (showing: Showing, value: Value | undefined): string | undefined => {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return showing.t(value ? 'register.yes' : 'register.no')
  if (typeof value === 'number') return formatNumber(value)
  if (Array.isArray(value))
    return value.map((item) => choiceText(showing, item)).join(showing.t('register.and')) || undefined
  return textOf(showing, value)
}

/** The exact amount in yuan of a money value, for the tooltip. */
export const exactValue = ({ field }: Showing, value: Value | undefined): string | undefined =>
  field.type === 'money' && typeof value === 'string' ? formatYuan(BigInt(value)) : undefined
