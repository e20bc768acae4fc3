import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { open } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const table = [
  '名称,信用代码,成立时间,注册资本(万元),地区',
  '示例导入甲生物有限公司（示例）,91120116XXX900017L,2025-03-04,500,滨海',
  '示例导入乙生物有限公司（示例）,91120114XXX900025J,2025-05-06,1200,武清',
  '示例导入丙生物有限公司（示例）,91120114XXX900025X,2025-05-06,1200,武清',
].join('\n')

describe('An act on the web', () => {
  const visit = visitorsOf('tianjin')

  it('raises an order from a stuck commitment, sends it, and the unit acknowledges and answers it', async () => {
    const office = await visit({ account: 'coordinator' })
    await open(office.page, '/cockpit')
    await office.page.getByRole('link', { name: '发督办单' }).first().click()
    const dialog = office.page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.innerText()).toMatch(/滞后|预警/)
    await dialog.getByLabel('承办单位').selectOption({ label: '市工业和信息化局' })
    await dialog.getByRole('button', { name: '存为草稿，去核对' }).click()
    await office.page.waitForURL(/\/orders\/[0-9a-f-]{36}/)
    await office.page.getByRole('button', { name: '发出', exact: true }).click()
    await office.page.getByText('已发出').first().waitFor()
    const address = new URL(office.page.url()).pathname

    const officer = await visit({ account: 'officer' })
    await open(officer.page, address)
    await officer.page.getByRole('button', { name: '签收', exact: true }).click()
    await officer.page.getByLabel('本单位判断').selectOption({ label: '推进中' })
    await officer.page.getByLabel('办理情况').fill('已排出逐项时间表，年底前报送结果（示例）。')
    await officer.page.getByRole('button', { name: '提交答复' }).click()
    await officer.page.getByText('已答复').first().waitFor()

    await open(office.page, address)
    expect(await office.page.locator('#content').innerText()).toContain('已排出逐项时间表')
    expect([...office.faults, ...officer.faults]).toEqual([])
    await Promise.all([office.leave(), officer.leave()])
  })

  it('finds a record, shows its history, and what it was a year before', async () => {
    const { page, faults, leave } = await visit({ account: 'officer' })
    await open(page, '/registers/enterprise?q=津合菌科')
    await page
      .getByRole('link', { name: /^津合菌科/ })
      .first()
      .click()
    await page.getByRole('heading', { name: '历次变更' }).waitFor()
    const now = await page.locator('#content').innerText()
    expect(now).toContain('津合菌科')
    expect(now).toContain('91')
    expect(faults).toEqual([])
    await leave()
  })

  it('imports a table: the bad row first, then the good ones, and takes them back with a reason', async () => {
    const { page, faults, leave } = await visit({ account: 'officer' })
    await open(page, '/registers/enterprise/import')
    await page.locator('input[type=file]').setInputFiles({
      name: '示例企业.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(table),
    })
    await page.getByRole('button', { name: '检查全部行' }).click()
    await page.getByRole('heading', { name: '有误的行' }).waitFor()
    await page.getByText('91120114XXX900025X').first().waitFor()
    await page.getByRole('button', { name: '导入 2 行' }).click()
    await page.getByRole('heading', { name: '导入完成，写入 2 行。' }).waitFor()
    await page.getByRole('button', { name: '撤销', exact: true }).first().waitFor()
    await open(page, '/registers/enterprise?q=示例导入甲')
    await page
      .getByRole('link', { name: /^示例导入甲/ })
      .first()
      .waitFor()
    expect(faults).toEqual([])
    await leave()
  })

  it('moves through the commitments of the plan by keyboard and keeps the reading place', async () => {
    const { page, faults, leave } = await visit({ account: 'coordinator' })
    await open(page, '/plan?c=achievements-50')
    const panel = page.getByRole('complementary').filter({ hasText: '41' })
    await panel.first().waitFor()
    const next = page.getByRole('button', { name: '下一条' })
    await next.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/c=national-platforms-2-3/)
    await page.keyboard.press('Escape')
    expect(faults).toEqual([])
    await leave()
  })
})
