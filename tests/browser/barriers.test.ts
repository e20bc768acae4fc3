import { describe, expect, it } from 'vitest'
import { findBarriers, open, sidewaysScroll, zoomTwice } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const pages = [
  { path: '/cockpit', account: 'coordinator' },
  { path: '/plan', account: 'coordinator' },
  { path: '/plan?c=achievements-50', account: 'coordinator' },
  { path: '/ledger', account: 'coordinator' },
  { path: '/units/kjj', account: 'coordinator' },
  { path: '/indicators/international-achievements', account: 'coordinator' },
  { path: '/registers', account: 'coordinator' },
  { path: '/registers/achievement', account: 'coordinator' },
  { path: '/registers/enterprise', account: 'officer' },
  { path: '/registers/achievement/new', account: 'coordinator' },
  { path: '/registers/enterprise/import', account: 'officer' },
  { path: '/orders?raise=achievements-50', account: 'coordinator' },
  { path: '/orders', account: 'coordinator' },
  { path: '/meetings', account: 'coordinator' },
  { path: '/reports', account: 'coordinator' },
  { path: '/plan/reader', account: 'coordinator' },
  { path: '/people', account: 'administrator' },
  { path: '/audit', account: 'administrator' },
  { path: '/account', account: 'enterprise' },
]

const languages = ['zh-CN', 'en'] as const

describe('The pages behind the sign-in', () => {
  const visit = visitorsOf('tianjin')

  it.each(pages.flatMap((each) => languages.map((language) => ({ ...each, language }))))(
    'put no barrier on $path in $language, nor a sideways scroll at twice the zoom',
    async ({ path, account, language }) => {
      const { page, faults, leave } = await visit({ account, language })
      await open(page, path)
      expect(await findBarriers(page)).toEqual([])
      await zoomTwice(page)
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
      expect(faults).toEqual([])
      await leave()
    },
  )

  it.each([
    { path: '/registers/achievement', link: /（示例）/ },
    { path: '/orders', link: /督办单|验收|口径/ },
    { path: '/meetings', link: /会商/ },
  ])('put no barrier on a page behind $path', async ({ path, link }) => {
    const { page, faults, leave } = await visit({ account: 'coordinator' })
    await open(page, path)
    const address = await page.locator('#content').getByRole('link', { name: link }).first().getAttribute('href')
    expect(address).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    await open(page, address ?? '')
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await leave()
  })
})
