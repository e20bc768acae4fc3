import type { RegisterFieldInfo } from '@ceyuan/contract'
import { Fen, moneyUnitNamed } from '@ceyuan/values'
import type { Value } from './value.ts'

const moneyUnit = (field: RegisterFieldInfo) => moneyUnitNamed(field.unit ?? '') ?? 'yuan'

/** A value as its input shows it: money in the field's unit, a list one item a line. */
export const toInput = (field: RegisterFieldInfo, value: Value | undefined): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join('\n')
  if (field.type === 'money' && typeof value === 'string') {
    return Fen.exact(Fen.create(BigInt(value)), moneyUnit(field)).replaceAll(',', '')
  }
  return String(value)
}

/** What was typed as the API takes it; what cannot be read is sent as it is, for the server to say what is wrong with it. */
export const fromInput = (field: RegisterFieldInfo, typed: string): Value => {
  const text = typed.trim()
  if (text === '') return null
  switch (field.type) {
    case 'boolean':
      return text === 'true'
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : text
    case 'list':
      return text.split('\n').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]))
    case 'money': {
      const fen = Fen.parse(text, { unit: moneyUnit(field) })
      return fen.kind === 'success' ? fen.value.toString() : text
    }
    default:
      return text
  }
}
