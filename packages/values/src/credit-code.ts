import { isAbsent, normalText } from './normal-text.ts'
import { Problem } from './problem.ts'
import { Result } from './result.ts'

declare const creditCodeBrand: unique symbol

/** A unified social credit code of 18 characters with a true check character. Source: GB 32100-2015. */
export type CreditCode = string & { readonly [creditCodeBrand]: true }

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const length = 18

/** The check character that the first 17 characters call for. Source: GB 32100-2015, 4.6. */
const checkCharacter = (body: string): string => {
  let [sum, weight] = [0, 1]
  for (const character of body.slice(0, length - 1)) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % alphabet.length
  }
  return alphabet.charAt((alphabet.length - (sum % alphabet.length)) % alphabet.length)
}

const isTrue = (code: string): code is CreditCode => code.charAt(length - 1) === checkCharacter(code)

const parse = (text: string): Result<CreditCode> => {
  const code = normalText(text).replaceAll(/[\s-]/gu, '').toUpperCase()
  const fail = (problem: string, values: Problem['values'] = {}) =>
    Result.failure(Problem.create(problem, { found: text, ...values }))
  if (isAbsent(code)) return fail('values.absent')
  if (code.length !== length) return fail('values.credit-code-length', { length: code.length, wanted: length })
  const position = Array.from(code).findIndex((character) => !alphabet.includes(character))
  if (position >= 0)
    return fail('values.credit-code-character', { character: code.charAt(position), position: position + 1 })
  if (!isTrue(code)) {
    return fail('values.credit-code-check', { check: code.charAt(length - 1), wanted: checkCharacter(code) })
  }
  return Result.success(code)
}

/** Reads credit codes; lower case, full width, spaces and hyphens are accepted and made plain. */
export const CreditCode: Readonly<{
  parse: typeof parse
  is: (value: unknown) => value is CreditCode
  checkCharacter: typeof checkCharacter
}> = Object.freeze({
  parse,
  is: (value: unknown): value is CreditCode => {
    if (typeof value !== 'string') return false
    const result = parse(value)
    return result.kind === 'success' && result.value === value
  },
  checkCharacter,
})
