import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

const rules = [...read('SPEC.md').matchAll(/^- \*\*([1-8]\.\d+)\*\*/gmu)].map(([, rule = '']) => rule)
const tests = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.startsWith('clock/'))
  .map((name) => read(`src/${name}`))
const named = tests.flatMap((text) =>
  [...text.matchAll(/\(\s*['"`]((?:[1-8]\.\d+ )+)/gu)].flatMap(([, numbers = '']) => numbers.trim().split(' ')),
)
const cases: readonly { readonly rule: string }[] = JSON.parse(read('cases/cases.json'))

it('every rule of chapters 1 to 8 has a test or case that names it, and no test names another', () => {
  const tested = new Set([...named, ...cases.map(({ rule }) => rule)])
  expect(rules.length).toBeGreaterThan(60)
  expect(rules.filter((rule) => !tested.has(rule))).toEqual([])
  expect([...tested].filter((rule) => !rules.includes(rule))).toEqual([])
})
