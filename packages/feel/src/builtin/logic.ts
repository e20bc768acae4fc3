import { moneyParameter, moneyUnits } from '../grammar/money-units.ts'
import { equals } from '../value/compare.ts'
import { kindOf, money } from '../value/kind.ts'
import { Exact, finite } from '../value/number.ts'
import type { FeelValue, Zone } from '../value/value.ts'
import { number } from './argument.ts'
import { type Builtin, builtin, signature } from './signature.ts'

const sameZone = (left: Zone | null, right: Zone | null): boolean => {
  if (left === null || right === null) return left === right
  if (left.kind === 'offset') return right.kind === 'offset' && left.seconds === right.seconds
  return right.kind === 'named' && left.id === right.id
}

const isTimed = (
  value: FeelValue,
): value is Extract<FeelValue, { readonly nanos: bigint; readonly zone: Zone | null }> =>
  kindOf(value) === 'time' || kindOf(value) === 'date and time'

// Sameness, stricter than equality: also the zones are the same.
const same = (left: FeelValue, right: FeelValue): boolean => {
  if (left === null || right === null) return left === right
  if (kindOf(left) !== kindOf(right)) return false
  if (!isTimed(left) || !isTimed(right)) return equals(left, right) === true
  const sameDate = left.kind === 'time' || right.kind === 'time' || equals(left.date, right.date) === true
  return sameDate && left.nanos === right.nanos && sameZone(left.zone, right.zone)
}

/** The functions of truth values, sameness and money. */
export const logicBuiltins: readonly Builtin[] = [
  builtin(
    'not',
    signature('negand: boolean -> boolean', ([negand]) => negand !== true),
  ),
  builtin(
    'is',
    signature('value1?: Any or null, value2?: Any or null -> boolean', ([first = null, next = null]) =>
      same(first, next),
    ),
  ),
  ...[...moneyUnits].map(([unit, fen]) =>
    builtin(
      unit,
      signature(`${moneyParameter}: number -> money`, ([amount]) => {
        const exact = finite(Exact.mul(number(amount), fen))
        return exact && money(exact)
      }),
    ),
  ),
]
