import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { City } from './city.ts'
import { loadCity } from './load-city.ts'

const cities = join(import.meta.dirname, '../../../../cities')

describe('Loading a city pack', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ceyuan-city-'))
    await cp(join(cities, 'tianjin'), folder, { recursive: true })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const changed = async (file: string, from: string | RegExp, to: string) => {
    const text = await readFile(join(folder, file), 'utf8')
    expect(text.search(from)).toBeGreaterThanOrEqual(0)
    await writeFile(join(folder, file), text.replace(from, to))
    const result = await loadCity(folder)
    await writeFile(join(folder, file), text)
    return result
  }

  it('reads the first city whole', async () => {
    const result = await loadCity(join(cities, 'tianjin'))
    expect(result).toMatchObject({ kind: 'success' })
    const city: Partial<City> = result.kind === 'success' ? result.value : {}
    expect(city.registers?.length).toBeGreaterThanOrEqual(10)
    expect(city.indicators?.length).toBeGreaterThanOrEqual(8)
    expect(city.calendar?.length).toBeGreaterThanOrEqual(20)
    expect(city.plan?.fullText.length).toBeGreaterThan(4000)
  })

  it('names file, line, column and the nearest name for a unit that does not exist', async () => {
    expect(await changed('registers/enterprise.yaml', 'owner: gxj', 'owner: gxjj')).toMatchObject({
      problems: [
        {
          code: 'city.unknown-name',
          at: { source: 'registers/enterprise.yaml', line: 4, column: 8 },
          values: { kind: 'unit', found: 'gxjj', nearest: 'gxj' },
        },
      ],
    })
  })

  it('names a key that no pack knows', async () => {
    expect(await changed('registers/enterprise.yaml', 'visibility: internal', 'visiblity: internal')).toMatchObject({
      problems: [
        { code: 'city.missing', values: { path: 'visibility' } },
        {
          code: 'city.unknown-key',
          values: { key: 'visiblity', nearest: 'visibility' },
          at: { line: expect.any(Number) },
        },
      ],
    })
  })

  it('names a field that an indicator uses and the register does not have', async () => {
    expect(await changed('indicators/carriers.yaml', 'date: recognisedOn', 'date: recognizedOn')).toMatchObject({
      problems: [{ code: 'city.unknown-name', values: { found: 'recognizedOn', nearest: 'recognisedOn' } }],
    })
  })

  it('names line and column of a name that a filter uses and the register does not have', async () => {
    expect(await changed('indicators/carriers.yaml', 'filter: 认定状态 =', 'filter: 认定状况 =')).toMatchObject({
      problems: [
        { code: 'feel.unknown-name', at: { source: 'indicators/carriers.yaml', line: expect.any(Number), column: 9 } },
      ],
    })
  })

  it('names the place where the text is not YAML, and every wrong file at once', async () => {
    const [units, city] = ['units.yaml', 'city.yaml'].map((name) => join(folder, name))
    if (!units || !city) throw new Error('unreachable')
    const [unitsText, cityText] = [await readFile(units, 'utf8'), await readFile(city, 'utf8')]
    await writeFile(units, `${unitsText}\n- {id: x, name: [}\n`)
    await writeFile(city, cityText.replace('timeZone: Asia/Shanghai', 'timeZone: Asia/Tianjin'))
    const result = await loadCity(folder)
    await writeFile(units, unitsText)
    await writeFile(city, cityText)
    expect(result).toMatchObject({ kind: 'failure' })
    const codes = result.kind === 'failure' ? result.problems.map(({ code, at }) => `${code} ${at?.source}`) : []
    expect(codes).toContain('city.invalid city.yaml')
    expect(codes).toContain('city.not-yaml units.yaml')
  })
})
