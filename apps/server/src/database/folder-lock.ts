import { execFileSync } from 'node:child_process'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem, Result } from '@ceyuan/values'
import { inDataFolder } from './data-folder.ts'

/** A folder held by this process until released. */
export type FolderLock = { readonly release: () => Promise<void> }

type Holder = { readonly pid: number; readonly startedAt: string }

const startOf = async (pid: number): Promise<string | undefined> => {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
    // The command may hold blanks and brackets; the start time is the twentieth field after its closing bracket.
    return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

const toHolder = (text: string): Holder | undefined => {
  const [pid, startedAt] = text.split('\n')
  return pid && startedAt && /^\d+$/.test(pid) ? { pid: Number(pid), startedAt } : undefined
}

const readText = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined)

const isAlive = async (holder: Holder): Promise<boolean> => (await startOf(holder.pid)) === holder.startedAt

const tryToTake = async (file: string, text: string): Promise<boolean> => {
  try {
    await writeFile(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

// Two processes may find the same stale lock: only the one whose rename moved exactly that text has removed it.
const removeStale = async (file: string, stale: string): Promise<void> => {
  const aside = `${file}.${process.pid}.stale`
  await rename(file, aside).catch(() => undefined)
  const moved = await readText(aside)
  if (moved !== undefined && moved !== stale) await tryToTake(file, moved)
  await rm(aside, { force: true })
}

const attempts = 5

const take = async (folder: string): Promise<Result<FolderLock>> => {
  const file = join(folder, 'lock')
  const own = `${process.pid}\n${(await startOf(process.pid)) ?? 'unknown'}\n`
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await tryToTake(file, own)) {
      const release = async () => {
        if ((await readText(file)) === own) await rm(file, { force: true })
      }
      return Result.success({ release })
    }
    const found = await readText(file)
    const holder = found === undefined ? undefined : toHolder(found)
    if (holder && (await isAlive(holder))) {
      return Result.failure(Problem.create('database.busy', { folder, pid: holder.pid }))
    }
    if (found !== undefined) await removeStale(file, found)
  }
  return Result.failure(Problem.create('database.busy', { folder, pid: 'unknown' }))
}

/** Holds `folder` for this process, taking over from a process that is dead; refused while another one lives. */
export const lockFolder = (folder: string): Promise<Result<FolderLock>> => inDataFolder(folder, () => take(folder))
