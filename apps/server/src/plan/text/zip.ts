import { Problem, Result } from '@ceyuan/values'
import yauzl from 'yauzl'
import type { WordParts } from './docx.ts'

/** The most bytes that a document may unpack to. */
export const unpackedLimit = 64 * 1024 * 1024

const wanted = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml']

class TooLarge extends Error {}

const readEntry = async (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += chunk.length
    if (size > unpackedLimit) throw new TooLarge()
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

const readParts = async (bytes: Buffer): Promise<Result<WordParts>> => {
  const zip = await yauzl.fromBufferPromise(bytes)
  const parts = new Map<string, string>()
  let entries = 0
  for await (const entry of zip.eachEntry()) {
    entries += 1
    if (entries > 10_000) throw new TooLarge()
    if (entry.isEncrypted()) return Result.failure(Problem.create('plan.file-locked'))
    if (wanted.includes(entry.fileName)) parts.set(entry.fileName, await readEntry(zip, entry))
  }
  const document = parts.get('word/document.xml')
  if (document === undefined) return Result.failure(Problem.create('plan.file-kind', { found: 'ZIP' }))
  return Result.success({ document, numbering: parts.get('word/numbering.xml'), styles: parts.get('word/styles.xml') })
}

/** The parts of a Word file; an archive that unpacks beyond the limit, is encrypted or is none is a problem. */
export const readWordParts = async (bytes: Buffer): Promise<Result<WordParts>> => {
  try {
    return await readParts(bytes)
  } catch (error) {
    if (error instanceof TooLarge) return Result.failure(Problem.create('plan.file-bomb', { most: unpackedLimit }))
    return Result.failure(
      Problem.create('plan.file-damaged', { reason: error instanceof Error ? error.message : 'ZIP' }),
    )
  }
}
