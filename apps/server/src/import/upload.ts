import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file kept under its hash. */
export type KeptUpload = { readonly sha256: string; readonly size: number; readonly path: string }

/** Where the file of a hash is kept. */
export const uploadPath = (folder: string, sha256: string): string => join(folder, sha256)

/** Streams an upload into the folder under its hash; the same content is kept once. */
export const keepUpload = async (folder: string, name: string, stream: Readable): Promise<KeptUpload> => {
  await mkdir(folder, { recursive: true })
  const arriving = join(folder, `${name}.part`)
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(stream, hashing, createWriteStream(arriving))
  } catch (error) {
    await rm(arriving, { force: true })
    throw error
  }
  const sha256 = hash.digest('hex')
  const path = uploadPath(folder, sha256)
  await rename(arriving, path)
  return { sha256, size: (await stat(path)).size, path }
}
