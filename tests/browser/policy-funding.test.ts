import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers, open } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const addLine = async (page: Page, payer: string): Promise<void> => {
  await open(page, '/funding?add=1')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('预算项目').fill(`制造业专项资金（${payer}，示例）`)
  await dialog.getByLabel('出资方').selectOption({ label: payer })
  await dialog.getByLabel('金额（万元）').fill('5000')
  await dialog.getByLabel('依据文件').fill('2026年预算批复（示例）')
  await dialog.getByRole('button', { name: '新增预算' }).click()
  await dialog.waitFor({ state: 'detached' })
}

const fillCommitment = async (page: Page, creditCode: string, clause: RegExp): Promise<void> => {
  await open(page, '/funding/commitments?commit=1')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('统一社会信用代码').fill(creditCode)
  const choice = dialog.getByLabel('条款', { exact: true })
  await choice.locator('option').filter({ hasText: clause }).waitFor({ state: 'attached' })
  const label = await choice.locator('option').filter({ hasText: clause }).innerText()
  await choice.selectOption({ label })
  const subject = dialog.getByLabel('项目或产品')
  await subject.locator('option').filter({ hasText: '智能反应器工厂' }).waitFor({ state: 'attached' })
  await subject.selectOption({ label: '智能反应器工厂（示例）' })
  await dialog.getByLabel('决定依据').fill('市工信局通知（示例）〔2026〕1号')
}

const chooseLines = async (page: Page): Promise<void> => {
  const choices = page.getByRole('dialog').getByLabel(/从哪条预算出/u)
  await choices.first().waitFor()
  for (const choice of await choices.all()) await choice.selectOption({ index: 1 })
}

describe('The funding register', () => {
  const visit = visitorsOf('tianjin')

  it('exports the budget lines with the columns that are shown', async () => {
    const { page, faults, leave } = await visit({ account: 'officer' })
    await open(page, '/funding?year=2026')
    await page.getByRole('columnheader', { name: /^尚余/u }).waitFor()
    expect(await page.getByText(/^合计：预算/u).count()).toBe(1)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/u)
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await leave()
  })

  it('refuses to pay a project twice, and names the earlier payment', async () => {
    const enterprise = await visit({ account: 'enterprise' })
    const session = await (await enterprise.page.request.get('/api/session')).json()
    await enterprise.leave()
    const { page, leave } = await visit({ account: 'officer' })
    for (const payer of ['市级财政', '区级财政']) await addLine(page, payer)
    await fillCommitment(page, session.actor.creditCode, /^TJ-1c /u)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '按此金额' }).click()
    await chooseLines(page)
    await dialog.getByRole('button', { name: '承诺', exact: true }).click()
    await page.waitForURL(/\/funding\/commitments\/[0-9a-f-]{36}/u)
    await page.getByRole('heading', { name: '决定', exact: true }).waitFor()
    expect(await findBarriers(page)).toEqual([])

    await fillCommitment(page, session.actor.creditCode, /^TJ-1b /u)
    await dialog
      .getByText(/就高不重复/u)
      .first()
      .waitFor()
    expect(await dialog.locator('.earlier').innerText()).toContain('产业基础再造')
    await dialog.getByLabel('金额（万元）').fill('1200')
    await chooseLines(page)
    await dialog.getByRole('button', { name: '承诺', exact: true }).click()
    await dialog
      .getByRole('alert')
      .getByText(/市工信局通知（示例）〔2026〕1号/u)
      .first()
      .waitFor()
    await open(page, '/funding/commitments')
    await page.getByText(/共 \d+ 笔/u).waitFor()
    expect(await page.getByRole('row', { name: /智能反应器工厂.*TJ-1b/u }).count()).toBe(0)
    await leave()
  })
})
