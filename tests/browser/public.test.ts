import { describe, expect, it } from 'vitest'
import { findBarriers, open, sidewaysScroll, zoomTwice } from './visitor.ts'
import { visitorsOf } from './visitors.ts'

const pages = ['/', '/progress', '/limits', '/sign-in']

describe('A visitor without an account', () => {
  const visit = visitorsOf('tianjin')

  it('reads the official text with a light on every commitment', async () => {
    const { page, faults, leave } = await visit()
    await open(page, '/')
    const text = await page.locator('#content').innerText()
    expect(text).toContain('津政办发〔2024〕23号')
    expect(text).toContain('形成50项达到国际先进水平的创新成果')
    for (const word of ['滞后', '预警', '无法判断', '正常', '达成']) expect(text).toContain(word)
    expect(faults).toEqual([])
    await leave()
  })

  it('reads the eight targets on the progress page, worst first', async () => {
    const { page, faults, leave } = await visit()
    await open(page, '/progress')
    const text = await page.locator('#content').innerText()
    const places = ['国际先进水平创新成果', '雏鹰、瞪羚、科技领军企业', '特色产业载体', '新增国家级创新平台'].map(
      (title) => text.indexOf(title),
    )
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(faults).toEqual([])
    await leave()
  })

  it('is asked to sign in where an account is needed', async () => {
    const { page, leave } = await visit()
    await open(page, '/cockpit')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('请先登录')
    await leave()
  })

  it.each(pages.flatMap((path) => (['zh-CN', 'en'] as const).map((language) => ({ path, language }))))(
    'meets no barrier on $path in $language, nor a sideways scroll at twice the zoom',
    async ({ path, language }) => {
      const { page, faults, leave } = await visit({ language })
      await open(page, path)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await findBarriers(page)).toEqual([])
      await zoomTwice(page)
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
      expect(faults).toEqual([])
      await leave()
    },
  )

  it.each(pages)('reads %s on a phone without scrolling sideways', async (path) => {
    const { page, leave } = await visit({ phone: true })
    await open(page, path)
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    expect(await findBarriers(page)).toEqual([])
    await leave()
  })

  it('passes the navigation by keyboard and sees where the focus is', async () => {
    const { page, leave } = await visit()
    await open(page, '/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineWidth)
    expect(outline).not.toBe('0px')
    await leave()
  })

  it('changes the language and finds it again on the next page', async () => {
    const { page, leave } = await visit()
    await open(page, '/')
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    await open(page, '/progress')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await leave()
  })
})
