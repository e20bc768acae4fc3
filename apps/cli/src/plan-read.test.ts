import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const main = join(import.meta.dirname, 'main.ts')
const plan = join(root, 'cities/tianjin/plan/plan.txt')
const folder = mkdtempSync(join(tmpdir(), 'ceyuan-plan-'))
afterAll(() => rmSync(folder, { recursive: true }))
const environment = { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' }
const read = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [main, 'plan', 'read', ...args], { encoding: 'utf8', env: environment })

describe('ceyuan plan read', () => {
  it('prints an outline to be read by people', () => {
    expect(read(plan)).toContain('共 15 个章节（3 章），责任单位 21 个，目标 8 项，举措 40 条')
  })

  it('prints JSON whose offsets count in the text that it writes', () => {
    const out = join(folder, 'plan.txt')
    const reading = JSON.parse(read(plan, '--json', '--text', out))
    const text = readFileSync(out, 'utf8')
    expect(Object.keys(reading)).toEqual([
      'title',
      'documentNumber',
      'issuer',
      'issuedOn',
      'sections',
      'targets',
      'measures',
    ])
    for (const { quote, start, end } of [...reading.targets, ...reading.measures]) {
      expect(text.slice(start, end)).toBe(quote)
    }
  })

  it('answers what it cannot read in one sentence', () => {
    const empty = join(folder, 'empty.txt')
    writeFileSync(empty, '')
    const { status, stderr } = spawnSync(process.execPath, [main, 'plan', 'read', empty], {
      encoding: 'utf8',
      env: environment,
    })
    expect([status, stderr]).toEqual([1, '文件“empty.txt”是空的。\n'])
  })
})
