import { CreditCode } from '@ceyuan/values'

const districts = [
  '和平',
  '河东',
  '河西',
  '南开',
  '河北',
  '红桥',
  '东丽',
  '西青',
  '津南',
  '北辰',
  '武清',
  '宝坻',
  '滨海',
  '宁河',
  '静海',
  '蓟州',
]
const syllables = Array.from('海河津合沽渤塘岸港云星辰源创智新华泰康宁瑞博恒信达远景明德润丰盛嘉禾')
const trades = ['生物科技', '医药', '新材料', '食品', '化工', '装备制造', '贸易', '技术服务']
const scopes = '生物基材料研发；生物化工产品技术研发；发酵过程优化技术研发；货物进出口；技术服务、技术开发、技术咨询。'

/** A sequence of numbers below one that is the same every time. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const creditCode = (index: number): string => {
  const body = `911201${(index + 1_000_000_00).toString(10).padStart(11, '0')}`
  return body + CreditCode.checkCharacter(body)
}

/** The n-th invented enterprise of a population, as the cells of an import. */
export const enterpriseRow = (index: number, random: () => number): readonly string[] => {
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)]
    if (value === undefined) throw new Error('Nothing to pick from')
    return value
  }
  const name = `天津${pick(syllables)}${pick(syllables)}${pick(syllables)}${index}${pick(trades)}有限公司（示例）`
  const date = `${1995 + Math.floor(random() * 30)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
  const capital = random() < 0.15 ? 'N/A' : `${Math.ceil(random() * 9000).toLocaleString('en')}(万元人民币)`
  const district = pick(districts)
  return [
    name,
    creditCode(index),
    date,
    '有限责任公司',
    capital,
    scopes,
    '天津',
    district,
    `天津市${district}示例路${index}号`,
    '2026',
  ]
}

/** The headings of an invented population, as registration files have them. */
export const enterpriseHeadings = [
  '企业名称',
  '统一社会信用代码',
  '注册日期',
  '企业类型',
  '注册资金',
  '经营范围',
  '所在省份',
  '地区',
  '注册地址',
  '来源年份文件',
] as const

const line = (cells: readonly string[]): string =>
  cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')

/** A population as CSV. Unit of `size`: enterprises. */
export const enterpriseCsv = (size: number): string => {
  const random = seeded(20261123)
  return [
    line(enterpriseHeadings),
    ...Array.from({ length: size }, (_, index) => line(enterpriseRow(index, random))),
  ].join('\n')
}
