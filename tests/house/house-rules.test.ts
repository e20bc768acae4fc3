import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const matching = (form: RegExp): readonly string[] => tracked.filter((file) => form.test(file))
const han = /\p{Script=Han}/u

const flatten = (value: unknown, path = ''): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`))
    : [path]

describe('the rules of the house', () => {
  it('looks at a repository that is there', () => {
    expect(tracked.length).toBeGreaterThan(100)
  })

  it('keeps Chinese in packages to grammar, locale, cases and tests', () => {
    const code = matching(/^packages\/.*\.ts$/).filter((file) => !/\.test\.ts$|\/(cases|grammar|locale)\//.test(file))
    expect(code.filter((file) => han.test(read(file)))).toEqual([])
  })

  it('keeps user text out of components', () => {
    const components = matching(/^apps\/web\/src\/.*\.tsx?$/).filter((file) => !/\.test\.tsx?$/.test(file))
    expect(components.filter((file) => han.test(read(file)))).toEqual([])
  })

  it('says every message in both languages', () => {
    const sources = matching(/zh-CN\.json$/)
    expect(sources.length).toBeGreaterThan(3)
    for (const source of sources) {
      const english = source.replace('zh-CN', 'en')
      expect(tracked, `${source} has no English beside it`).toContain(english)
      expect(flatten(JSON.parse(read(english))), english).toEqual(flatten(JSON.parse(read(source))))
    }
  })

  it('leaves nothing loose', () => {
    const code = matching(/\.(ts|tsx|mjs)$/).filter((file) => file !== 'tests/house/house-rules.test.ts')
    const loose =
      /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|\.(skip|only)\(|\bTODO\b|\bFIXME\b|(oxlint|eslint)-disable/
    expect(code.filter((file) => loose.test(read(file)))).toEqual([])
  })

  it('records no download address and no path of a machine', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/)
    const text = matching(/\.(ts|tsx|mjs|json|md|yaml|yml|sql)$/).filter(
      (file) => file !== 'tests/house/house-rules.test.ts',
    )
    expect(text.filter((file) => /(^|[\s"'`(])\/(work|farm|root)\//.test(read(file)))).toEqual([])
  })

  it('links only to documents that are there', () => {
    for (const file of matching(/^[^/]*\.md$|^docs\/.*\.md$/)) {
      const targets = [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map((match) => match[1] ?? '')
      for (const target of targets) {
        expect(existsSync(join(root, dirname(file), target)), `${file} links to ${target}`).toBe(true)
      }
    }
  })
})
