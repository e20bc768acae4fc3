import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers, open, sidewaysScroll } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const totalOf = async (page: Page): Promise<number> => {
  const text = await page.locator('.bundle-total b').innerText()
  return Number(text.replaceAll(',', ''))
}

const answerOne = async (page: Page): Promise<void> => {
  const question = page.locator('.question')
  const heading = await question.getByRole('heading').innerText()
  const no = question.getByRole('button', { name: '否', exact: true })
  await ((await no.count()) > 0 ? no : question.getByRole('button', { name: '不清楚，跳过' })).click()
  await page.waitForFunction((before) => document.querySelector('.question h2')?.textContent !== before, heading)
}

describe('The policies', () => {
  const visit = visitorsOf('tianjin')

  it('show an enterprise what it may have, and change with a fact that it supplies', async () => {
    const { page, faults, leave } = await visit({ account: 'enterprise' })
    await open(page, '/my-policies')
    await page.getByRole('heading', { name: '最优组合' }).waitFor()
    expect(await page.locator('.bundle').innerText()).toContain('已证明最优')
    const before = await totalOf(page)
    expect(before).toBeGreaterThan(0)
    const missing = page.locator('#missing')
    await missing.getByLabel('数字化水平等级是多少？').fill('3')
    await missing.getByLabel('数字化水平等级是多少？').press('Enter')
    await page.waitForFunction(
      (old) => Number(document.querySelector('.bundle-total b')?.textContent?.replaceAll(',', '')) > old,
      before,
    )
    await open(page, '/my-policies/facts?show=supplied')
    expect(await page.getByRole('row', { name: /数字化水平等级/ }).innerText()).toContain('未核实')
    expect(faults).toEqual([])
    await leave()
  })

  it('go out as a workbook, in the language of the reader', async () => {
    const { page, leave } = await visit({ account: 'enterprise', language: 'en' })
    await open(page, '/my-policies')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^Support policies .*\.xlsx$/u)
    await leave()
  })

  it('keep the recognised status apart from our estimate on the ladder', async () => {
    const { page, leave } = await visit({ account: 'enterprise' })
    await open(page, '/my-policies')
    const ladder = page.locator('.card', { has: page.getByRole('heading', { name: '梯度培育' }) })
    await ladder.getByText('现在这里').first().waitFor()
    const text = await ladder.innerText()
    expect(text).toContain('以认定名录为准')
    expect(text).toContain('系统估算')
    expect(text).toContain('门槛未公开，不作判断')
    await leave()
  })

  it('say word for word why a clause applies, with the values found and their source', async () => {
    const { page, leave } = await visit({ account: 'enterprise' })
    await open(page, '/my-policies')
    await page.getByRole('button', { name: '产业基础再造' }).first().click()
    const panel = page.getByRole('dialog', { name: '产业基础再造' })
    await panel.getByRole('list', { name: '条件', exact: true }).waitFor()
    const text = await panel.innerText()
    expect(text).toContain('对总投资2000万元以上且属于基础零部件')
    expect(text).toMatch(/总投资.*万元/u)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await leave()
  })

  it('reach a certain result for anyone without an account, and keep nothing', async () => {
    const { page, faults, leave } = await visit({ phone: true })
    await open(page, '/calculator')
    await page.getByLabel('有一个投资或研发项目').uncheck()
    await page.getByRole('button', { name: '开始' }).click()
    for (let asked = 0; asked < 80; asked += 1) {
      await page.locator('.question, .result-title').first().waitFor()
      if ((await page.locator('.question').count()) === 0) break
      await answerOne(page)
    }
    await page.getByRole('heading', { name: '结果', exact: true }).waitFor()
    expect(await page.locator('.settled').innerText()).toMatch(/结果已确定|再问也不会改变结果/u)
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('calculator')))).toEqual([])
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('button', { name: '开始' }).waitFor()
    expect(faults).toEqual([])
    await leave()
  })
})

describe('The pages of policies and funding', () => {
  const visit = visitorsOf('tianjin')

  const pages = [
    { path: '/policies' },
    { path: '/policies/TJ-1c' },
    { path: '/calculator' },
    { path: '/my-policies', account: 'enterprise' },
    { path: '/my-policies/facts', account: 'enterprise' },
    { path: '/my-policies?show=unknown', account: 'enterprise' },
    { path: '/policy-drafts', account: 'officer' },
    { path: '/funding', account: 'officer' },
    { path: '/funding/commitments?commit=1', account: 'officer' },
    { path: '/funding/disbursements', account: 'officer' },
    { path: '/funding/automatic', account: 'officer' },
    { path: '/funding/uptake', account: 'coordinator' },
  ]

  it.each(pages.flatMap((each) => (['zh-CN', 'en'] as const).map((language) => ({ ...each, language }))))(
    'put no barrier on $path in $language',
    async ({ language, path, ...who }) => {
      const { page, faults, leave } = await visit({ language, ...who })
      await open(page, path)
      expect(await findBarriers(page)).toEqual([])
      expect(faults).toEqual([])
      await leave()
    },
  )

  it.each(pages)('fit $path on a phone', async ({ path, ...who }) => {
    const { page, leave } = await visit({ phone: true, ...who })
    await open(page, path)
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    await leave()
  })
})
