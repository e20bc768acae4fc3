// `npm run shape`: how long files and functions are, and how much of what is exported says what it is.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'

type Span = { readonly start: number; readonly end: number }

const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !/\.test\.tsx?$|^(tests|benchmarks|docs)\//.test(file))

const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

const lineCount = (text: string): number => text.split('\n').length

const measure = (file: string) => {
  const text = readFileSync(file, 'utf8')
  const { program, comments } = parseSync(file, text)
  const functions: number[] = []
  const exported: Span[] = []
  const count = (node: Span): void => void functions.push(lineCount(text.slice(node.start, node.end)))
  new Visitor({
    FunctionDeclaration: count,
    FunctionExpression: count,
    ArrowFunctionExpression: (node) => {
      if (node.body.type === 'BlockStatement' || lineCount(text.slice(node.start, node.end)) > 1) count(node)
    },
    ExportNamedDeclaration: (node) => {
      if (node.declaration) exported.push(node)
    },
  }).visit(program)
  const documented = exported.filter(({ start }) =>
    comments.some(
      (comment) =>
        comment.type === 'Block' && comment.value.startsWith('*') && text.slice(comment.end, start).trim() === '',
    ),
  )
  return { lines: lineCount(text.trimEnd()), functions, exported: exported.length, documented: documented.length }
}

const measured = files.map(measure)
const fileLines = measured.map(({ lines }) => lines)
const functionLines = measured.flatMap(({ functions }) => functions)
const exported = measured.reduce((sum, file) => sum + file.exported, 0)
const documented = measured.reduce((sum, file) => sum + file.documented, 0)

console.log(`files                ${files.length}`)
console.log(`lines per file       median ${percentile(fileLines, 0.5)}, 90th percentile ${percentile(fileLines, 0.9)}`)
console.log(
  `lines per function   median ${percentile(functionLines, 0.5)}, 90th percentile ${percentile(functionLines, 0.9)}`,
)
console.log(`exports with a docstring   ${((100 * documented) / Math.max(1, exported)).toFixed(1)} % of ${exported}`)
