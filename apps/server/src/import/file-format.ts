import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { Problem, Result } from '@ceyuan/values'
import iconv from 'iconv-lite'

/** How a table of text is written down. */
export type TextFormat = {
  readonly kind: 'csv'
  readonly gzip: boolean
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
  readonly delimiter: ',' | '\t' | ';' | '|'
}

/** What an uploaded table is, found from its content, never from its name. */
export type FileFormat = TextFormat | { readonly kind: 'xlsx' }

const sampleSize = 256 * 1024
const delimiters = [',', '\t', ';', '|'] as const

const readHead = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= sampleSize) break
  }
  return Buffer.concat(chunks).subarray(0, sampleSize)
}

const startsWith = (bytes: Buffer, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

// A cut at the sample's end may split a character, so the last few bytes do not count against UTF-8.
const isUtf8 = (bytes: Buffer): boolean => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    decoder.decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const findEncoding = (bytes: Buffer): TextFormat['encoding'] => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

const findDelimiter = (text: string): TextFormat['delimiter'] => {
  const [header = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1)
  const counted = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}

const describeText = (bytes: Buffer, gzip: boolean): Result<FileFormat> => {
  if (bytes.length === 0) return Result.failure(Problem.create('import.empty-file'))
  const encoding = findEncoding(bytes)
  if (!encoding.startsWith('utf-16') && bytes.some((byte) => byte < 9))
    return Result.failure(Problem.create('import.not-a-table'))
  const text = iconv.decode(bytes, encoding)
  return Result.success({ kind: 'csv', gzip, encoding, delimiter: findDelimiter(text) })
}

/**
 * What the file at `path` is: XLSX, or text with its encoding (UTF-8, UTF-16, GB 18030), delimiter and gzip found from content.
 * Fails where it is empty, an old binary .xls, or no table at all.
 */
export const detectFormat = async (path: string): Promise<Result<FileFormat>> => {
  const head = await readHead(createReadStream(path))
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return Result.success({ kind: 'xlsx' })
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return Result.failure(Problem.create('import.old-excel'))
  if (!startsWith(head, 0x1f, 0x8b)) return describeText(head, false)
  try {
    return describeText(await readHead(createReadStream(path).pipe(createGunzip())), true)
  } catch {
    return Result.failure(Problem.create('import.damaged-file'))
  }
}
