import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The Python that has Spark, and where Spark lies; null where it is not there. */
export type Spark = { readonly python: string; readonly home: string }

const runs = (command: string, args: readonly string[]): string | null => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}

/** Finds Python with the package `pyspark` (`CEYUAN_PYTHON`, else `python3`) and Java; tells which of them is missing. */
export const findSpark = (): Spark | string => {
  const python = process.env['CEYUAN_PYTHON'] ?? 'python3'
  if (runs(python, ['--version']) === null) return 'Python'
  const home = runs(python, ['-c', 'import pyspark, os; print(os.path.dirname(pyspark.__file__))'])
  if (home === null) return 'the Python package pyspark'
  return runs('java', ['-version']) === null ? 'Java' : { python, home }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const waitFor = (child: ChildProcess, sign: RegExp): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code} before ${sign}`)))
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        if (sign.test(line)) resolve()
      })
    }
  })

/** A part of the cluster: a process with those it started. */
export type Member = { readonly kill: () => void }

// Each in a process group of its own, so that an executor dies with its worker.
const start = (
  { python, home }: Spark,
  args: readonly string[],
  cwd: string,
): { readonly child: ChildProcess; readonly member: Member } => {
  const child = spawn(join(home, 'bin', 'spark-class'), args, {
    cwd,
    detached: true,
    env: {
      ...process.env,
      SPARK_HOME: home,
      SPARK_LOCAL_IP: '127.0.0.1',
      SPARK_NO_DAEMONIZE: '1',
      PYSPARK_PYTHON: python,
    },
  })
  const kill = (): void => {
    try {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
  return { child, member: { kill } }
}

/** A Spark standalone cluster on loopback. */
export type Cluster = { readonly url: string; readonly workers: readonly Member[]; readonly stop: () => void }

/** Starts a master and workers of one core each. */
export const startCluster = async (spark: Spark, folder: string, workers: number): Promise<Cluster> => {
  const port = await freePort()
  const url = `spark://127.0.0.1:${port}`
  const ports = ['--host', '127.0.0.1', '--webui-port', '0']
  const master = start(spark, ['org.apache.spark.deploy.master.Master', ...ports, '--port', String(port)], folder)
  const members: Member[] = [master.member]
  const stop = (): void => {
    for (const { kill } of members) kill()
  }
  try {
    await waitFor(master.child, /Starting Spark master|I have been elected leader/u)
    for (let index = 0; index < workers; index += 1) {
      const own = ['--cores', '1', '--memory', '1g', '--work-dir', join(folder, `worker-${index}`), url]
      const worker = start(spark, ['org.apache.spark.deploy.worker.Worker', ...ports, ...own], folder)
      members.push(worker.member)
      await waitFor(worker.child, /Successfully registered with master/u)
    }
  } catch (error) {
    stop()
    throw error
  }
  return { url, workers: members.slice(1), stop }
}

/** A query for Spark: the folder of Parquet files, the view and the query as files of SQL, and the folder of the result. */
export type Job = { readonly source: string; readonly view: string; readonly query: string; readonly target: string }

/** Runs the driver, telling how many of the tasks are done; fails where it ends otherwise than with 0. */
export const runDriver = (
  { python, home }: Spark,
  args: readonly string[],
  onTasks: (done: number, all: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(python, [join(import.meta.dirname, 'driver.py'), ...args], {
      env: { ...process.env, SPARK_HOME: home, SPARK_LOCAL_IP: '127.0.0.1', PYSPARK_PYTHON: python },
    })
    const errors: string[] = []
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, done, all] = /^tasks (\d+) (\d+)$/u.exec(line) ?? []
      if (done !== undefined && all !== undefined) onTasks(Number(done), Number(all))
    })
    createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(errors.slice(-40).join('\n')))))
  })
