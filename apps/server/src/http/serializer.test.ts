import { listRecords } from '@ceyuan/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { compileSerializer } from './serializer.ts'

const record = {
  id: '0193a5f2-7c1e-7a10-8b52-0a4b6f3d2c11',
  key: '91120100MA05XXXXX1',
  version: 3,
  recordedAt: '2026-11-23T02:00:00.000Z',
  recordedBy: null,
  sample: true,
  endedAt: null,
  endReason: null,
  fields: {
    name: '示例"生物"\n科技 \\ 有限公司，一个比四十二个字符更长的名称，用来走到写长文字的那一条路上，后面还有一些',
    registeredCapital: '2650000000',
    employees: 12.5,
    biomanufacturing: false,
    chainLink: ['原料', '酶"制剂'],
    none: [],
    unknown: null,
  },
  titles: { district: '滨海新区' },
}
const answer = { items: [record], next: null, total: { count: 1, isExact: true } }

describe('a compiled serializer', () => {
  const write = compileSerializer(listRecords.output)

  it('writes what a check and a plain writer would give', () => {
    expect(JSON.parse(write(answer))).toEqual(listRecords.output.parse(answer))
  })

  it('leaves out what the contract does not declare', () => {
    const more = { ...answer, secret: 1, items: [{ ...record, search_text: 'inside' }] }
    expect(JSON.parse(write(more))).toEqual(answer)
  })

  it('throws where a declared part is missing', () => {
    expect(() => write({ items: [], next: null })).toThrow('total')
  })

  it('tells lists from words wherever they stand among the alternatives', () => {
    const either = compileSerializer(
      z.object({ of: z.union([z.string(), z.array(z.string()), z.null(), z.boolean()]) }),
    )
    for (const kind of ['a', ['a', 'b'], null, true]) expect(JSON.parse(either({ of: kind }))).toEqual({ of: kind })
  })
})
