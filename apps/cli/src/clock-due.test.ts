import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { productFolder } from '../../server/src/config.ts'

const ceyuan = (asked: string, language = 'en') => {
  const words = asked.split(' ').filter(Boolean)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(productFolder, 'apps/cli/src/main.ts'), 'clock', 'due', ...words],
    { encoding: 'utf8', env: { PATH: process.env['PATH'], CEYUAN_CITY: 'tianjin', LANG: language } },
  )
  return { status, stdout, stderr }
}

const reckoning = z.looseObject({
  settled: z.boolean(),
  counted: z.array(z.looseObject({ day: z.iso.date(), counts: z.boolean().nullable(), why: z.string() })),
})
const reckoned = (asked: string) => {
  const { status, stdout, stderr } = ceyuan(`${asked} --json`)
  expect([status, stderr]).toEqual([0, ''])
  return reckoning.parse(JSON.parse(stdout))
}

describe('ceyuan clock due', () => {
  it.each([
    ['--from 2026-11-23 --days 20 --kind working', '2026-12-21'],
    ['--from 2020-01-19 --days 10 --kind working', '2020-02-10'],
    ['--from 2012-12-28 --days 3 --kind working', '2013-01-05'],
    ['--from 2026-02-08 --days 7 --kind natural', '2026-02-24'],
    [
      '--from 2026-11-02 --days 20 --kind working --pause 2026-11-12,2026-11-20 --pause 2026-11-09,2026-11-16',
      '2026-12-11',
    ],
    ['--from 2026-11-02 --days 20 --kind working --extend 10', '2026-12-14'],
    ['--from 2026-11-02 --limit licence-decision --extend 10', '2026-12-14'],
  ])('%s: %s', (asked, due) => {
    const found = reckoned(asked)
    expect(found).toMatchObject({ settled: true, due })
    expect(found.counted.at(-1)?.day).toBe(due)
  })

  it('tells of each day whether and why it counts', () => {
    const { counted } = reckoned('--from 2026-10-09 --days 2 --kind working')
    expect(counted.map(({ day, counts, why }) => [day, counts, why])).toEqual([
      ['2026-10-09', false, 'startDay'],
      ['2026-10-10', true, 'makeUpDay'],
      ['2026-10-11', false, 'weekend'],
      ['2026-10-12', true, 'workingDay'],
    ])
  })

  it('gives a range beyond the last notice, and by the notices known on a day', () => {
    const found = reckoned('--from 2026-12-31 --days 30 --kind working')
    expect(found).toMatchObject({ settled: false, settledTo: '2027-01-01' })
    expect(found).not.toHaveProperty('due')
    const before = reckoned('--from 2025-12-31 --days 1 --kind working --known 2025-11-03')
    expect(before.settled).toBe(false)
    expect(reckoned('--from 2025-12-31 --days 1 --kind working --known 2025-11-04')).toMatchObject({
      due: '2026-01-04',
    })
  })

  it('says what follows from silence, and how the clock stands on a day', () => {
    const found = reckoned('--from 2026-09-30 --limit licence-correction --on 2026-10-10')
    expect(found).toMatchObject({ state: { phase: 'running', text: '2 working days left' } })
    expect(found['alarms']).toContainEqual(
      expect.objectContaining({ kind: 'deemedAccepted', on: '2026-10-14', since: '2026-09-30' }),
    )
  })

  it.each([
    ['--from 2006-12-29 --days 5 --kind working', 'The working calendar begins on 2007-01-01'],
    [
      '--from 2026-11-02 --days 5 --kind working --pause 2026-11-05,2026-11-03',
      'It cannot run again before it was paused',
    ],
    [
      '--from 2026-11-02 --days 5 --kind working --pause 2026-10-30,2026-11-03',
      'before the clock starts on 2026-11-02',
    ],
    ['--from 2026-11-02 --days 5 --kind working --pause 2026-11-05', 'A pause is written'],
    ['--from 2026-11-02 --days 0 --kind working', 'from 1 to 3,650, not “0”'],
    ['--from 2026-11-02 --days -5 --kind working', 'not “-5”'],
    ['--from 2026-11-02 --days 1.5 --kind working', 'not “1.5”'],
    ['--from 2026-11-02 --days 5 --kind workdays', 'not “workdays”'],
    ['--from 2026-02-30 --days 5 --kind working', '2026-02-30'],
    ['--from 2026-11-02 --days 5 --kind working --extend 1 --extend 1', 'only once'],
    ['--from 2026-11-02 --limit licence-decision --extend 11', 'from 1 to 10'],
    ['--from 2026-11-02 --limit licence-decison', 'Did you mean “licence-decision”?'],
  ])('refuses %s: %s', (asked, sentence) => {
    const { status, stdout, stderr } = ceyuan(asked)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(sentence)
  })

  it('explains itself in both languages, and does not guess what is not said', () => {
    expect(ceyuan('--help', 'zh_CN').stdout).toContain('恢复当日重新计入')
    expect(ceyuan('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('TO, when the clock runs again'),
    })
    expect(ceyuan('--from 2026-11-02 --days 5').status).toBe(2)
    expect(ceyuan('--from 2026-11-02 --days 5 --kind working --limit licence-decision').status).toBe(2)
  })
})
