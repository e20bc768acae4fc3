import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const script = fileURLToPath(new URL('./init-folder.ts', import.meta.url))

/** Makes an empty embedded database where the folder has none; one that was half made when the power went is made anew. */
export const ensureFolder = async (folder: string): Promise<void> => {
  if (existsSync(folder)) return
  const half = `${folder}.half`
  await rm(half, { recursive: true, force: true })
  await promisify(execFile)(process.execPath, [script, half])
  await rename(half, folder)
}
