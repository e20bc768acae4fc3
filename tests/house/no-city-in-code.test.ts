import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { root } from './city-pack.ts'

const sourcesOf = async (part: string): Promise<readonly string[]> => {
  const names = await readdir(join(root, part), { recursive: true })
  return names
    .filter((name) => /\.(ts|tsx|mjs|json|sql|html|css|typ)$/.test(name))
    .filter((name) => !/(^|\/)(node_modules|dist|data)\//.test(name))
    .filter((name) => !/(\.test(-support)?|(^|\/)test-[a-z-]+)\.tsx?$/.test(name))
    .map((name) => join(part, name))
}

describe('The code', () => {
  it('mentions no city', async () => {
    const files = (await Promise.all(['packages', 'apps'].map(sourcesOf))).flat()
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => /tianjin|天津/i.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})

describe('The invented city', () => {
  it('has none of the words of the first one', async () => {
    const folder = join(root, 'cities/example')
    const units = z
      .array(z.object({ name: z.string() }))
      .parse(parse(readFileSync(join(root, 'cities/tianjin/units.yaml'), 'utf8')))
    const places = ['天津', 'tianjin', '津政', '滨海', '武清', '海河', '天开', '合成生物', '京津冀']
    const words = [...places, ...units.map(({ name }) => name)]
    const files = (await readdir(folder, { recursive: true })).filter((name) => /\.(yaml|txt|jsonl)$/.test(name))
    expect(files.length).toBeGreaterThan(9)
    const said = files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8').toLowerCase()
      return words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`)
    })
    expect(said).toEqual([])
  })
})
