import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { samplePassword } from '../../apps/server/src/identity/sample-accounts.ts'

/** How a visitor comes: language, window, account. */
export type Visit = {
  readonly language?: 'zh-CN' | 'en'
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly account?: string
  readonly phone?: boolean
}

/** A page of a visitor, with what went wrong on it. */
export type Visitor = { readonly page: Page; readonly faults: string[]; readonly leave: () => Promise<void> }

/** Starts real Chromium. */
export const startChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

const patienceMilliseconds = 30_000

const optionsOf = ({ language = 'zh-CN', viewport, phone = false }: Visit, url: string): BrowserContextOptions => ({
  baseURL: url,
  locale: language,
  viewport: viewport ?? (phone ? { width: 390, height: 844 } : { width: 1366, height: 768 }),
  isMobile: phone,
  hasTouch: phone,
})

const signIn = async (context: BrowserContext, account: string): Promise<void> => {
  const answer = await context.request.post('/api/session', {
    data: { username: account, password: samplePassword },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  if (!answer.ok()) throw new Error(`${account} cannot sign in: ${await answer.text()}`)
}

/** A new visitor at a served city; an account signs in through the API, as the sign-in page does. */
export const visit = async (browser: Browser, url: string, visitAs: Visit = {}): Promise<Visitor> => {
  const context = await browser.newContext(optionsOf(visitAs, url))
  context.setDefaultTimeout(patienceMilliseconds)
  const faults: string[] = []
  if (visitAs.account !== undefined) await signIn(context, visitAs.account)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`)
  })
  return { page, faults, leave: () => context.close() }
}

/** Opens a page and waits until it shows its content under its heading and asks for nothing more. */
export const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.locator('#content').waitFor()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page shown: WCAG 2.2 AA and best practice. */
export const findBarriers = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axeSource)
  const results: AxeResults = await page.evaluate('axe.run(document, {resultTypes: ["violations"]})')
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} — ${failureSummary ?? ''}`),
  )
}

/** How far the page can be scrolled sideways. Unit: CSS pixels. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Shows the page at twice the zoom, as half a window does, and waits until it has been laid out anew. */
export const zoomTwice = async (page: Page): Promise<void> => {
  const size = page.viewportSize() ?? { width: 1366, height: 768 }
  await page.setViewportSize({ width: Math.floor(size.width / 2), height: Math.floor(size.height / 2) })
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      ),
  )
}
