import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadCity } from './load-city.ts'

const cities = join(import.meta.dirname, '../../../../cities')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-limits-'))
  await cp(join(cities, 'example'), folder, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('every limit has its event, its law and its certainty; what nobody has seen has no days', async () => {
  for (const city of ['tianjin', 'example']) {
    const loaded = await loadCity(join(cities, city))
    const limits = loaded.kind === 'success' ? loaded.value.limits : []
    expect(limits.length).toBeGreaterThanOrEqual(5)
    expect(limits.filter(({ days, unseen }) => (days === undefined) !== (unseen !== undefined))).toEqual([])
    expect(limits.filter(({ certainty, basis }) => certainty === 'verbatim' && basis.link !== undefined)).toEqual([])
  }
})

it.each([
  ['days: 20', 'days: 0', 'city.invalid'],
  ['days: 20', 'dayz: 20', 'city.unknown-key'],
  ['effect: accepted', 'effect: acepted', 'city.not-one-of'],
  ['pauses: [hearing', 'pauses: [holiday', 'city.not-one-of'],
  ['id: licence-decision', 'id: licence-correction', 'city.twice'],
])('names file, line and column where "%s" is "%s"', async (from, to, code) => {
  const file = join(folder, 'limits.yaml')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(from, to))
  const result = await loadCity(folder)
  await writeFile(file, text)
  expect(result.kind === 'failure' && result.problems.find((problem) => problem.code === code)).toMatchObject({
    at: { source: 'limits.yaml', line: expect.any(Number), column: expect.any(Number) },
  })
})
