import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fen, Rate, type MoneyUnit } from './index.ts'

const read = (text: string, unit?: MoneyUnit) => {
  const result = Fen.parse(text, unit === undefined ? {} : { unit })
  return result.kind === 'success' ? result.value.toString() : result.problems[0].code
}

const size = (value: bigint) => (value < 0n ? -value : value)

describe('an amount of money is read digit by digit', () => {
  it.each([
    ['2,650(万元人民币)', '2650000000'],
    ['1,913.2157(万元人民币)', '1913215700'],
    ['216（万元人民币）', '216000000'],
    ['18.2人民币元', '1820'],
    ['50万人民币', '50000000'],
    ['50万人民币元', '50000000'],
    ['50万元人民币', '50000000'],
    ['100(万)', '100000000'],
    ['1.5亿元', '15000000000'],
    ['858.40 亿元', '8584000000000'],
    ['２，６５０万元', '2650000000'],
    ['¥1,234.50', '123450'],
    ['￥ 88元', '8800'],
    ['人民币500万元', '500000000'],
    ['-3.25元', '-325'],
    ['5角', '50'],
    ['7分', '7'],
    ['1,000.00元整', '100000'],
    ['0.10元', '10'],
    ['0.00000100亿元', '10000'],
    ['N/A', 'values.absent'],
    ['-', 'values.absent'],
    ['', 'values.absent'],
    ['100(万美元)', 'values.money-foreign-currency'],
    ['100(万元美元)', 'values.money-foreign-currency'],
    ['2.9', 'values.money-no-unit'],
    ['18.234元', 'values.money-below-fen'],
    ['1,23元', 'values.money-separator'],
    ['五百万', 'values.money-in-words'],
    ['Donny', 'values.money-unreadable'],
    ['12.3.4元', 'values.money-unreadable'],
    ['1e3元', 'values.money-unreadable'],
  ])('%s is %s', (text, wanted) => {
    expect(read(text)).toBe(wanted)
  })

  it('takes the unit of its column where the cell names none, and the cell’s own where it does', () => {
    expect(read('2.9', 'wanYuan')).toBe('2900000')
    expect(read('2.9亿元', 'wanYuan')).toBe('29000000000')
  })

  it('names the reading it proposes for an amount in words', () => {
    const result = Fen.parse('五百万元')
    expect(result.kind === 'failure' && result.problems[0].values).toEqual({ found: '五百万元', proposed: '5000000' })
  })

  it('reads back every amount it shows, in every unit', () => {
    const unit = fc.constantFrom<MoneyUnit>('fen', 'yuan', 'wanYuan', 'yiYuan')
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), unit, (fen, unit) => {
        expect(read(`${Fen.exact(Fen.create(fen), unit)}${Fen.unitName(unit)}`)).toBe(fen.toString())
      }),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Fen.parse(text).kind).toMatch(/success|failure/u)
      }),
    )
  })
})

describe('an amount of money is shown', () => {
  it.each([
    [85_840_000_000_00n, '858.40', 'yiYuan'],
    [99_999_999_99n, '10,000.00', 'wanYuan'],
    [10_000_000_000n, '1.00', 'yiYuan'],
    [2_650_000_000n, '2,650.00', 'wanYuan'],
    [1820n, '18.20', 'yuan'],
    [-5n, '-0.05', 'yuan'],
    [0n, '0.00', 'wanYuan'],
  ] as const)('%s fen as %s %s', (fen, text, unit) => {
    expect(Fen.display(Fen.create(fen))).toEqual({ text, unit })
  })
})

describe('an amount times a rate', () => {
  it.each([
    ['down', 'fen', '33'],
    ['up', 'fen', '34'],
    ['halfUp', 'fen', '33'],
    ['down', 'yuan', '0'],
    ['up', 'yuan', '100'],
  ] as const)('of 1 yuan by a third, rounded %s to the %s, is %s fen', (rounding, to, wanted) => {
    expect(Fen.multiply(Fen.create(100n), Rate.create(1n, 3n), { rounding, to }).toString()).toBe(wanted)
  })

  it('rounds halves to even only where told', () => {
    const half = Rate.create(1n, 2n)
    expect(Fen.multiply(Fen.create(5n), half, { rounding: 'halfEven' })).toBe(2n)
    expect(Fen.multiply(Fen.create(5n), half, { rounding: 'halfUp' })).toBe(3n)
    expect(Fen.multiply(Fen.create(-5n), half, { rounding: 'halfUp' })).toBe(-3n)
  })

  it('is within one step of the exact product, on the side that the rounding names', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), fc.bigInt({ min: 1n }), (amount, n, d) => {
        const [fen, rate] = [Fen.create(amount), Rate.create(n, d)]
        const down = Fen.multiply(fen, rate, { rounding: 'down' })
        const up = Fen.multiply(fen, rate, { rounding: 'up' })
        const exact = amount * n
        expect(size(down) * d <= size(exact) && size(exact) <= size(up) * d && size(up) - size(down) <= 1n).toBe(true)
      }),
    )
  })

  it('adds and subtracts without loss', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt()), (amounts) => {
        const total = Fen.sum(amounts.map(Fen.create))
        expect(amounts.map(Fen.create).reduce((rest, amount) => Fen.subtract(rest, amount), total)).toBe(Fen.zero)
      }),
    )
  })
})
