import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Problem, Result } from '@ceyuan/values'
import { fileTypeFromBuffer } from 'file-type'

/** The bytes of a file with what they were found to be. */
export type Content = {
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: Buffer
}

const accepted: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/x-cfb',
  'application/zip',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/tiff',
])

// A text file has no magic bytes; it is told from a program or an unknown binary by holding no control characters.
const isPlainText = (bytes: Buffer): boolean =>
  !bytes.subarray(0, 8192).some((byte) => byte < 9 || (byte > 13 && byte < 27))

const mediaTypeOf = async (bytes: Buffer): Promise<string | undefined> => {
  const type = await fileTypeFromBuffer(bytes)
  if (type) return accepted.has(type.mime) ? type.mime : undefined
  return isPlainText(bytes) ? 'text/plain' : undefined
}

/** Reads an uploaded file and finds out from its content what it is. Fails where it is empty or of a kind that is not taken. */
export const readContent = async (stream: Readable): Promise<Result<Content>> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  if (bytes.length === 0) return Result.failure(Problem.create('document.empty'))
  const mediaType = await mediaTypeOf(bytes)
  if (mediaType === undefined) return Result.failure(Problem.create('document.kind-refused'))
  return Result.success({ sha256: createHash('sha256').update(bytes).digest('hex'), mediaType, bytes })
}
