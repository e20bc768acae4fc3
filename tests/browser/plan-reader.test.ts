/// <reference lib="dom" />
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveCity, type ServedCity } from './served-city.ts'
import { findBarriers, open, sidewaysScroll, startChromium, visit, type Visitor } from './visitor.ts'

const text = readFileSync(join(import.meta.dirname, '../../cities/example/plan/plan.txt'), 'utf8')
const revised = text
  .replace('新增规模以上生物制造企业20家以上', '新增规模以上生物制造企业30家以上')
  .replace('组织企业与院所开展供需对接', '每季度组织企业与院所开展供需对接')

const item = (page: Page, quote: string) => page.locator('.reader-section li').filter({ hasText: quote })

describe('The plan reader, on a revised plan', () => {
  let city: ServedCity
  let browser: Browser
  let visitor: Visitor
  beforeAll(async () => {
    ;[city, browser] = await Promise.all([serveCity('example'), startChromium()])
    visitor = await visit(browser, city.url, { account: 'coordinator' })
  })
  afterAll(async () => {
    await visitor?.leave()
    await browser?.close()
    await city?.stop()
  })

  it('shows word by word what the revision changes', async () => {
    const { page, faults } = visitor
    await open(page, '/plan/reader')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '修订稿.txt', mimeType: 'text/plain', buffer: Buffer.from(revised) })
    await page.getByRole('article', { name: '方案正文' }).waitFor()
    await page.getByRole('button', { name: '与现行版比较' }).click()
    await page.getByText('新增 0 条，删去 0 条，改动 2 条').waitFor()
    const changed = page.locator('.reader-differences li')
    expect(await changed.first().locator('del').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('20')]),
    )
    expect(await changed.first().locator('ins').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('30')]),
    )
    expect(await changed.nth(1).locator('ins').allInnerTexts()).toEqual([expect.stringContaining('每季度')])
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('holds a commitment against records, and names the nearest field where the filter names none', async () => {
    const { page } = visitor
    await page.getByRole('button', { name: '读出的承诺' }).click()
    const measure = item(page, '支持企业和院所联合攻关')
    await measure.locator('.reader-item').click()
    await measure.getByRole('button', { name: '登记簿记录' }).click()
    await measure.getByRole('combobox', { name: '登记簿' }).selectOption({ label: '企业' })
    await measure.getByLabel('筛选条件（FEEL）').fill('规模以下 = true')
    await measure.getByRole('button', { name: '保存更正' }).click()
    await page.getByRole('alert').filter({ hasText: '规模以上' }).waitFor()
    await measure.getByLabel('筛选条件（FEEL）').fill('规模以上 = true')
    await measure.getByRole('combobox', { name: '计入日期' }).selectOption({ label: '入库日期' })
    await measure.getByLabel('须有（条）').fill('3')
    const [saved] = await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/corrections')),
      measure.getByRole('button', { name: '保存更正' }).click(),
    ])
    expect(saved.status()).toBe(200)
    await page.getByRole('alert').waitFor({ state: 'detached' })
    expect(await findBarriers(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
  })

  it('holds a commitment against a milestone, and keeps what was set', async () => {
    const { page } = visitor
    // The draft as the correction before left it: when its answer comes, the open editor begins anew.
    await page.reload({ waitUntil: 'networkidle' })
    const measure = item(page, '每季度组织企业与院所开展供需对接')
    await measure.locator('.reader-item').click()
    await measure.getByRole('button', { name: '里程碑' }).click()
    await measure.getByLabel('须完成（中文）').fill('按季度办对接会')
    await measure.getByLabel('完成期限').fill('2027-06-30')
    const [saved] = await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/corrections')),
      measure.getByRole('button', { name: '保存更正' }).click(),
    ])
    expect(saved.status()).toBe(200)
    await page.reload({ waitUntil: 'networkidle' })
    expect(await measure.getByLabel('须完成（中文）').inputValue()).toBe('按季度办对接会')
    await item(page, '支持企业和院所联合攻关').locator('.reader-item').click()
    expect(await page.getByLabel('筛选条件（FEEL）').inputValue()).toBe('规模以上 = true')
  })
})
