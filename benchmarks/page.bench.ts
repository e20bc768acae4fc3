import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { findChromium } from '../tools/provide.mjs'
import type { Benchmark, Line } from './line.ts'
import { startRealServer } from './real-server.ts'

const root = join(import.meta.dirname, '..')
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function* score(url: string, port: number, name: string): AsyncGenerator<Line> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
  })
  if (!result) throw new Error(`Lighthouse gave nothing for ${url}`)
  const { categories, audits } = result.lhr
  const seconds = (id: string): string => ((audits[id]?.numericValue ?? Number.NaN) / 1000).toFixed(2)
  const note = `LCP ${seconds('largest-contentful-paint')} s, TBT ${seconds('total-blocking-time')} s, simulated phone`
  yield {
    name: `${name}, Lighthouse performance`,
    value: categories['performance']?.score ?? Number.NaN,
    unit: 'of 1',
    aim: '≥ 0.9',
    note,
  }
  yield {
    name: `${name}, Lighthouse accessibility`,
    value: categories['accessibility']?.score ?? Number.NaN,
    unit: 'of 1',
    aim: '≥ 0.95',
  }
}

const sizes = (): readonly Line[] => {
  const table = execFileSync(process.execPath, [join(root, 'tools/web-size.mjs')], { encoding: 'utf8' })
  return table.split('\n').flatMap((line): readonly Line[] => {
    const match = /([\d.]+) kB of (\d+)\s+src\/features\/(\S+)/u.exec(line)
    return match
      ? [
          {
            name: `JavaScript gzipped, ${match[3] ?? ''}`,
            value: Number(match[1]),
            unit: 'kB',
            aim: `≤ ${match[2] ?? ''}`,
          },
        ]
      : []
  })
}

/** The public pages as Lighthouse scores them on a slow phone, and the JavaScript of each route. */
export const benchmark: Benchmark = {
  name: 'page',
  async *run() {
    yield* sizes()
    const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bench-'))
    const server = await startRealServer({ CEYUAN_DATA: folder, CEYUAN_CITY: 'tianjin', CEYUAN_TODAY: '2026-11-23' })
    const chromePath = findChromium()
    const chrome = await launch({ chromeFlags: flags, ...(chromePath ? { chromePath } : {}) })
    try {
      yield* score(`${server.url}/`, chrome.port, 'public plan page')
      yield* score(`${server.url}/progress`, chrome.port, 'public progress page')
    } finally {
      chrome.kill()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
