import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers, open } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const write = async (page: Page, field: string, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: field, exact: true }).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
}

const begin = async (page: Page, clause: string): Promise<void> => {
  await open(page, `/policy-drafts?amend=${clause}`)
  await page.getByRole('button', { name: '开始' }).click()
  await page.waitForURL(/\/policy-drafts\/[0-9a-f-]{36}/u)
  await page.getByRole('textbox', { name: '金额', exact: true }).waitFor()
}

const addSituation = async (page: Page, fact: string, amount: string): Promise<void> => {
  await page.getByRole('button', { name: '加情形' }).click()
  await page.getByLabel('情形名称').fill('列入名单，给足金额')
  await page.getByLabel(fact).selectOption({ label: '是' })
  await page.getByLabel('应给（万元，可空）').fill(amount)
  await page.getByRole('button', { name: '记下' }).click()
}

const saveAndPropose = async (page: Page): Promise<void> => {
  await page.getByText('1／1 个相符').waitFor()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('有未保存的改动').waitFor({ state: 'detached' })
  await decide(page, '提请发布', '按新文件提高标准')
  await page.getByText('待发布').first().waitFor()
}

const decide = async (page: Page, act: string, reason: string): Promise<void> => {
  await page.locator('.release-acts').getByRole('button', { name: act, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('A clause', () => {
  const visit = visitorsOf('tianjin')

  it('shows what is wrong with it where it is wrong, while it is written', async () => {
    const { page, faults, leave } = await visit({ account: 'officer' })
    await begin(page, 'TJ-D1')
    await write(page, '金额', '万元(150) + 不认识的事实')
    await page.getByText('没有名为“不认识的事实”的事实。').first().waitFor()
    await page.locator('.cm-lintRange').getByText('不认识的事实').waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await leave()
  })

  it('is drafted by an officer and released by a second person', async () => {
    const officer = await visit({ account: 'officer' })
    await begin(officer.page, 'TJ-D3')
    await write(officer.page, '金额', '万元(150)')
    await addSituation(officer.page, '市重点培育单项冠军企业', '150')
    await saveAndPropose(officer.page)
    const address = new URL(officer.page.url()).pathname
    expect(await officer.page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
    const second = await visit({ account: 'coordinator' })
    await open(second.page, address)
    await decide(second.page, '发布', '与文件核对无误')
    await second.page.getByText('已发布').first().waitFor()
    await open(second.page, '/policies/TJ-D3')
    expect(await second.page.locator('#content').innerText()).toContain('2026-11-24')
    expect([...officer.faults, ...second.faults]).toEqual([])
    await Promise.all([officer.leave(), second.leave()])
  })

  it('is written from nothing, shown with what it would bring, and released by a second person', async () => {
    const officer = await visit({ account: 'officer' })
    const { page } = officer
    await open(page, '/policy-drafts?amend=any')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('方式').selectOption({ label: '制定' })
    await dialog.getByLabel('所属政策').selectOption({ label: '天津市推动制造业高质量发展若干政策措施' })
    await dialog.getByLabel('条款编号').fill('SL-9')
    await dialog.getByLabel('标题（中文）').fill('示例新条款')
    await dialog.getByLabel('标题（英文）').fill('A sample of a new clause')
    await dialog.getByRole('button', { name: '开始' }).click()
    await page.waitForURL(/\/policy-drafts\/[0-9a-f-]{36}/u)
    await page.getByRole('heading', { name: 'SL-9 示例新条款' }).waitFor()
    const quote = page.locator('.release-at', { has: page.getByLabel('条款原文') })
    await quote.getByText('这一项还没有填写。').waitFor()
    await quote.getByLabel('条款原文').fill('示例：对市重点培育单项冠军企业，给予8万元。')
    await quote.getByText('这一项还没有填写。').waitFor({ state: 'detached' })
    await write(page, '条件', '市重点培育单项冠军企业')
    await write(page, '金额', '万元(8)')
    await page.getByRole('button', { name: '加出资方' }).click()
    await page.getByLabel('第 1 个出资方（中文）').fill('市级财政')
    await page.getByLabel('第 1 个分担比例').fill('1/2')
    await page
      .locator('.release-at', { has: page.getByText('加出资方') })
      .locator('.wrong')
      .first()
      .waitFor()
    await page.getByLabel('第 1 个分担比例').fill('1')
    await addSituation(page, '市重点培育单项冠军企业', '8')
    expect(await findBarriers(page)).toEqual([])
    await saveAndPropose(page)
    const second = await visit({ account: 'coordinator' })
    await open(second.page, new URL(page.url()).pathname)
    const impact = second.page.getByRole('region', { name: '发布后的影响' })
    await impact.getByText('增加的企业（家）').first().waitFor({ timeout: 60_000 })
    await decide(second.page, '发布', '与文件核对无误')
    await second.page.getByText('已发布').first().waitFor()
    const kept = second.page.getByRole('region', { name: '发布时所依据的测算' })
    await kept.getByText('发布后的支出').waitFor()
    expect(await findBarriers(second.page)).toEqual([])
    await open(second.page, '/policies/SL-9')
    expect(await second.page.locator('#content').innerText()).toContain('示例新条款')
    expect([...officer.faults, ...second.faults]).toEqual([])
    await Promise.all([officer.leave(), second.leave()])
  }, 120_000)

  it('brings a new document, a duplicate group and a ceiling with it, released by a second person', async () => {
    const { page, faults, leave } = await visit({ account: 'officer' })
    await open(page, '/policy-drafts?amend=any')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('方式').selectOption({ label: '制定' })
    await dialog.getByLabel('所属政策').selectOption({ label: '新的政策文件' })
    await dialog.getByLabel('文件编号').fill('sample-2026')
    await dialog.getByLabel('文件标题').fill('示例新文件')
    await dialog.getByLabel('条款编号').fill('ND-1')
    await dialog.getByLabel('标题（中文）').fill('示例新文件第一条')
    await dialog.getByLabel('标题（英文）').fill('First clause of a sample')
    await dialog.getByRole('button', { name: '开始' }).click()
    await page.waitForURL(/\/policy-drafts\/[0-9a-f-]{36}/u)
    await page.getByLabel('发文机关').fill('示例局')
    await page.getByRole('button', { name: '加同类组' }).click()
    await page.getByRole('button', { name: '加合计上限' }).click()
    for (const legend of ['新的同类组（就高不重复）', '新的合计上限']) {
      const group = page.getByRole('group', { name: legend })
      await group.getByText('这一项还没有填写。').first().waitFor()
      await group.getByLabel('名称（中文）').fill(`示例${legend}`)
      await group.getByLabel('名称（英文）').fill('Sample')
      await group.getByLabel('所依据的原文').fill('示例：同类政策不重复享受，每年合计不超过5万元。')
    }
    await page.getByLabel('合计上限（万元）').fill('5')
    await page
      .getByLabel('同类组（就高不重复）', { exact: true })
      .selectOption({ label: '示例新的同类组（就高不重复）' })
    await page.getByLabel('条款原文').fill('示例：对市重点培育单项冠军企业，给予8万元。')
    await write(page, '条件', '市重点培育单项冠军企业')
    await write(page, '金额', '万元(8)')
    await addSituation(page, '市重点培育单项冠军企业', '8')
    expect(await findBarriers(page)).toEqual([])
    await saveAndPropose(page)
    const second = await visit({ account: 'coordinator' })
    await open(second.page, new URL(page.url()).pathname)
    await decide(second.page, '发布', '与文件核对无误')
    await second.page.getByText('已发布').first().waitFor()
    expect(await second.page.getByLabel('合计上限（万元）').inputValue()).toBe('5')
    await open(second.page, '/policies/ND-1')
    const text = await second.page.locator('#content').innerText()
    for (const words of ['示例新文件', '示例新的同类组（就高不重复）']) expect(text).toContain(words)
    expect([...faults, ...second.faults]).toEqual([])
    await Promise.all([leave(), second.leave()])
  }, 120_000)

  it('is not released by the person who drafted it', async () => {
    const { page, leave } = await visit({ account: 'coordinator' })
    await begin(page, 'TJ-D3P')
    await write(page, '金额', '万元(120)')
    await addSituation(page, '市重点培育单项冠军产品', '120')
    await saveAndPropose(page)
    expect(await page.locator('.release-acts').innerText()).toContain('不能由本人发布')
    expect(await page.locator('.release-acts').getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
    await leave()
  })
})
