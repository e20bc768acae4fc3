import type { MoneyUnit } from '@ceyuan/values'

const units: Readonly<Record<string, MoneyUnit>> = { 分: 'fen', 元: 'yuan', 万元: 'wanYuan', 亿元: 'yiYuan' }

/** The unit that a money field is shown in and bounded by; yuan where it names none. */
export const moneyUnitOf = (field: { readonly unit?: string | undefined }): MoneyUnit =>
  units[field.unit ?? ''] ?? 'yuan'
