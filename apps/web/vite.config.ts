import react from '@vitejs/plugin-react'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type Plugin, defineConfig } from 'vite'

const api = process.env['CEYUAN_API'] ?? 'http://127.0.0.1:8080'

// Named groups keep antd and echarts out of the entry; see docs of the budgets in README.md.
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 40 },
  { name: 'router', test: /node_modules[\\/]@tanstack[\\/]/, priority: 30 },
  {
    name: 'words',
    test: /node_modules[\\/](i18next|react-i18next|i18next-icu|intl-messageformat|@formatjs)[\\/]/,
    priority: 30,
  },
  { name: 'zod', test: /node_modules[\\/]zod[\\/]/, priority: 30 },
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 30 },
  {
    name: 'sign-in-client',
    test: /node_modules[\\/](better-auth|@better-auth|better-call|@better-fetch|nanostores)[\\/]/,
    priority: 30,
  },
]

/** Writes `.br` and `.gz` beside every text file of the build; the server sends them as they are. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle: ({ dir = '' }) => {
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:js|css|html|svg|json)$/.test(entry.name)) continue
      const file = join(entry.parentPath, entry.name)
      const content = readFileSync(file)
      writeFileSync(`${file}.br`, brotliCompressSync(content))
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    }
  },
})

/** Lets the browser fetch the app's own chunks as soon as it has the page, not only once the entry asks for them. */
const preloadStart = (): Plugin => ({
  name: 'preload-start',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
      const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/src/start.tsx'))
      if (start === undefined) throw new Error('the build has no start chunk')
      const files = new Set<string>([start.fileName])
      for (const file of files) {
        const chunk = bundle[file]
        if (chunk?.type === 'chunk') for (const imported of chunk.imports) files.add(imported)
      }
      return [...files].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
        injectTo: 'head',
      }))
    },
  },
})

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), preloadStart(), precompress()],
  server: { host: '127.0.0.1', proxy: { '/api': { target: api, changeOrigin: true } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        manualPureFunctions: ['operation', 'z', 'listOf'],
        moduleSideEffects: [{ test: /[\\/]packages[\\/][a-z]+[\\/]src[\\/]/, sideEffects: false }],
      },
      output: { codeSplitting: { groups } },
    },
  },
})
