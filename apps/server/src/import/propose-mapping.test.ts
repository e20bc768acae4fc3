import { describe, expect, it } from 'vitest'
import type { ImportField, Lookup } from './import-field.ts'
import { proposeMapping, type SourceColumn } from './propose-mapping.ts'

const fields: readonly ImportField[] = [
  { id: 'name', label: { zh: '企业名称', en: 'Name' }, type: 'text', aliases: ['企业名', '单位名称'] },
  { id: 'creditCode', label: { zh: '统一社会信用代码', en: 'Credit code' }, type: 'creditCode' },
  { id: 'establishedOn', label: { zh: '成立日期', en: 'Established on' }, type: 'date', aliases: ['注册日期'] },
  { id: 'listedOn', label: { zh: '上市日期', en: 'Listed on' }, type: 'date' },
  {
    id: 'registeredCapital',
    label: { zh: '注册资本', en: 'Registered capital' },
    type: 'money',
    unit: '万元',
    aliases: ['注册资金'],
  },
  { id: 'revenue', label: { zh: '营业收入', en: 'Revenue' }, type: 'money', unit: '万元' },
  { id: 'district', label: { zh: '所在区', en: 'District' }, type: 'region', aliases: ['地区'] },
  { id: 'address', label: { zh: '注册地址', en: 'Address' }, type: 'text' },
]
const lookup: Lookup = (_field, text) => (text.startsWith('滨海') ? '120116' : undefined)
const column = (index: number, heading: string, ...samples: readonly string[]): SourceColumn => ({
  index,
  heading,
  samples,
})
const propose = (columns: readonly SourceColumn[], remembered = new Map()) =>
  proposeMapping(columns, fields, remembered, lookup).map(({ field, basis, unit }) => [field, basis, unit])

describe('the mapping proposed for a file', () => {
  it('goes by names and aliases, whatever the order of the columns', () => {
    expect(
      propose([
        column(0, '地区', '滨海'),
        column(1, '注册资金', '2,650(万元人民币)'),
        column(2, '企业名称', '津合'),
        column(3, '注册日期', '2018-03-07'),
        column(4, '来源年份文件', '1978'),
      ]),
    ).toEqual([
      ['district', 'sameName', null],
      ['registeredCapital', 'sameName', null],
      ['name', 'sameName', null],
      ['establishedOn', 'sameName', null],
      [null, 'none', null],
    ])
  })

  it('knows a credit code by its check character when the heading says nothing', () => {
    expect(propose([column(0, '编号', '91120000103064293R', '911201011031214973')])).toEqual([
      ['creditCode', 'values', null],
    ])
    expect(propose([column(0, '编号', '91120000103064293A', '1')])).toEqual([[null, 'none', null]])
  })

  it('takes the unit from the heading', () => {
    expect(propose([column(0, '营业收入（亿元）', '1.5')])).toEqual([['revenue', 'sameName', '亿元']])
  })

  it('gives a field to one column only, the better one', () => {
    expect(
      propose([column(0, '企业名', '甲'), column(1, '企业名称', '乙'), column(2, '企业简称', '丙')]).map(
        ([field]) => field,
      ),
    ).toEqual(['name', null, null])
  })

  it('remembers what was chosen for a heading, also that it is not imported', () => {
    const remembered = new Map([
      ['营收24', { field: 'revenue', unit: '万元' }],
      ['注册地址', { field: null, unit: null }],
    ])
    expect(propose([column(0, '营收24', '6,200'), column(1, ' 注册地址 ', '空港')], remembered)).toEqual([
      ['revenue', 'remembered', '万元'],
      [null, 'remembered', null],
    ])
  })
})
