import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

const rules = [...read('packages/policy/SPEC.md').matchAll(/^- \*\*(\d+\.\d+)\*\*/gm)].map(([, rule = '']) => rule)

const tests = readdirSync(new URL('packages/policy/src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => read(`packages/policy/src/${name}`))

/** The rules that a test's name begins with: one or several. */
const named = (text: string): readonly string[] =>
  [...text.matchAll(/\(\s*['"`]((?:\d+\.\d+ )+)/g)].flatMap(([, numbers = '']) => numbers.trim().split(' '))

it('every rule of SPEC.md has a test named after it, and no test names another', () => {
  const tested = new Set(tests.flatMap(named))
  expect(rules.length).toBeGreaterThan(40)
  expect(rules.filter((rule) => !tested.has(rule))).toEqual([])
  expect([...tested].filter((rule) => !rules.includes(rule))).toEqual([])
})
