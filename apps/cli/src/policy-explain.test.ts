import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { productFolder } from '../../server/src/config.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-explain-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const explainText = async (text: string, words: readonly string[], language = 'en_GB.UTF-8') => {
  const file = join(folder, 'applicant.json')
  await writeFile(file, text)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(productFolder, 'apps/cli/src/main.ts'), 'policy', 'explain', '--facts', file, ...words],
    { encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: language } },
  )
  return { status, stdout, stderr }
}

const explained = (applicant: unknown, words: readonly string[], language?: string) =>
  explainText(JSON.stringify(applicant), words, language)

const tianjin = ['--city', 'tianjin', '--on', '2026-11-23']

// The enterprise of the design: three projects, seven grants, the best four of them.
const own = {
  工业企业: true,
  软件企业: false,
  注册地在本市: true,
  税务征管在本市: true,
  严重失信主体: false,
  规范经营: true,
  市重点培育单项冠军企业: true,
  首次通过两化融合贯标: true,
  两化融合贯标等级: '3A',
}
const foundation = {
  总投资: '3600万元',
  设备软硬件投资额: '1200万元',
  竣工投产日期: '2026-05-01',
  产业基础领域: '基础材料',
  技改方向: '绿色化',
  保税区制造业实体项目: true,
  经认定择优支持: true,
  核定固定资产投资额: '3600万元',
}
const small = { 总投资: '700万元', 设备软硬件投资额: '600万元', 技改方向: '智能化', 竣工投产日期: '2026-09-01' }
const enterprise = {
  id: '示例',
  applicant: { facts: own },
  projects: [
    { id: '一', facts: foundation },
    { id: '二', facts: { 实际投资额: '450万元', 市级数字化转型重点项目: true } },
    { id: '三', facts: small },
  ],
}

describe('ceyuan policy explain', () => {
  it('gives the best bundle with its proof, and why each other grant is left out', async () => {
    const { status, stdout } = await explained(enterprise, [...tianjin, '--json'])
    expect(status).toBe(0)
    const told: unknown = JSON.parse(stdout)
    expect(told).toMatchObject({
      on: '2026-11-23',
      bundle: {
        paidFen: '460000000',
        boundFen: '460000000',
        chosen: [
          { id: 'TJ-1c@一', clause: 'TJ-1c', subject: '一', paidFen: '240000000' },
          { id: 'TJ-D3', paidFen: '100000000' },
          { id: 'TJ-DT2@二', paidFen: '90000000' },
          { id: 'TJ-I', paidFen: '30000000' },
        ],
        rejected: [
          { id: 'BS-1@一', reason: 'duplicate', against: 'TJ-1c@一', lowerFen: '60000000' },
          { id: 'TJ-1b@一', reason: 'duplicate', against: 'TJ-1c@一', lowerFen: '120000000' },
        ],
      },
    })
  })

  it('tells a person in Chinese and in English, with the near miss', async () => {
    const chinese = await explained(enterprise, tianjin, 'zh_CN.UTF-8')
    expect(chinese.stdout).toContain('最优组合：460 万元（已证明最优')
    expect(chinese.stdout).toContain('BS-1@一  180 万元  与 TJ-1c@一 同类，低 60 万元')
    expect(chinese.stdout).toContain('总投资再增加 300万元（700万元 → 1,000万元）  ＋60 万元')
    const english = await explained(enterprise, tianjin)
    expect(english.stdout).toContain('Best bundle: CNY 4,600,000 (proved best')
  })

  it('leaves out what the history says was paid', async () => {
    const history = [{ clause: 'TJ-D3', subject: null, fen: '100000000', paidOn: '2025-06-18' }]
    const { stdout } = await explained({ ...enterprise, history }, tianjin)
    expect(stdout).toContain('TJ-D3  CNY 1,000,000  once only, paid CNY 1,000,000 on 2025-06-18')
  })

  it('names every fact that is wrong, with its path', async () => {
    const facts = { 总投次: 1, 年销售收入: -5, 上市板块: '月球' }
    const { status, stderr } = await explained({ applicant: { facts } }, tianjin)
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/applicant\/facts\/总投次 .*no fact “总投次”\. Did you mean “总投资”\?$/u),
      expect.stringMatching(/applicant\/facts\/年销售收入 .*Amounts such as investments cannot be negative\.$/u),
      expect.stringMatching(/applicant\/facts\/上市板块 .*it is one of: 未上市/u),
    ])
  })

  it('keeps each digit of a large amount', async () => {
    const text = '{"applicant": {"facts": {"规模以上": true, "营业收入": 12345678901234.56, "研发费用": 1}}}'
    const { stdout } = await explainText(text, ['--city', 'example', '--on', '2026-01-01', '--json'])
    expect(stdout).toContain('"fen": "1234567890123456"')
  })

  it('says what is wrong with its words, its file and its day', async () => {
    expect(await explained({}, ['--city', 'tianjin'])).toMatchObject({ status: 2 })
    expect((await explained({}, ['--city', 'example', '--on', '2026-02-30'])).status).toBe(1)
    const broken = await explainText('{', ['--city', 'example', '--on', '2026-01-01'])
    expect([broken.status, broken.stderr]).toEqual([1, expect.stringContaining('This is not JSON')])
    const nowhere = await explained({}, ['--city', 'atlantis', '--on', '2026-01-01'])
    expect(nowhere.stderr).toContain('atlantis')
    expect((await explained({}, ['--help'])).stdout).toContain('Usage: ceyuan policy explain')
  })
})
