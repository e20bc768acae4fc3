import { CivilDate } from '@ceyuan/values'
import { assessCounting, assessYearSum, reasonCodes } from '@ceyuan/plan'
import { describe, expect, it } from 'vitest'
import { progressSentences, reasonSentence } from './index.ts'

const by = CivilDate.create(2026, 12, 31)
const asOf = CivilDate.create(2026, 11, 23)
const target = { min: 50, max: null, strict: false, unit: '项', by }

describe('the sentence of a light', () => {
  it('exists for every reason in both languages', () => {
    expect(Object.keys(progressSentences['zh-CN'])).toEqual([...reasonCodes])
    expect(Object.keys(progressSentences.en)).toEqual([...reasonCodes])
  })

  it('says pace, forecast, probability and what is missing', () => {
    const start = CivilDate.create(2024, 8, 17)
    const { reason } = assessCounting({ target, start, asOf, actual: 41, arrivals: 41, pending: 6 })
    expect(reasonSentence(reason, 'zh-CN')).toBe(
      '近 829 天平均每月 1.5项。按此速度，到期预计 43项（80%区间 41～45），达到 50项的概率不足 0.1%，低于 40%，判为滞后。尚差 9项，在途 6 项即使到期前全部办成，仍差 3 项。',
    )
  })

  it('says the share of the year for a yearly sum', () => {
    const { reason } = assessYearSum({
      target: { min: 1000, max: null, strict: true, unit: '亿元', by },
      asOf,
      dataTo: CivilDate.create(2026, 10, 31),
      actual: 858.4,
      earlier: [{ year: 2025, byThen: 735, total: 900 }],
    })
    expect(reasonSentence(reason, 'en')).toMatch(
      /^Up to 2026-10-31: 858\.4 亿元\. By the same day of one earlier year, this is about 8\d/u,
    )
  })
})
