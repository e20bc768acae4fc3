import { CreditCode } from '@ceyuan/values'
import type { Register } from '../apps/server/src/city/city.ts'
import { systemActor } from '../apps/server/src/database/actors.ts'
import type { Database } from '../apps/server/src/database/database.ts'
import { writeRecords, type RowFields } from '../apps/server/src/register/bulk-store.ts'
import { seeded } from './enterprises.ts'

const syllables = Array.from('海河津合沽渤塘岸港云星辰源创智新华泰康宁瑞博恒信达远景明德润丰盛嘉禾和平安宏伟业长青松柏')
const trades = [
  '生物科技',
  '医药',
  '新材料',
  '食品',
  '化工',
  '装备制造',
  '贸易',
  '技术服务',
  '物流',
  '建筑',
  '餐饮',
  '文化传播',
]
const activities = Array.from(
  '技术开发 技术咨询 技术转让 技术服务 生物基材料研发 发酵过程优化 酶制剂制造 货物进出口 技术进出口 食品生产 食品销售 化工产品批发 化妆品零售 医疗器械销售 仪器仪表修理 机械设备租赁 普通货物运输 仓储服务 建筑工程施工 房屋租赁 餐饮服务 会议服务 广告设计 软件开发 信息系统集成 互联网销售 农产品收购 饲料生产 兽药经营 环保工程 污水处理 电力设备安装 金属制品加工 塑料制品制造 包装装潢印刷 纺织品批发 服装零售 家具制造 汽车配件销售 五金产品批发 建筑材料零售 物业管理 园林绿化 劳务派遣 企业管理咨询 市场调查 翻译服务 教育咨询 体育用品零售 文化艺术交流'.split(
    ' ',
  ),
)

const creditCode = (index: number): string => {
  const body = `911203${(index + 100_000_000).toString(10).padStart(11, '0')}`
  return body + CreditCode.checkCharacter(body)
}

/** The n-th invented enterprise, as a record of the enterprise register. */
const enterprise = (index: number, random: () => number, regions: readonly string[]): RowFields => {
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)] ?? ''
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0')
  const name = `天津${pick(syllables)}${pick(syllables)}${pick(syllables)}${pick(trades)}有限公司${index}（示例）`
  return {
    name,
    creditCode: creditCode(index),
    establishedOn: `${1995 + Math.floor(random() * 30)}-${month}-${day}`,
    registeredCapital: String(Math.ceil(random() * 9000) * 1_000_000),
    businessScope: Array.from({ length: 4 + Math.floor(random() * 10) }, () => pick(activities)).join('；'),
    district: pick(regions),
    address: `天津市${pick(syllables)}${pick(syllables)}路${Math.ceil(random() * 300)}号`,
    biomanufacturing: random() < 0.02,
  }
}

const batchSize = 5000

/** Fills the enterprise register with `size` invented enterprises and brings the statistics up to date. */
export const populate = async (
  database: Database,
  register: Register,
  regions: readonly string[],
  size: number,
): Promise<void> => {
  const random = seeded(20261123)
  for (let start = 0; start < size; start += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, size - start) }, (_, index) =>
      enterprise(start + index, random, regions),
    )
    const written = await database.write(systemActor, {}, async (write) => {
      const detail = await writeRecords(write, register, rows, { sample: true })
      await write.audit({ action: 'register.populate', subject: { kind: 'register', id: register.id }, detail })
      return { kind: 'success', value: detail }
    })
    if (written.kind === 'failure') throw new Error(JSON.stringify(written.problems))
  }
}
