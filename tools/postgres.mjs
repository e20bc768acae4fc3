// A throwaway PostgreSQL cluster on a free loopback port, for tests and benchmarks.
// `node tools/postgres.mjs start` prints its DATABASE_URL and folder; `node tools/postgres.mjs stop FOLDER` ends it.
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const debianRoot = '/usr/lib/postgresql'

/** The folder with `initdb` and `pg_ctl`: Debian's newest version ≥ 15, or the one on PATH; undefined where there is none. */
export const findPostgres = () => {
  if (existsSync(debianRoot)) {
    const newest = readdirSync(debianRoot)
      .map(Number)
      .filter((version) => version >= 15)
      .reduce((best, version) => Math.max(best, version), 0)
    if (newest > 0 && existsSync(join(debianRoot, String(newest), 'bin/initdb'))) {
      return join(debianRoot, String(newest), 'bin')
    }
  }
  const onPath = (process.env.PATH ?? '').split(':').find((folder) => existsSync(join(folder, 'initdb')))
  return onPath
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

// PostgreSQL refuses to run as root, so root hands each command to the `postgres` user that Debian's package makes.
const asServer = (command, args) =>
  process.getuid?.() === 0
    ? execFileSync('runuser', ['-u', 'postgres', '--', command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    : execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })

/** Starts a cluster; `durable: false` turns fsync off, which suits tests but not measurements. */
export const startPostgres = async ({ durable = false, settings = [] } = {}) => {
  const bin = findPostgres()
  if (!bin) throw new Error('PostgreSQL ≥ 15 was not found; on Debian: apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'ceyuan-postgres-'))
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder])
  chmodSync(folder, 0o700)
  const port = await freePort()
  const data = join(folder, 'data')
  asServer(join(bin, 'initdb'), ['-D', data, '-U', 'ceyuan', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
  const options = ['-c listen_addresses=127.0.0.1', `-c port=${port}`, `-c unix_socket_directories=${folder}`]
    .concat(durable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'])
    .concat(settings.map((setting) => `-c ${setting}`))
  asServer(join(bin, 'pg_ctl'), ['-D', data, '-l', join(folder, 'log'), '-w', '-o', options.join(' '), 'start'])
  return { url: `postgres://ceyuan@127.0.0.1:${port}/postgres`, folder, stop: () => stopPostgres(folder) }
}

/** Stops a cluster made by `startPostgres` and removes its folder. */
export const stopPostgres = (folder) => {
  const bin = findPostgres()
  asServer(join(bin, 'pg_ctl'), ['-D', join(folder, 'data'), '-m', 'immediate', '-w', 'stop'])
  rmSync(folder, { recursive: true, force: true })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [verb, folder] = process.argv.slice(2)
  if (verb === 'start') {
    const cluster = await startPostgres({ durable: process.argv.includes('--durable') })
    console.log(`${cluster.url}\n${cluster.folder}`)
  } else if (verb === 'stop' && folder) stopPostgres(folder)
  else {
    console.error('usage: node tools/postgres.mjs start [--durable] | stop FOLDER')
    process.exit(2)
  }
}
