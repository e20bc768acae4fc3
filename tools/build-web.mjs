// Builds the web where its sources have changed, and packs its files for delivery. No dependencies: runs on Node ≥ 20.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { runtime } from './install.mjs'

const sources = [
  'apps/web/src',
  'apps/web/public',
  'apps/web/index.html',
  'apps/web/vite.config.ts',
  'packages',
  'package-lock.json',
]
const mark = 'apps/web/dist/.source'

const filesOf = (path) => {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.name !== 'node_modules' && !entry.name.endsWith('.tsbuildinfo') && !/\.test\.tsx?$/.test(entry.name),
    )
    .flatMap((entry) => filesOf(join(path, entry.name)))
}

/** A digest of everything that the built web is made from. */
export const sourceDigest = (root) => {
  const digest = createHash('sha256')
  for (const file of sources.flatMap((source) => filesOf(join(root, source))).toSorted((a, b) => (a < b ? -1 : 1))) {
    digest.update(file.slice(root.length)).update(readFileSync(file))
  }
  return digest.digest('hex')
}

const packable = /\.(?:js|css|html|svg|json|txt|woff)$/
const smallest = 1024

/** Puts a brotli and a gzip copy beside each file worth it, so that the server only sends. */
export const packFiles = (folder) => {
  for (const file of filesOf(folder).filter((name) => packable.test(name))) {
    const content = readFileSync(file)
    if (content.length < smallest) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  }
}

/** Whether the built web was made from the sources as they are now. */
export const isBuilt = (root, digest = sourceDigest(root)) =>
  existsSync(join(root, mark)) && readFileSync(join(root, mark), 'utf8') === digest

/** Builds the web where it is stale; gives whether it stands. */
export const buildWeb = (root) => {
  const digest = sourceDigest(root)
  if (isBuilt(root, digest)) return true
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', join(root, 'apps/web'), '--logLevel', 'warn']
  const { status } = spawnSync(runtime(root), args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) return false
  packFiles(join(root, 'apps/web/dist'))
  writeFileSync(join(root, mark), digest)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
  process.exit(buildWeb(root) ? 0 : 1)
}
