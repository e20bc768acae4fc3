import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** The root of the product. */
export const root = join(import.meta.dirname, '../..')

const isObject = (value: unknown): value is { readonly port: number } =>
  typeof value === 'object' && value !== null && 'port' in value

/** A port on this machine that nobody uses. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!isObject(address)) throw new Error('No port')
  return address.port
}

/** A server process of a test. */
export type ServerProcess = {
  readonly child: ChildProcess
  readonly url: string
  /** What it has printed so far. */
  readonly output: () => string
  readonly ended: Promise<number | NodeJS.Signals>
}

const environmentOf = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOST: '127.0.0.1',
  CEYUAN_CITY: 'example',
  CEYUAN_LOG: 'warn',
  CEYUAN_RATE_LIMIT: '0',
  ...settings,
})

/** A program with what it is given, and where it runs. */
type Command = { readonly program: string; readonly given: readonly string[]; readonly folder: string }

const serverCommand: Command = {
  program: process.execPath,
  given: [join(root, 'apps/server/src/main.ts')],
  folder: root,
}

/** Starts the real server as a process of its own, by another command where one is given. */
export const spawnServer = (
  settings: Readonly<Record<string, string>>,
  { program, given, folder }: Command = serverCommand,
): ServerProcess => {
  const child = spawn(program, given, {
    cwd: folder,
    env: environmentOf(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  const { promise, resolve } = Promise.withResolvers<number | NodeJS.Signals>()
  child.on('close', (code, signal) => resolve(code ?? signal ?? 1))
  return { child, url: `http://127.0.0.1:${settings['PORT'] ?? ''}`, output: () => text, ended: promise }
}

const isUp = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/api/health`)).ok
  } catch {
    return false
  }
}

/** Waits until a server answers; fails with what it printed if it ends before. */
export const untilUp = async (server: ServerProcess): Promise<void> => {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (server.child.exitCode !== null || server.child.signalCode !== null) throw new Error(server.output())
    if (await isUp(server.url)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Not up after a minute: ${server.output()}`)
}
