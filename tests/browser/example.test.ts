import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { findBarriers, open } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const units = z
  .array(z.object({ name: z.string() }))
  .parse(parse(readFileSync(join(import.meta.dirname, '../../cities/tianjin/units.yaml'), 'utf8')))
const places = ['天津', 'tianjin', '津政', '滨海', '武清', '海河', '天开', '合成生物', '京津冀']
const foreign = [...places, ...units.map(({ name }) => name)]

const pages = [
  '/',
  '/progress',
  '/cockpit',
  '/plan',
  '/ledger',
  '/registers',
  '/registers/enterprise',
  '/orders',
  '/meetings',
]

describe('Another city', () => {
  const visit = visitorsOf('example')

  it.each(pages)('is served on %s by the same product, with none of the words of the first', async (path) => {
    const { page, faults, leave } = await visit({ account: 'coordinator' })
    await open(page, path)
    const shown = (await page.locator('body').innerText()).toLowerCase()
    expect(foreign.filter((word) => shown.includes(word))).toEqual([])
    expect(shown.length).toBeGreaterThan(50)
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await leave()
  })

  it('shows its own plan with its own lights', async () => {
    const { page, leave } = await visit()
    await open(page, '/')
    const text = await page.locator('#content').innerText()
    expect(text).toContain('示政发〔2025〕1号')
    expect(text).toContain('建成2至3个专业园区')
    for (const word of ['滞后', '正常', '达成']) expect(text).toContain(word)
    await leave()
  })
})
