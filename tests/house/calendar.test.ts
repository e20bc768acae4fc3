import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CivilDate } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { load, root } from './city-pack.ts'

const shared = join(root, '../shared/sources/calendar')
const isRequired = process.env['CEYUAN_REQUIRE_ALL'] === '1'
if (!existsSync(shared) && !isRequired)
  console.info('Not compared: the notices by year (../shared/sources/calendar) are not here.')

const daysOf = (span: string): readonly CivilDate[] => {
  const [from, to = from] = span.split('..').map((end) => {
    if (!CivilDate.is(end)) throw new Error(`not a day: ${end}`)
    return end
  })
  if (from === undefined || to === undefined) return []
  return Array.from({ length: CivilDate.daysBetween(from, to) + 1 }, (_, index) => CivilDate.addDays(from, index))
}

const inOrder = (days: ReadonlyMap<string, boolean>) =>
  Array.from(days, ([day, isOff]) => `${day} ${isOff ? 'off' : 'work'}`).toSorted()

it('The notices of every city are the same where they are of the same year', async () => {
  const [own, other] = await Promise.all(['tianjin', 'example'].map((city) => load(join(root, 'cities', city))))
  const years = new Set(other?.calendar.map(({ year }) => year))
  expect(other?.calendar).toEqual(own?.calendar.filter(({ year }) => years.has(year)))
})

describe.runIf(existsSync(shared) || isRequired)('The holiday calendar', () => {
  const notice = z.object({ days: z.array(z.object({ date: z.iso.date(), isOffDay: z.boolean() })) })

  it('says of every day of 2007 to 2026 what the notices say', async () => {
    const { calendar } = await load(join(root, 'cities/tianjin'))
    const said = new Map<string, boolean>()
    for (const { off, work } of calendar) {
      for (const day of off.flatMap(daysOf)) said.set(day, true)
      for (const day of work.flatMap(daysOf)) said.set(day, false)
    }
    const files = (await readdir(shared)).toSorted()
    const known = files.flatMap((file) => notice.parse(JSON.parse(readFileSync(join(shared, file), 'utf8'))).days)
    expect(inOrder(said)).toEqual(inOrder(new Map(known.map(({ date, isOffDay }) => [date, isOffDay]))))
    expect(known.length).toBeGreaterThan(500)
  })

  it('names every notice by title, date and link, each later than the one before', async () => {
    const { calendar } = await load(join(root, 'cities/tianjin'))
    const papers = z.object({ papers: z.array(z.url()) })
    const files = (await readdir(shared)).toSorted()
    const links = files.flatMap((file) => papers.parse(JSON.parse(readFileSync(join(shared, file), 'utf8'))).papers)
    expect(calendar.map(({ link }) => link)).toEqual(links)
    expect(calendar.map(({ date }) => date)).toEqual(calendar.map(({ date }) => date).toSorted())
  })
})
