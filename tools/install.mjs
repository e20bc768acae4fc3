// Brings node_modules in step with package-lock.json, and names the Node that the workspace brings. No dependencies: runs on Node ≥ 20.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const mark = 'node_modules/.ceyuan-lock'

const lockDigest = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** The workspace's own Node. */
export const runtime = (root) => join(root, 'node_modules/node/bin/node')

/** A list's text lives only as long as its answer: room for many of them spares the server a tenth of its work. */
export const serverFlags = ['--max-semi-space-size=64']

/** True where node_modules was installed from the lock file as it is now. */
export const isInstalled = (root) =>
  existsSync(runtime(root)) &&
  existsSync(join(root, mark)) &&
  readFileSync(join(root, mark), 'utf8') === lockDigest(root)

/** Runs `npm ci` where node_modules is missing or stale; exits with npm's own message where that fails. */
export const install = (root) => {
  if (isInstalled(root)) return
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(join(root, mark), lockDigest(root))
}
