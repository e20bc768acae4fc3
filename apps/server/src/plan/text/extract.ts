import { Problem, Result } from '@ceyuan/values'
import { fileTypeFromBuffer } from 'file-type'
import { textOfWord } from './docx.ts'
import { textOfHtml } from './html.ts'
import { textOfPdf } from './pdf.ts'
import { textOfBytes } from './plain-text.ts'
import { readWordParts } from './zip.ts'

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

const zipMagic = [0x50, 0x4b]
const officeMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-')

// The stream's name in the compound file of an encrypted Office document, as it stands there in UTF-16.
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')

const isMarkup = (text: string): boolean =>
  /^\s*<(?:!doctype\s+html|html|\?xml|head|body|meta|div|p|article|table)\b/i.test(text.slice(0, 2000)) ||
  (text.slice(0, 200_000).match(/<\/(?:p|div|span|td|li)>/gi)?.length ?? 0) >= 5

const fromOffice = (bytes: Buffer): Result<string> =>
  bytes.includes(encryptedStream)
    ? Result.failure(Problem.create('plan.file-locked'))
    : Result.failure(Problem.create('plan.file-kind', { found: 'DOC/WPS' }))

const fromText = async (bytes: Buffer): Promise<Result<string>> => {
  const type = await fileTypeFromBuffer(bytes.subarray(0, 8192))
  const isBinary = type !== undefined && !/^(?:text\/|application\/(?:xml|json|rtf))/.test(type.mime)
  const text = isBinary ? undefined : textOfBytes(bytes)
  if (text === undefined || type?.ext === 'rtf') {
    return Result.failure(Problem.create('plan.file-kind', { found: type?.ext.toUpperCase() ?? 'binary' }))
  }
  return Result.success(isMarkup(text) ? textOfHtml(text) : text)
}

/** The text of a document; its content decides what it is, never its name. */
export const extractText = async (bytes: Buffer): Promise<Result<string>> => {
  if (bytes.length === 0) return Result.failure(Problem.create('plan.file-empty'))
  if (isPdf(bytes)) return textOfPdf(new Uint8Array(bytes))
  if (startsWith(bytes, zipMagic)) return Result.map(await readWordParts(bytes), textOfWord)
  if (startsWith(bytes, officeMagic)) return fromOffice(bytes)
  return fromText(bytes)
}
