import { describe, expect, it } from 'vitest'
import { findBarriers, open } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

describe('A scenario', () => {
  const visit = visitorsOf('tianjin')

  it('changes a clause by its numbers, says what that brings, is saved, compared and exported', async () => {
    const { page, faults, leave } = await visit({ account: 'officer' })
    await open(page, '/scenarios/edit')
    await page.getByRole('table', { name: '分条款' }).waitFor()
    await page.getByLabel('要改的条款').selectOption('TJ-D3P')
    await page.getByRole('button', { name: '加入' }).click()
    await page.getByLabel('金额第 1 个数').fill('250')
    await page.getByRole('table', { name: '增减幅度分布' }).waitFor()
    await page.getByText('150.00').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    for (const name of ['提高到 250 万元', '再存一个']) {
      await page.getByRole('button', { name: '另存为新情景' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('名称').fill(name)
      await dialog.getByRole('button', { name: '保存', exact: true }).click()
      await page.getByRole('heading', { level: 1, name }).waitFor()
    }
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 Excel' }).click()
    expect((await download).suggestedFilename()).toContain('再存一个')
    await open(page, '/scenarios')
    expect(await findBarriers(page)).toEqual([])
    for (const name of ['提高到 250 万元', '再存一个']) await page.getByLabel(`选择“${name}”对比`).check()
    await page.getByRole('button', { name: '情景对比' }).click()
    await page.getByRole('table', { name: '情景对比' }).waitFor()
    expect(await page.getByText('150.00').count()).toBeGreaterThan(1)
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await leave()
  })
})
