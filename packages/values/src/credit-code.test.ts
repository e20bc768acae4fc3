import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CreditCode } from './index.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const bodies = fc
  .array(fc.constantFrom(...Array.from(alphabet)), { minLength: 17, maxLength: 17 })
  .map((part) => part.join(''))
const read = (text: string): string => {
  const result = CreditCode.parse(text)
  return result.kind === 'success' ? result.value : result.problems[0].code
}

describe('a credit code', () => {
  it.each([
    ['91120000103064293R', '91120000103064293R'],
    ['911201011031214973', '911201011031214973'],
    [' 9112 0000 1030 6429 3r ', '91120000103064293R'],
    ['９１１２００００１０３０６４２９３Ｒ', '91120000103064293R'],
    ['911200001030642930', 'values.credit-code-check'],
    ['9112000010306429', 'values.credit-code-length'],
    ['9112000010306429IR', 'values.credit-code-character'],
    ['9112000010306429OR', 'values.credit-code-character'],
    ['N/A', 'values.absent'],
  ])('%s is read as %s', (text, wanted) => {
    expect(read(text)).toBe(wanted)
  })

  it('is accepted with its check character, and with no other', () => {
    fc.assert(
      fc.property(bodies, fc.constantFrom(...Array.from(alphabet)), (body, last) => {
        const isTrue = CreditCode.checkCharacter(body) === last
        expect(CreditCode.is(body + last)).toBe(isTrue)
      }),
    )
  })

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(bodies, fc.nat(16), fc.constantFrom(...Array.from(alphabet)), (body, place, wrong) => {
        fc.pre(body.charAt(place) !== wrong)
        const code = body + CreditCode.checkCharacter(body)
        expect(CreditCode.is(code.slice(0, place) + wrong + code.slice(place + 1))).toBe(false)
      }),
    )
  })
})
