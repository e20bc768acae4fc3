import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem } from '@ceyuan/values'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from '../load-city.ts'

const growth = 'policies/growth.yaml'

describe('Loading the policies of a city', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ceyuan-policies-'))
    await cp(join(import.meta.dirname, '../../../../../cities/example'), folder, { recursive: true })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const changed = async (file: string, from: string, to: string): Promise<readonly Problem[]> => {
    const text = await readFile(join(folder, file), 'utf8')
    expect(text).toContain(from)
    await writeFile(
      join(folder, file),
      text.replace(from, () => to),
    )
    const result = await loadCity(folder)
    await writeFile(join(folder, file), text)
    return result.kind === 'failure' ? result.problems : []
  }

  const placeOf = async (file: string, part: string) => {
    const before = (await readFile(join(folder, file), 'utf8')).split(part, 1).join('').split('\n')
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
  }

  it('names line and column of an unknown fact within an expression, with the nearest', async () => {
    const { line, column } = await placeOf(growth, '设备投资 >= 万元(100)')
    expect(await changed(growth, '设备投资 >= 万元(100)', '设备投次 >= 万元(100)')).toMatchObject([
      { code: 'feel.unknown-name', values: { nearest: '设备投资' }, at: { source: growth, line, column } },
    ])
    expect(await changed(growth, '投产日期 <= today()', '投产日其 <= today()')).toMatchObject([
      { code: 'feel.unknown-name', at: { source: growth, line, column: column + '设备投资 >= 万元(100) and '.length } },
    ])
  })

  it('counts lines on within an expression of several lines', async () => {
    const { line } = await placeOf(growth, 'condition: 规模以上 and 研发强度 >= 0.05')
    const text = 'condition: |\n      规模以上\n      and 研发强渡 >= 0.05'
    expect(await changed(growth, 'condition: 规模以上 and 研发强度 >= 0.05', text)).toMatchObject([
      { code: 'feel.unknown-name', at: { line: line + 2 } },
    ])
  })

  it.each([
    ['设备投资 >= 万元(200) and', '设备投资 >= 万元(200) and 设备投资 < 万元(100) and', 'policy.unreachable-condition'],
    ['amount: 万元(80)', 'amount: 万元(80)\n    cap: 80万元', 'policy.cap-never-binds'],
    ['amount: 万元(80)', 'amount: 80 + 0', 'feel.wrong-type'],
    ['cap: 200万元', 'cap: 二百', 'values.money-in-words'],
    ['incompatible: [G-4]', 'incompatible: [G-44]', 'policy.unknown-name'],
    ['units: [cyj]', 'units: [cyi]', 'policy.unknown-name'],
    ["part: '2/5'", "part: '1/5'", 'policy.shares-not-whole'],
    ['entry: amends', 'entry: enacts', 'policy.versions-overlap'],
    ['from: 2026-07-01', 'from: 2024-07-01', 'policy.nothing-to-change'],
    ['of: group, per: year', 'of: group, clauses: [G-1], per: year', 'policy.ceilings-cross'],
    ['frequency: perProject', 'frequenzy: perProject', 'city.unknown-key'],
    ['from: 2026-01-01', 'from: 2026-02-30', 'city.invalid'],
    ['amount: 万元(80)', 'amount: unknown', 'policy.unseen-without-reason'],
    ['id: investment', 'id: investments', 'policy.unknown-name'],
  ])('refuses %s as %s: %s', async (from, to, code) => {
    const problems = await changed(growth, from, to)
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(problems[0]?.at).toMatchObject({ source: growth, line: expect.any(Number), column: expect.any(Number) })
  })

  it('refuses circular facts, unreadable bounds and fields that no register has', async () => {
    const circular = await changed('facts.yaml', 'formula: 研发费用 / 营业收入', 'formula: 研发强度 * 2')
    expect(circular).toMatchObject([{ code: 'policy.circular-fact', values: { circle: '研发强度 → 研发强度' } }])
    const [unknown] = await changed('facts.yaml', 'field: revenue', 'field: revenues')
    expect(unknown).toMatchObject({
      code: 'city.unknown-name',
      values: { nearest: 'revenue' },
      at: { source: 'facts.yaml' },
    })
    const [register] = await changed('facts.yaml', 'register: enterprise', 'register: enterprises')
    expect(register).toMatchObject({ code: 'city.unknown-name', values: { kind: 'register', nearest: 'enterprise' } })
  })

  it('refuses a criterion that asks for nothing, and points of a table that is not there', async () => {
    const stars = 'ladder/stars.yaml'
    expect(await changed(stars, ', points: {table: rising-points, atLeast: 60}', '')).toMatchObject([
      { code: 'policy.criterion-unclear', at: { source: stars } },
    ])
    expect(await changed(stars, 'table: rising-points', 'table: rising-point')).toMatchObject([
      { code: 'policy.unknown-name', values: { kind: 'table', nearest: 'rising-points' } },
    ])
  })

  it('refuses policies and ladders without a fact dictionary', async () => {
    await rename(join(folder, 'facts.yaml'), join(folder, 'facts.txt'))
    const result = await loadCity(folder)
    await rename(join(folder, 'facts.txt'), join(folder, 'facts.yaml'))
    expect(result).toMatchObject({
      problems: [
        { code: 'city.missing', values: { path: 'facts.yaml' }, at: { source: growth } },
        { code: 'city.missing', at: { source: 'ladder/stars.yaml' } },
      ],
    })
  })

  it('stops a hostile expression by its budget', async () => {
    const deep = `${'('.repeat(500)}true${')'.repeat(500)}`
    const long = `营业收入 > 元(${'1'.repeat(30_000)})`
    for (const condition of [deep, long]) {
      const [problem] = await changed(growth, 'condition: 绿色项目', `condition: ${condition}`)
      expect(problem?.code).toMatch(/^feel\.budget-/)
    }
  })
})
