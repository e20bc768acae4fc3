import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { serveCity, type ServedCity } from './served-city.ts'
import { startChromium, visit, type Visit, type Visitor } from './visitor.ts'

/** Serves a city to the tests of a block, with one Chromium, and gives how its visitors come. */
export const visitorsOf = (name: string): ((visitAs?: Visit) => Promise<Visitor>) => {
  let city: ServedCity
  let browser: Browser
  beforeAll(async () => {
    ;[city, browser] = await Promise.all([serveCity(name), startChromium()])
  })
  afterAll(async () => {
    await browser?.close()
    await city?.stop()
  })
  return (visitAs) => visit(browser, city.url, visitAs)
}
