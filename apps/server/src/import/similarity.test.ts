import { describe, expect, it } from 'vitest'
import { headingKey, similarity } from './similarity.ts'

describe('similarity of headings', () => {
  it('is 1 for the same letters, whatever the width, case, unit or spacing', () => {
    expect(similarity('注册资本（万元）', ' 注册资本 ')).toBe(1)
    expect(similarity('Credit Code', 'credit_code')).toBe(1)
    expect(similarity('ＡＢＣ', 'abc')).toBe(1)
  })
  it('is high where one heading holds the other', () => {
    expect(similarity('信用代码', '统一社会信用代码')).toBe(0.8)
  })
  it('counts pairs of neighbouring letters', () => {
    expect(similarity('注册日期', '成立日期')).toBeCloseTo(1 / 3)
    expect(similarity('注册日期', '经营范围')).toBe(0)
  })
  it('is 0 for an empty heading and does not fail on one letter', () => {
    expect(similarity('', '名称')).toBe(0)
    expect(similarity('甲', '乙')).toBe(0)
  })
  it('remembers a heading by its letters', () => {
    expect(headingKey(' 营业收入（万元） ')).toBe('营业收入')
    expect(headingKey('()')).toBe('()')
  })
})
