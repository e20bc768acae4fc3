import { expect, it } from 'vitest'
import { addDays, daysBetween, formatInstant, formatInstantDay, formatLongDate, isCivilDate } from './date.ts'
import { formatMoney, formatYuan, moneyUnitOf } from './money.ts'
import { formatNumber, formatPlain, formatProbability, formatShare } from './number.ts'

it('shows amounts from one hundred million yuan on in 亿元, else in 万元, with two decimals', () => {
  expect([moneyUnitOf(9_999_999_999n), formatMoney(9_999_999_999n)]).toEqual(['tenThousand', '10,000.00'])
  expect([moneyUnitOf(10_000_000_000n), formatMoney(10_000_000_000n)]).toEqual(['hundredMillion', '1.00'])
  expect(formatMoney(8_584_012_345_600n)).toBe('858.40')
  expect(formatMoney(0n)).toBe('0.00')
})

it('rounds half away from zero and never shows minus nothing', () => {
  expect(formatMoney(5_000n, 'tenThousand')).toBe('0.01')
  expect(formatMoney(-5_000n, 'tenThousand')).toBe('-0.01')
  expect(formatMoney(-4_999n, 'tenThousand')).toBe('0.00')
})

it('gives the exact yuan for the tooltip', () => {
  expect(formatYuan(123_456_789n)).toBe('1,234,567.89')
})

it('shows an instant in the time zone of the city, wherever the reader is', () => {
  const evening = '2026-11-22T18:30:00.000Z'
  expect([formatInstant(evening, 'Asia/Shanghai'), formatInstantDay(evening, 'Asia/Shanghai')]).toEqual([
    '2026-11-23 02:30',
    '2026-11-23',
  ])
  expect(formatInstant(evening, 'America/New_York')).toBe('2026-11-22 13:30')
})

it('groups thousands and keeps only needed decimals', () => {
  expect(formatNumber(12_480)).toBe('12,480')
  expect(formatPlain(47.8)).toBe('47.8')
  expect(formatPlain(1000)).toBe('1,000')
  expect(formatPlain(-1234.5)).toBe('-1,234.5')
})

it('never shows a probability as certainty', () => {
  expect([0, 0.004, 0.16, 0.93, 0.999].map(formatProbability)).toEqual(['<1%', '<1%', '16%', '93%', '>99%'])
  expect(formatShare(0.82)).toBe('82.0%')
})

it('counts days and knows which dates exist', () => {
  expect(daysBetween('2026-11-23', '2026-12-31')).toBe(38)
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(['2026-02-29', '2024-02-29', '2026-1-1', undefined].map(isCivilDate)).toEqual([false, true, false, false])
})

it('writes dates as documents do', () => {
  expect(formatLongDate('2026-11-23', 'zh-CN')).toBe('2026年11月23日')
  expect(formatLongDate('2026-11-23', 'en')).toBe('23 November 2026')
})
