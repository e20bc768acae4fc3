import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('every rule of the chapter on the clock has a test named after it, and no test names another', () => {
  const spec = readFileSync(join(import.meta.dirname, '../../SPEC.md'), 'utf8')
  const rules = [...spec.matchAll(/^- \*\*(9\.\d+)\*\*/gmu)].map(([, rule = '']) => rule)
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  const named = tests.flatMap((text) =>
    [...text.matchAll(/(?:\(\s*|\]\)\()'((?:9\.\d+ )+)/gu)].flatMap(([, numbers = '']) => numbers.trim().split(' ')),
  )
  expect(rules.length).toBeGreaterThan(20)
  expect(rules.filter((rule) => !named.includes(rule))).toEqual([])
  expect(named.filter((rule) => !rules.includes(rule))).toEqual([])
})
