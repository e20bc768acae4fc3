#!/usr/bin/env node
// Hands over to the Node that the workspace brings: the system's own may be too old to run TypeScript.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const runtime = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url))
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const cache = fileURLToPath(new URL('../../../node_modules/.cache/ceyuan', import.meta.url))
const environment = { NODE_COMPILE_CACHE: cache, ...process.env }
const { status, error } = spawnSync(runtime, [main, ...process.argv.slice(2)], { stdio: 'inherit', env: environment })
if (error) throw error
process.exit(status ?? 1)
