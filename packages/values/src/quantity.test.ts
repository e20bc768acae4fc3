import { describe, expect, it } from 'vitest'
import { Quantity, Result } from './index.ts'

describe('a quantity', () => {
  it.each([
    ['12.5吨', 12.5, '吨'],
    ['1,250 t', 1250, 't'],
    ['３０家', 30, '家'],
  ])('is read from %s', (text, value, unit) => {
    expect(Quantity.parse(text)).toEqual(Result.success({ kind: 'quantity', value, unit }))
  })

  it('takes the unit it is told where the text names none', () => {
    expect(Quantity.parse('7', '项')).toEqual(Result.success(Quantity.create(7, '项')))
  })

  it('is not read from words', () => {
    expect(Quantity.parse('若干').kind).toBe('failure')
  })

  it('adds only to its own unit', () => {
    expect(Quantity.add(Quantity.create(1, 't'), Quantity.create(2, 't'))).toEqual(
      Result.success(Quantity.create(3, 't')),
    )
    expect(Quantity.add(Quantity.create(1, 't'), Quantity.create(2, 'L')).kind).toBe('failure')
  })
})
