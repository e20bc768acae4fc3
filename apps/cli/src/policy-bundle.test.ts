import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const main = join(import.meta.dirname, 'main.ts')
const bundle = (problem: unknown, ...args: readonly string[]) => {
  const input = typeof problem === 'string' ? problem : JSON.stringify(problem)
  const env = { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'policy', 'bundle', '-', ...args], {
    encoding: 'utf8',
    env,
    input,
  })
  return { status, stdout, stderr }
}

const problem = {
  grants: [
    { id: 'TJ-1c', fen: 320_000_000, subject: 'p', groups: ['设备'] },
    { id: 'TJ-2a', fen: 200_000_000, subject: 'p', groups: ['设备'] },
    { id: 'TJ-3', fen: 50_000_000, subject: 'p', groups: [] },
  ],
  incompatible: [],
  caps: [{ name: '企业年度', ids: ['TJ-1c', 'TJ-2a', 'TJ-3'], fen: 350_000_000 }],
}

describe('ceyuan policy bundle', () => {
  it('prints the bundle as JSON, amounts as numbers where the problem has them so', () => {
    const { status, stdout } = bundle(problem, '--json')
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      {
        paidFen: 350_000_000,
        boundFen: 350_000_000,
        method: 'search',
        ties: 'settled',
        chosen: [
          { id: 'TJ-1c', fen: 320_000_000, paidFen: 320_000_000 },
          { id: 'TJ-3', fen: 50_000_000, paidFen: 30_000_000 },
        ],
        rejected: [{ id: 'TJ-2a', reason: 'duplicate', against: 'TJ-1c', lowerFen: 120_000_000 }],
      },
    ])
  })

  it('says it to people, with what a cap takes away and why a grant is left out', () => {
    expect(bundle(problem).stdout).toBe(
      [
        '实付合计 3,500,000 元，共 2 项',
        '已证明最优（自有搜索）：任何组合都不超过 3,500,000 元',
        '  ✓ TJ-1c  3,200,000 元',
        '  ✓ TJ-3  300,000 元（应得 500,000 元，因上限少 200,000 元）',
        '  ✗ TJ-2a  与 TJ-1c 同类，低 1,200,000 元',
        '',
      ].join('\n'),
    )
  })

  it('counts beyond 2^53 exactly, as text', () => {
    const text = '{"grants":[{"id":"a","fen":9007199254740993},{"id":"b","fen":"1"}]}'
    expect(JSON.parse(bundle(text, '--json').stdout)).toMatchObject({
      paidFen: '9007199254740994',
      boundFen: '9007199254740994',
    })
  })

  it('names what is wrong and exits with 1', () => {
    const crossing = {
      ...problem,
      caps: [
        { name: '甲', ids: ['TJ-1c', 'TJ-2a'], fen: 1 },
        { name: '乙', ids: ['TJ-2a', 'TJ-3'], fen: 1 },
      ],
    }
    const { status, stderr } = bundle(crossing)
    expect(status).toBe(1)
    expect(stderr).toBe(
      '“/caps/1”处的上限“乙”与“/caps/0”处的“甲”交叉：“TJ-2a”同属两者，“TJ-3”只属“乙”，而“甲”另有“乙”不含的项目。上限之间须互不相交或一个包含另一个，请改正编号。\n',
    )
    expect(bundle('{').status).toBe(1)
  })
})
