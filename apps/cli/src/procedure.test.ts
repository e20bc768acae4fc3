import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const main = join(import.meta.dirname, 'main.ts')
const cases = join(import.meta.dirname, '../../../packages/procedure/cases')
const procedure = (language: string, ...args: readonly string[]) => {
  const env = { ...process.env, LC_ALL: language }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'procedure', ...args], {
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

describe('ceyuan procedure', () => {
  it('checks procedures, and names file, line and the way that gets stuck', () => {
    const sound = procedure('en', 'check', join(cases, 'parallel.bpmn'))
    expect([sound.status, sound.stdout]).toEqual([0, 'main 1: 6 elements, sound (main)\n'])
    const file = join(cases, 'bad/join-after-choice.bpmn')
    expect(procedure('zh_CN', 'check', file)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${file}:7  流程会卡住：经 s、x、A、j 之后，“j”等不到其余的令牌，办件无法结束。请改用相配的网关，或去掉这条走法。\n`,
    })
    expect(JSON.parse(procedure('en', 'check', file, '--json').stdout)).toMatchObject({
      sound: false,
      procedures: [{ id: 'main', elements: 6 }],
      problems: [{ code: 'procedure.dead-end', at: { path: 'j', line: 7 } }],
    })
  })

  it('plays a case as scripted and prints its trace', () => {
    const played = procedure('zh_CN', 'run', join(cases, 'call.bpmn'))
    expect([played.status, played.stdout]).toEqual([0, 's\nC\nis\nI\nx\nie\nA\ne\n— 已结束：办结\n'])
    const script = join(import.meta.dirname, '../../../packages/procedure/cases/scripts/refused.json')
    const { stdout } = procedure('en', 'run', join(cases, 'call.bpmn'), '--choose', script, '--json')
    expect(JSON.parse(stdout)).toEqual({
      trace: ['s', 'C', 'is', 'I', 'x', 'bad', 'b', 'e2'],
      completed: ['s', 'is', 'I', 'x', 'bad', 'b', 'e2'],
      ended: true,
      status: 'completed',
      reason: null,
      facts: {},
      waiting: [],
      at: '2026-01-01T00:00:00Z',
    })
  })

  it('says how it is used in both languages, and what it cannot read', () => {
    expect(procedure('en', 'run', '--help').stdout).toContain('"advance": "P1D"')
    expect(procedure('zh_CN', 'check', '--help').stdout).toContain('用法：ceyuan procedure check')
    expect(procedure('en', 'run').status).toBe(2)
    expect(procedure('en', 'run', 'nowhere.bpmn').stderr).toContain('The file “nowhere.bpmn” cannot be read (ENOENT).')
  })
})
