import type { RuleValue } from '@ceyuan/contract'
import { type FeelValue, kindOf, list, money, parseDate, parseNumber, toText } from '@ceyuan/feel'
import type { RegisterField } from '../city/city.ts'
import { factKindOf } from '../city/dictionary.ts'

const listItems = (value: Exclude<FeelValue, null>): readonly FeelValue[] | null =>
  typeof value === 'object' && 'items' in value ? value.items : null

/** A value of a rule as the API gives it. */
export const toRuleValue = (value: FeelValue): RuleValue => {
  if (value === null) return null
  if (typeof value === 'boolean') return { kind: 'boolean', value }
  if (typeof value === 'string') return { kind: 'text', value }
  const items = listItems(value)
  if (items) {
    return { kind: 'texts', value: items.flatMap((item) => (item === null ? [] : [toText(item)])) }
  }
  if (typeof value === 'object' && 'fen' in value) return { kind: 'money', value: value.fen.toFixed() }
  const kind = kindOf(value)
  return { kind: kind === 'number' || kind === 'date' ? kind : 'other', value: toText(value) }
}

/** A register's column, read as text, as a value of FEEL; null where the field is empty. */
export const fromColumn = (field: Pick<RegisterField, 'type'>, text: string | null): FeelValue => {
  if (text === null) return null
  switch (factKindOf(field)) {
    case 'money': {
      const fen = parseNumber(text)
      return fen ? money(fen) : null
    }
    case 'number':
      return parseNumber(text)
    case 'boolean':
      return text === 'true'
    case 'date':
      return parseDate(text)
    case 'strings': {
      const items: unknown = JSON.parse(text)
      return Array.isArray(items) ? list(items.map(String)) : null
    }
    default:
      return text
  }
}
