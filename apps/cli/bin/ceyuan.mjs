#!/usr/bin/env node
// Hands over to the Node that the workspace brings: the system's own may be too old to run TypeScript.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const runtime = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url))
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const { status, error } = spawnSync(runtime, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
if (error) throw error
process.exit(status ?? 1)
