import { describe, expect, it } from 'vitest'
import { samplePassword } from '../../apps/server/src/identity/sample-accounts.ts'
import { open } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const roles = ['coordinator', 'officer', 'district', 'enterprise', 'institute', 'expert', 'fund', 'administrator']

describe('People at work', () => {
  const visit = visitorsOf('tianjin')

  it.each(roles)('sign in as %s with the printed password', async (role) => {
    const { page, faults, leave } = await visit()
    await open(page, '/sign-in')
    await page.getByLabel('用户名').fill(role)
    await page.getByLabel('密码').fill(samplePassword)
    await page.keyboard.press('Enter')
    await page.waitForURL((address) => address.pathname !== '/sign-in')
    await page.getByRole('banner').getByText('示例数据').waitFor()
    expect(faults).toEqual([])
    await leave()
  })

  it('are told when the password is wrong', async () => {
    const { page, leave } = await visit()
    await open(page, '/sign-in')
    await page.getByLabel('用户名').fill('coordinator')
    await page.getByLabel('密码').fill('not-the-password')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alert').innerText()).not.toBe('')
    await leave()
  })

  it('see on one screen where the plan stands', async () => {
    const { page, faults, leave } = await visit({ account: 'coordinator' })
    await open(page, '/cockpit')
    const text = await page.locator('#content').innerText()
    for (const title of ['国际先进水平创新成果', '相关产业产值（年度）', '揭榜挂帅项目验收'])
      expect(text).toContain(title)
    expect(text.replaceAll(/\s/g, '')).toContain('■滞后6▲预警7？无法判断3●正常23★达成9')
    expect(text).toContain('858.40')
    expect(faults).toEqual([])
    await leave()
  })

  it('go from a figure to the sentence and the records behind it', async () => {
    const { page, faults, leave } = await visit({ account: 'coordinator' })
    await open(page, '/cockpit')
    await page.getByRole('link', { name: '国际先进水平创新成果' }).first().click()
    await page.locator('#content').waitFor()
    await page.getByText('形成50项达到国际先进水平的创新成果').first().waitFor()
    await page.getByText('示例-CG-', { exact: false }).or(page.getByText('（示例）')).first().waitFor()
    expect(faults).toEqual([])
    await leave()
  })

  it('are kept from what is not their part', async () => {
    const { page, leave } = await visit({ account: 'enterprise' })
    await open(page, '/people')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('您的角色看不到这一页')
    await leave()
  })
})
