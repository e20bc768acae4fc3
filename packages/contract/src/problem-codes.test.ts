import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { problemSentences } from './index.ts'

const root = join(import.meta.dirname, '../../..')
const made = /(?:Problem\.create|\brefuse|\bproblem)\(\s*'([a-z]+\.[a-z-]+)'/gu

it('every problem that the code makes has a sentence', () => {
  const files = globSync(['packages/*/src/**/*.ts', 'apps/{server,cli}/src/**/*.ts'], { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  )
  const codes = new Set(
    files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(made)].map(([, code]) => code)),
  )
  expect(codes.size).toBeGreaterThan(60)
  expect([...codes].filter((code) => code !== undefined && !(code in problemSentences.en))).toEqual([])
})
