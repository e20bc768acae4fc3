/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveCity, type ServedCity } from './served-city.ts'
import { open, startChromium, visit, type Visitor } from './visitor.ts'

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY))

const quote = (page: Page) => page.locator('.panel-quote')

/** Clicks the last line of a commitment, as a reader does; its first corner may belong to the line before. */
const clickSentence = async (page: Page, id: string): Promise<void> => {
  const place = await page.locator(`[id="c-${id}"]`).evaluate((sentence) => {
    const line = [...sentence.getClientRects()].at(-1)
    return { x: (line?.left ?? 0) + 20, y: (line?.top ?? 0) + 8 }
  })
  await page.mouse.click(place.x, place.y)
}

describe('The plan page, read by the coordination office', () => {
  let city: ServedCity
  let browser: Browser
  let visitor: Visitor
  beforeAll(async () => {
    ;[city, browser] = await Promise.all([serveCity('tianjin'), startChromium()])
    visitor = await visit(browser, city.url, { account: 'coordinator' })
  })
  afterAll(async () => {
    await visitor?.leave()
    await browser?.close()
    await city?.stop()
  })

  it('opens the evidence of a sentence without losing the place, and goes to the next by keyboard', async () => {
    const { page, faults } = visitor
    await open(page, '/plan')
    await page.locator('[id="c-pilot-platforms"]').evaluate((sentence) => sentence.scrollIntoView({ block: 'center' }))
    const place = await scrolled(page)
    await clickSentence(page, 'pilot-platforms')
    await quote(page).filter({ hasText: '支持中试平台建设' }).waitFor()
    expect(await scrolled(page)).toBe(place)
    expect(new URL(page.url()).search).toBe('?c=pilot-platforms')
    await page.keyboard.press('Alt+ArrowDown')
    await quote(page).filter({ hasText: '招引龙头企业落地' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.plan-panel.empty').waitFor()
    expect(faults).toEqual([])
  })

  it('scrolls the panel alone to the history of a light', async () => {
    const { page } = visitor
    await open(page, '/plan?c=achievements-50')
    const place = await scrolled(page)
    await page.locator('.plan-panel').getByRole('button', { name: '历史' }).click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('history')
    expect(await scrolled(page)).toBe(place)
  })

  it('lets no two marks of the margin cover each other', async () => {
    const { page } = visitor
    await open(page, '/plan')
    const tops = await page
      .locator('.plan-mark')
      .evaluateAll((marks) => marks.map((mark) => mark.getBoundingClientRect().top))
    expect(tops.length).toBe(48)
    const gaps = tops.slice(1).map((top, index) => top - (tops[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(18)
  })

  it('sets the text 36 characters a line', async () => {
    const { page } = visitor
    await open(page, '/plan')
    const measure = await page
      .locator('.plan-text > p')
      .last()
      .evaluate((paragraph) => {
        const { width } = paragraph.getBoundingClientRect()
        return width / Number.parseFloat(getComputedStyle(paragraph).fontSize)
      })
    expect(Math.floor(measure)).toBe(36)
  })

  it('filters by unit and light, finds words, and speaks of a day in the past', async () => {
    const { page } = visitor
    await open(page, '/plan?light=behind')
    const behind = await page.locator('.plan-mark').count()
    expect(behind).toBe(6)
    await open(page, '/plan?q=平台')
    expect(await page.locator('.plan-found').count()).toBeGreaterThan(5)
    await open(page, '/plan?asOf=2025-06-30')
    expect(await page.locator('input[type=date]').inputValue()).toBe('2025-06-30')
    expect(await page.locator('.plan-mark').first().innerText()).not.toContain('41')
  })

  it('gives the evidence as a workbook', async () => {
    const { page } = visitor
    await open(page, '/plan?c=achievements-50')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.plan-panel').getByRole('link', { name: '导出佐证' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^国际先进水平创新成果.*\.xlsx$/)
  })
})
