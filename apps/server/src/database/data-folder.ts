import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem, Result } from '@ceyuan/values'

const isCoded = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

const codeOf = (error: unknown): string | undefined => (isCoded(error) ? error.code : undefined)

const makeOne = async (folder: string): Promise<'there' | 'orphan'> => {
  try {
    await mkdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'orphan'
    if (codeOf(error) !== 'EEXIST') throw error
  }
  return 'there'
}

/**
 * Makes a folder and those above it that are missing. Node's own way (`recursive`) tries for ever where a folder is refused as if the
 * one above it were missing, as under `/proc`.
 */
export const makeFolder = async (folder: string): Promise<void> => {
  if ((await makeOne(folder)) === 'there') return
  const above = dirname(folder)
  if (above !== folder) await makeFolder(above)
  await mkdir(folder)
}

/** Works in the data folder: where the system refuses that, the refusal in words. */
export const inDataFolder = async <T>(folder: string, work: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    await makeFolder(folder)
    return await work()
  } catch (error) {
    if (!isCoded(error)) throw error
    return Result.failure(Problem.create('database.folder-unusable', { folder, reason: error.code }))
  }
}
