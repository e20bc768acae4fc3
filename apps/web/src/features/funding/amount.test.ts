import { expect, it } from 'vitest'
import { fromFen, shareOf, toFen } from './amount.ts'

it('reads 万元 to the fen, never through a float', () => {
  expect(['1', '0.1', '1,200.5', '0.000001', '99999999999.999999'].map(toFen)).toEqual([
    '1000000',
    '100000',
    '1200500000',
    '1',
    '99999999999999999',
  ])
  expect(['', '-1', '1.0000001', '五百'].map(toFen)).toEqual([undefined, undefined, undefined, undefined])
})

it('writes back what was read', () => {
  for (const text of ['0', '1', '0.1', '1200.5', '0.000001']) expect(fromFen(toFen(text) ?? '')).toBe(text)
})

it('keeps a share within its bar', () => {
  expect([shareOf('5', '10'), shareOf('20', '10'), shareOf('1', '0')]).toEqual([0.5, 1, 0])
})
