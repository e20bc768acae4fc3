import type { MoneyUnit } from './fen.ts'
import { moneyUnitNames } from './grammar/money.ts'

const units: readonly MoneyUnit[] = ['fen', 'yuan', 'wanYuan', 'yiYuan']

/** The unit of money that a written unit names; undefined where it names none. */
export const moneyUnitNamed = (name: string): MoneyUnit | undefined =>
  units.find((unit) => moneyUnitNames[unit] === name)
