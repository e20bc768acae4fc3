import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const filesOf = (folder: string, form: RegExp): readonly string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => form.test(name))
    .map((name) => folder + name)

const rules = [...read('packages/feel/SPEC.md').matchAll(/^- \*\*(\d+\.\d+)\*\*/gm)].map(([, rule = '']) => rule)

const namedInTests = (text: string): readonly string[] =>
  [...text.matchAll(/\(\s*['"`](\d+\.\d+) /g)].map(([, rule = '']) => rule)
const namedInCases = (text: string): readonly string[] =>
  [...text.matchAll(/^(\d+\.\d+) ; /gm)].map(([, rule = '']) => rule)

it('every rule of SPEC.md has a test named after it, and no test names another', () => {
  const tested = new Set([
    ...filesOf('packages/feel/src/', /\.test\.ts$/).flatMap((file) => namedInTests(read(file))),
    ...filesOf('tests/conformance/', /^feel-.*\.test\.ts$/).flatMap((file) => namedInTests(read(file))),
    ...filesOf('packages/feel/cases/', /\.csv$/).flatMap((file) => namedInCases(read(file))),
  ])
  expect(rules.length).toBeGreaterThan(50)
  expect(rules.filter((rule) => !tested.has(rule))).toEqual([])
  expect([...tested].filter((rule) => !rules.includes(rule))).toEqual([])
})
