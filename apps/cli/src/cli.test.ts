import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../server/src/clock.ts'
import { productFolder } from '../../server/src/config.ts'
import { openPglite } from '../../server/src/database/open.ts'
import { openCity } from '../../server/src/open-city.ts'
import { readyCity } from '../../server/src/ready-city.ts'
import { readConfig } from '../../server/src/config.ts'

let folder: string
let cities: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-cli-'))
  cities = join(folder, 'cities')
  spawnSync('cp', ['-r', join(productFolder, 'cities'), cities])
})
afterAll(() => rm(folder, { recursive: true }))

const environment = (data: string) => ({
  PATH: process.env['PATH'],
  CEYUAN_DATA: join(folder, data),
  CEYUAN_CITIES: cities,
  CEYUAN_CITY: 'example',
})

const ceyuan = (args: readonly string[], data = 'none', language = 'en_GB.UTF-8') => {
  const options = { encoding: 'utf8', env: { ...environment(data), LANG: language } } as const
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(productFolder, 'apps/cli/src/main.ts'), ...args],
    options,
  )
  return { status, stdout, stderr }
}

const makeCity = async (data: string) => {
  const config = readConfig(environment(data))
  if (config.kind === 'failure') throw new Error(JSON.stringify(config.problems))
  const opened = await openCity(config.value)
  if (opened.kind === 'failure') throw new Error(JSON.stringify(opened.problems))
  const { database, city } = opened.value
  const prepared = await readyCity(database, city, false)
  if (prepared.kind === 'failure') throw new Error(JSON.stringify(prepared.problems))
  await database.close()
}

describe('ceyuan --help', () => {
  it.each([
    [['--help'], 'zh_CN.UTF-8', '将整个城市备份为一个文件'],
    [['--help', '--lang', 'en'], 'zh_CN.UTF-8', 'Backs the whole city up into one file'],
    [[], 'en_US.UTF-8', 'Backs the whole city up into one file'],
    [['--lang=zh-CN'], 'en_US.UTF-8', '将整个城市备份为一个文件'],
    [['backup', '--help'], 'C', '用法：ceyuan backup 文件'],
  ])('%j in a terminal of %s', (args, language, text) => {
    const { status, stdout } = ceyuan(args, 'none', language)
    expect([status, stdout.includes(text)]).toEqual([0, true])
  })

  it('lists every command with its purpose', () => {
    const { stdout } = ceyuan(['--help'])
    const lines = stdout.split('\n').filter((line) => line.startsWith('  ceyuan '))
    expect(lines.length).toBeGreaterThan(7)
    for (const line of lines) expect(line).toMatch(/^ {2}ceyuan [a-z ]+ {2}\S/u)
  })

  it('names the nearest command, and wrong words show the usage', () => {
    expect(ceyuan(['audit', 'verfy'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('“ceyuan audit verify”'),
    })
    expect(ceyuan(['backup'])).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('Usage: ceyuan backup FILE'),
    })
    expect(ceyuan(['restore', '--nonsense', 'x'])).toMatchObject({ status: 2 })
  })
})

describe('ceyuan city', () => {
  it('makes a city from the template, once, and it checks well', () => {
    expect(ceyuan(['city', 'new', 'Bad Id'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('“Bad Id” is not valid'),
    })
    expect(ceyuan(['city', 'new', 'newtown']).status).toBe(0)
    expect(ceyuan(['city', 'check', 'newtown']).stderr).toBe('')
    expect(ceyuan(['city', 'new', 'newtown'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('already exists'),
    })
    expect(existsSync(join(cities, 'newtown/sample'))).toBe(false)
  })

  it('names what is wrong by file, line and column', async () => {
    await appendFile(join(cities, 'newtown/city.yaml'), '\nnonsense: 1\n')
    const { status, stderr } = ceyuan(['city', 'check', 'newtown'])
    expect([status, /^city\.yaml:\d+:\d+/u.test(stderr)]).toEqual([1, true])
    expect(ceyuan(['city', 'check', 'atlantis']).stderr).toContain('There is no city “atlantis”')
  })
})

// Eight processes, one after another, each of which opens a city.
describe('ceyuan backup, restore and audit verify', () => {
  it('move a city from one folder to another, and find a broken entry', async () => {
    await makeCity('one')
    const file = join(folder, 'backup')
    expect(ceyuan(['backup', file], 'one')).toMatchObject({ status: 0, stdout: expect.stringContaining('Backed up') })
    expect(ceyuan(['backup', file], 'one')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('already exists'),
    })
    expect(ceyuan(['restore', file], 'two')).toMatchObject({ status: 0, stdout: expect.stringContaining('Restored') })
    expect(ceyuan(['restore', file], 'two')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('already holds data'),
    })
    expect(ceyuan(['audit', 'verify'], 'two')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/is intact: \d+ entries/u),
    })

    const opened = await openPglite(join(folder, 'two'), { schema: 'example', clock: systemClock })
    if (opened.kind === 'failure') throw new Error(JSON.stringify(opened.problems))
    expect(ceyuan(['audit', 'verify'], 'two').status).toBe(1)
    await opened.value.asOwner((connection) => sql`update audit_entry set action = 'other.deed'`.execute(connection))
    await opened.value.close()
    const broken = ceyuan(['audit', 'verify'], 'two')
    expect([broken.status, broken.stderr]).toEqual([1, expect.stringMatching(/entry 1\b/u)])
  }, 300_000)
})
