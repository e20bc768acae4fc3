import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveCity, type ServedCity } from './served-city.ts'
import { findBarriers, open, startChromium, visit } from './visitor.ts'

const folder = mkdtempSync(join(tmpdir(), 'ceyuan-browser-population-'))
const table = [
  '企业名称,国家单项冠军企业,国家重大专项或试点示范,国家支持金额,年销售收人',
  '甲,true,false,,1',
  '乙,,true,1234.56,2',
  '丙,true,true,many,3',
]

describe('A file of enterprises', () => {
  let city: ServedCity
  let browser: Browser
  beforeAll(async () => {
    ;[city, browser] = await Promise.all([serveCity('tianjin'), startChromium()])
  })
  afterAll(async () => {
    await browser?.close()
    await city?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is uploaded, its columns are told, it is evaluated, and its rows are downloaded', async () => {
    const { page, faults, leave } = await visit(browser, city.url, { account: 'officer' })
    await open(page, '/policies')
    await page.getByRole('link', { name: '文件测算' }).click()
    await page.getByRole('heading', { level: 1, name: '文件测算' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    const template = page.waitForEvent('download')
    await page.getByRole('link', { name: /下载列名模板/u }).click()
    expect(readFileSync(await (await template).path(), 'utf8')).toContain('国家支持金额')
    const path = join(folder, '企业.csv')
    writeFileSync(path, table.join('\n'))
    await page.getByLabel('上传企业名单').setInputFiles(path)
    await page.getByText('是不是“年销售收入”').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByLabel('结果文件').selectOption('arrow')
    await page.getByRole('button', { name: '开始测算' }).click()
    await page.getByText('测算了 2 行；1 行').waitFor()
    expect(await page.getByRole('row', { name: /TJ-3a/u }).textContent()).toContain('0.12')
    expect(await findBarriers(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载逐行结果（Arrow）' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('企业-2026-11-23-rows.arrow')
    const rows = tableFromIPC(readFileSync(await file.path()))
    expect([rows.numRows, rows.getChild('企业名称')?.get(1), rows.getChild('TJ-3a_fen')?.get(1)]).toEqual([
      2,
      '乙',
      123_456n,
    ])
    const bad = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载未计入的行及原因' }).click()
    expect(readFileSync(await (await bad).path(), 'utf8')).toContain('3,国家支持金额,many')
    await page.getByRole('button', { name: '立即清除文件' }).click()
    await page.getByText('文件已清除，不能再下载。').waitFor()
    expect(await page.getByRole('row', { name: /TJ-3a/u }).count()).toBe(1)
    expect(faults).toEqual([])
    await leave()
  })

  it('that runs can be cancelled, while other pages answer', async () => {
    const { page, leave } = await visit(browser, city.url, { account: 'coordinator' })
    await open(page, '/policies/evaluate')
    const path = join(folder, '很多.csv')
    writeFileSync(path, `${table.slice(0, 2).join('\n')}\n${'丁,true,false,100,1\n'.repeat(2_000_000)}`)
    await page.getByLabel('上传企业名单').setInputFiles(path)
    await page.getByRole('button', { name: '开始测算' }).click()
    await page.getByText(/^已测算 [1-9]/u).waitFor()
    const began = performance.now()
    expect((await page.request.get('/api/health')).ok()).toBe(true)
    expect(performance.now() - began).toBeLessThan(2000)
    await page.getByRole('button', { name: '取消并删除文件' }).click()
    await page.getByText('文件已清除，不能再下载。').waitFor()
    await page.getByRole('table', { name: '我的测算' }).getByText('已取消').waitFor()
    await leave()
  })

  it('is nothing that an enterprise is offered', async () => {
    const { page, leave } = await visit(browser, city.url, { account: 'enterprise' })
    await open(page, '/policies')
    expect(await page.getByRole('link', { name: '文件测算' }).count()).toBe(0)
    await leave()
  })
})
