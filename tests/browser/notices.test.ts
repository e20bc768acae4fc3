import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findBarriers, open, sidewaysScroll } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const placed = z.object({ id: z.string(), version: z.int(), number: z.int().nullable() })

describe('What concerns a person', () => {
  const visit = visitorsOf('tianjin')

  const readEarlier = async (): Promise<void> => {
    const { page, leave } = await visit({ account: 'officer' })
    const read = await page.request.post('/api/notices/read', {
      data: { notices: 'all' },
      headers: { 'idempotency-key': randomUUID() },
    })
    expect(read.ok()).toBe(true)
    await leave()
  }

  const sendOrder = async (title: string) => {
    const { page, leave } = await visit({ account: 'coordinator' })
    const post = async (path: string, data: object) =>
      placed.parse(
        await (
          await page.request.post(`/api/orders${path}`, { data, headers: { 'idempotency-key': randomUUID() } })
        ).json(),
      )
    const draft = { title, task: '逐项核对，列出时间表。', basis: '', unit: 'gxj', commitment: null, workingDays: 3 }
    const raised = await post('', draft)
    const sent = await post(`/${raised.id}/send`, { version: raised.version })
    await leave()
    return sent
  }

  it('is told under the bell, opens from there, and is read then', async () => {
    await readEarlier()
    const { number } = await sendOrder('核对在途成果')
    const { page, faults, leave } = await visit({ account: 'officer' })
    await open(page, '/cockpit')
    const bell = page.getByRole('button', { name: /^通知/ })
    await bell.click()
    const panel = page.getByRole('region', { name: '通知' })
    const link = panel.getByRole('link', { name: `收到督办单〔2026〕${String(number)}号：核对在途成果` })
    await link.waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await link.click()
    await page.getByRole('heading', { name: '核对在途成果' }).waitFor()
    await page.getByRole('button', { name: '通知 没有未读' }).waitFor()
    expect(faults).toEqual([])
    await leave()
  })

  it('reads in English with English names', async () => {
    await readEarlier()
    const { id } = await sendOrder('再次核对')
    const { page, faults, leave } = await visit({ account: 'officer', language: 'en' })
    await open(page, `/orders/${id}`)
    const text = await page.locator('#content').innerText()
    expect(text).not.toContain('市工业和信息化局')
    expect(text).not.toContain('市科技局')
    await page.getByRole('button', { name: 'Notices 1 unread' }).click()
    await page.getByRole('link', { name: /^Follow-up order No\. \d+ of 2026 has come/ }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await leave()
  })

  it('shows an enterprise what is held of it', async () => {
    const { page, faults, leave } = await visit({ account: 'enterprise' })
    await open(page, '/account')
    await page.getByRole('link', { name: '本单位登记信息' }).click()
    await page.getByRole('row', { name: /营业收入/ }).waitFor()
    expect(await page.getByRole('row', { name: /行业代码/ }).innerText()).toMatch(/\b\d{4} \p{Script=Han}{4,}/u)
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await leave()
  })
})
