import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers, open, sidewaysScroll } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const reason = '专项审计报告已重新出具，请按新报告核对（示例）。'
const answer = '已按新报告核对，结论不变，理由见条款原文（示例）。'

// The smallest picture there is.
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const evidence = { name: '评测证书.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') }

const openNotice = async (page: Page, words: RegExp): Promise<void> => {
  await page.getByRole('button', { name: /^通知/u }).click()
  await page.getByRole('region', { name: '通知' }).getByRole('link', { name: words }).first().click()
}

const confirm = async (page: Page, action: string, words: string): Promise<void> => {
  const dialog = page.locator('dialog:not(.drawer)')
  await dialog.getByLabel('理由', { exact: true }).fill(words)
  await dialog.getByRole('button', { name: action, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

// Answers the objection that waits first, as someone of a responsible unit.
const answerFirst = async (page: Page, title: RegExp): Promise<void> => {
  await open(page, '/objections?state=open')
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { name: '提出异议时的说明' }).waitFor()
  await page.getByRole('button', { name: '答复', exact: true }).click()
  await page.getByRole('dialog').getByLabel('异议不成立').check()
  await confirm(page, '答复', answer)
  await page.getByText(answer).waitFor()
}

describe('Decisions about an enterprise', () => {
  const visit = visitorsOf('tianjin')

  it('an offer is told, explained and consented to in one step, another declined with a reason; the office sees both', async () => {
    const { page, faults, leave } = await visit({ account: 'enterprise', phone: true })
    await open(page, '/my-policies')
    await openNotice(page, /免申即享/u)
    await page.getByRole('heading', { name: '为什么给我' }).waitFor()
    expect(await page.locator('.entitlement').innerText()).toContain('市重点培育单项冠军产品')
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: /^同意接受/u }).click()
    await page.getByText('已确定').waitFor()
    await open(page, '/my-policies/support')
    await page.getByRole('row', { name: /单项冠军（产品）/u }).waitFor()
    expect(await findBarriers(page)).toEqual([])

    await openNotice(page, /免申即享/u)
    await page.getByRole('button', { name: '谢绝' }).click()
    await confirm(page, '谢绝', '该产品已停产，不再申领（示例）。')
    await page.getByText('谢绝理由：该产品已停产，不再申领（示例）。').waitFor()
    expect(faults).toEqual([])
    await leave()

    const office = await visit({ account: 'coordinator' })
    await open(office.page, '/funding/automatic')
    await office.page.getByText('待答复 0 · 已同意，办理中 0 · 已确定 1 · 已谢绝 1').waitFor()
    await openNotice(office.page, /企业已放弃免申即享/u)
    await office.page.waitForURL(/\/funding\/automatic/u)
    await office.leave()
  })

  it('a finding on a clause is objected to; it is kept, answered by the office, and both are told', async () => {
    const enterprise = await visit({ account: 'enterprise' })
    await open(enterprise.page, '/my-policies?show=doesNotApply')
    const row = enterprise.page.locator('.policy-table').last().getByRole('button').first()
    const title = new RegExp(await row.innerText(), 'u')
    await row.click()
    await enterprise.page.getByRole('button', { name: '提出异议' }).click()
    expect(await enterprise.page.getByRole('dialog').last().innerText()).toMatch(/2026-12-14 前书面答复/u)
    await confirm(enterprise.page, '提出异议', reason)
    await enterprise.page.getByText('剩余 15 个工作日').first().waitFor()

    const office = await visit({ account: 'coordinator' })
    await answerFirst(office.page, title)
    expect(await findBarriers(office.page)).toEqual([])
    expect(office.faults).toEqual([])
    await office.leave()

    await open(enterprise.page, '/my-policies')
    await openNotice(enterprise.page, /异议已答复/u)
    await enterprise.page.getByText(answer).waitFor()
    expect(await enterprise.page.getByRole('heading', { name: '提出异议时的说明' }).count()).toBe(1)
    expect(await enterprise.page.locator('.entitlement').count()).toBe(1)
    expect(await findBarriers(enterprise.page)).toEqual([])
    expect(enterprise.faults).toEqual([])
    await enterprise.leave()
  })

  it('an objection that settled itself is taken back with a reason; the office is told and can answer it no more', async () => {
    const { page, faults, leave } = await visit({ account: 'enterprise' })
    await open(page, '/my-policies?show=doesNotApply')
    await page.locator('.policy-table').last().getByRole('button').last().click()
    await page.getByRole('button', { name: '提出异议' }).click()
    await confirm(page, '提出异议', reason)
    await page.getByRole('link', { name: '已提出的异议' }).first().click()
    await page.getByRole('button', { name: '撤回异议' }).click()
    await confirm(page, '撤回异议', '已与责任单位沟通清楚，不再提出（示例）。')
    await page.getByText('企业已撤回').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    const ended = new URL(page.url()).pathname
    expect(faults).toEqual([])
    await leave()

    const office = await visit({ account: 'coordinator' })
    await open(office.page, ended)
    await office.page.getByText('不再提出（示例）').waitFor()
    expect(await office.page.getByRole('button', { name: '答复', exact: true }).count()).toBe(0)
    await office.leave()
  })

  it('evidence goes with a supplied fact; the officer reads it, finds the fact wrong, and may not answer the objection', async () => {
    const enterprise = await visit({ account: 'enterprise' })
    await open(enterprise.page, '/my-policies')
    const missing = enterprise.page.locator('#missing')
    await missing.getByText('附佐证').last().click()
    await missing.locator('input[type=file]').last().setInputFiles(evidence)
    await missing.getByText('评测证书.png').waitFor()
    await missing.getByLabel('数字化水平等级是多少？').fill('3')
    await missing.getByLabel('数字化水平等级是多少？').press('Enter')
    await open(enterprise.page, '/my-policies/facts?show=supplied')
    const said = enterprise.page.getByRole('row', { name: /数字化水平等级/u })
    const href = (await said.getByRole('link', { name: '评测证书.png' }).getAttribute('href')) ?? ''
    const session = await (await enterprise.page.request.get('/api/session')).json()

    const officer = await visit({ account: 'officer' })
    expect((await officer.page.request.get(href)).ok()).toBe(true)
    const district = await visit({ account: 'district' })
    expect((await district.page.request.get(href)).status()).toBe(404)
    await district.leave()
    await open(officer.page, `/my-policies/facts?show=supplied&of=${session.actor.creditCode}`)
    const judged = officer.page.getByRole('row', { name: /数字化水平等级/u })
    await judged.getByRole('link', { name: '评测证书.png' }).waitFor()
    await judged.getByRole('button', { name: '核实' }).click()
    await officer.page.getByRole('dialog').getByLabel('不属实').check()
    await confirm(officer.page, '不属实', '附件不是评测证书（示例）')

    await open(enterprise.page, '/my-policies')
    await openNotice(enterprise.page, /经核定不成立/u)
    await enterprise.page.getByText('附件不是评测证书（示例）').waitFor()
    await enterprise.page.getByRole('button', { name: '提出异议' }).first().click()
    await confirm(enterprise.page, '提出异议', reason)
    await enterprise.page.getByRole('link', { name: '已提出的异议' }).waitFor()
    expect(enterprise.faults).toEqual([])
    await enterprise.leave()

    await open(officer.page, '/objections?state=open')
    await officer.page.getByRole('link', { name: '数字化水平等级' }).click()
    await officer.page.getByText('附件不是评测证书（示例）').waitFor()
    expect(await officer.page.getByRole('button', { name: '答复', exact: true }).count()).toBe(0)
    await officer.leave()
    const office = await visit({ account: 'coordinator' })
    await answerFirst(office.page, /数字化水平等级/u)
    await office.leave()
  })
})
