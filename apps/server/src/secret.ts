import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Result } from '@ceyuan/values'
import { inDataFolder } from './database/data-folder.ts'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The secret that signs cookies, kept in the data folder for this machine's user alone; made at the first start. */
export const readSecret = (dataFolder: string): Promise<Result<string>> =>
  inDataFolder(dataFolder, async () => {
    const file = join(dataFolder, 'secret')
    try {
      return Result.success((await readFile(file, 'utf8')).trim())
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    const secret = randomBytes(32).toString('base64url')
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return Result.success(secret)
  })
