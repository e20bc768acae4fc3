// Runs the server as a process of its own and ends with it. No dependencies: runs on Node ≥ 20.
import { spawn } from 'node:child_process'
import { runtime, serverFlags } from './install.mjs'

const lookMilliseconds = 200

// npm hands a signal to the shell that it starts, and the shell dies of it without handing it on: the parent is gone, and that tells.
const whenOrphaned = (end) => {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    end()
  }, lookMilliseconds)
}

/** Starts the server of the product in `root`; told to end, this process lets it finish first. */
export const runServer = (root, onError) => {
  // Node keeps what it compiled, which takes half a second off every later start.
  const environment = { NODE_COMPILE_CACHE: `${root}/node_modules/.cache/ceyuan`, ...process.env }
  const main = `${root}/apps/server/src/main.ts`
  const server = spawn(runtime(root), [...serverFlags, main], { stdio: 'inherit', cwd: root, env: environment })
  const end = () => server.kill('SIGTERM')
  // Ctrl-C reaches the server by itself, as it shares the terminal; other signals are handed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', end)
  whenOrphaned(end)
  server.on('error', onError)
  server.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1))
}
