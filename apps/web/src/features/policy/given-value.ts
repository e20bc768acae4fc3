import type { PolicyFact } from '@ceyuan/contract'

/** A value as the API takes it. */
export type GivenValue = string | number | boolean | string[]

const decimal = /^-?\d{1,15}(?:\.\d{1,6})?$/u

const cleaned = (text: string): string => text.trim().replaceAll(/[,，\s]/gu, '')

/**
 * What was typed for a fact, as the API takes it; undefined where it cannot be a value yet. Money is typed in the unit
 * of the fact, a rate in percent.
 */
export const toGiven = (fact: Pick<PolicyFact, 'kind' | 'unit'>, typed: string): GivenValue | undefined => {
  const text = typed.trim()
  if (text === '') return undefined
  switch (fact.kind) {
    case 'boolean':
      return text === 'true'
    case 'money':
      return decimal.test(cleaned(text)) ? `${cleaned(text)}${fact.unit ?? ''}` : undefined
    case 'rate':
      return decimal.test(cleaned(text).replace(/%$/u, '')) ? `${cleaned(text).replace(/%$/u, '')}%` : undefined
    case 'number':
    case 'integer':
      return decimal.test(cleaned(text)) ? Number(cleaned(text)) : undefined
    case 'texts':
      return text
        .split(/[、,，;；\n]/u)
        .map((each) => each.trim())
        .filter((each) => each !== '')
    default:
      return text
  }
}
