// Weighs the JavaScript of each route of the built web, gzipped, and fails where one is over its budget.
// A route weighs what the browser loads to show it: the entry, the route's page, and everything they import at once.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const budgets = { public: 200, first: 300, any: 560 }
const dist = fileURLToPath(new URL('../apps/web/dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))

const weigh = (file) => gzipSync(readFileSync(dist + file), { level: 9 }).length

const filesOf = (key, seen = new Set()) => {
  const chunk = manifest[key]
  if (chunk === undefined || seen.has(chunk.file)) return seen
  if (chunk.file.endsWith('.js')) seen.add(chunk.file)
  for (const imported of chunk.imports ?? []) filesOf(imported, seen)
  return seen
}

const total = (keys) => {
  const files = keys.reduce((seen, key) => new Set([...seen, ...filesOf(key)]), new Set())
  return [...files].reduce((sum, file) => sum + weigh(file), 0) / 1000
}

const antDesign = 'src/theme/AntDesign.tsx'
const pages = Object.keys(manifest).filter(
  (key) => /^src\/features\/[^/]+\/.*\.tsx$/.test(key) && manifest[key].isDynamicEntry,
)
const always = ['index.html', 'src/start.tsx', 'src/locale/zh-CN.json']

const budgetOf = (page) => {
  if (page.startsWith('src/features/public/')) return budgets.public
  return page.startsWith('src/features/cockpit/') || page.startsWith('src/features/identity/')
    ? budgets.first
    : budgets.any
}

const declared = (page) => {
  const feature = readFileSync(
    new URL(`../apps/web/${page.split('/').slice(0, 3).join('/')}/feature.ts`, import.meta.url),
    'utf8',
  )
  return feature.includes('plain: true')
}

let isOver = false
for (const page of pages.toSorted()) {
  const feature = page.split('/')[2]
  const locale = `src/features/${feature}/locale/zh-CN.json`
  const size = total([...always, page, locale, ...(declared(page) ? [] : [antDesign])])
  const budget = budgetOf(page)
  isOver ||= size > budget
  process.stdout.write(`${size > budget ? 'OVER' : 'ok  '} ${size.toFixed(1).padStart(6)} kB of ${budget}  ${page}\n`)
}
process.exitCode = isOver || pages.length === 0 ? 1 : 0
