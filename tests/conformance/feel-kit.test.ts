import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCase } from '@ceyuan/feel'
import { afterAll, describe, expect, it } from 'vitest'
import { isKitThere, kitCases, tellMissingKit } from './feel-kit.ts'
import { testNow } from './feel-sql-cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'ceyuan-feel-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const bin = new URL('../../apps/cli/bin/ceyuan.mjs', import.meta.url).pathname

const feelRun = (content: string, ...more: readonly string[]): { status: number; out: string } => {
  const file = join(folder, 'cases.json')
  writeFileSync(file, content)
  try {
    const out = execFileSync(process.execPath, [bin, 'feel', 'run', file, ...more], { encoding: 'utf8', stdio: 'pipe' })
    return { status: 0, out }
  } catch (error) {
    const failed = error instanceof Error && 'status' in error && 'stdout' in error ? error : { status: -1, stdout: '' }
    return { status: Number(failed.status), out: String(failed.stdout) }
  }
}

const step = (expression: string) => [{ name: 'x', expression }]

it('3.1 runs a file of cases from the command line and names those that fail', () => {
  const cases = [
    { id: 'good', steps: step('1 + 1'), expected: { type: 'number', value: '2' } },
    { id: 'bad', steps: step('1 + 1'), expected: { type: 'number', value: '3' } },
    { id: 'null', steps: step('"a" + 1'), expected: { error: true } },
  ]
  expect(feelRun(JSON.stringify(cases), '--json')).toEqual({
    status: 1,
    out: '{"passed":2,"failed":1,"failing":["bad"]}\n',
  })
  expect(feelRun(cases.map((each) => JSON.stringify(each)).join('\n')).out).toContain('bad')
  expect(feelRun(JSON.stringify(cases.slice(0, 1))).status).toBe(0)
  expect(feelRun('no JSON').status).toBe(1)
})

tellMissingKit()

it('2.6 finds the conformance cases where everything is required', () => {
  expect(isKitThere || process.env['CEYUAN_REQUIRE_ALL'] !== '1').toBe(true)
})

describe.skipIf(!isKitThere)('the DMN conformance kit', () => {
  it('2.6 passes every case', () => {
    const cases = kitCases()
    expect(cases.length).toBeGreaterThan(800)
    expect(cases.filter((feelCase) => !runCase(feelCase, testNow).passed).map(({ id }) => id)).toEqual([])
  })
})
