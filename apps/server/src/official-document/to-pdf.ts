import { Problem, Result } from '@ceyuan/values'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { laidOut } from './laid-out.ts'
import layout from './grammar/layout.json' with { type: 'json' }
import { measures } from './measures.ts'
import type { OfficialDocument } from './model.ts'

/** Sets official documents as PDF; holds the compiler, which finds the machine's fonts once. */
export type PdfWriter = { readonly write: (document: OfficialDocument, at: string) => Promise<Result<Uint8Array>> }

const template = readFileSync(join(import.meta.dirname, 'template.typ'), 'utf8')

// The compiler finds the machine's own fonts by itself; these serve a machine that has none with Chinese.
const freeFonts = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '../fonts')

const words = { attachment: layout.attachment, colon: layout.colon, dash: layout.dash }

const inputOf = (document: OfficialDocument): string =>
  JSON.stringify({ ...laidOut(document), measures, words, fonts: layout.fonts })

const missingGlyph = /could not be displayed/u

const messageOf = (error: unknown): string => {
  if (error instanceof Error) return error.message
  return JSON.stringify(error)
}

const compile = (compiler: NodeCompiler, document: OfficialDocument) => {
  const result = compiler.compile({ mainFileContent: template, inputs: { data: inputOf(document) } })
  const error = result.hasError() ? result.takeError() : null
  if (error !== null || result.result === null) {
    throw new Error(`The document template failed: ${JSON.stringify(error?.shortDiagnostics)}`)
  }
  return result.result
}

// PDF/A refuses characters that no font has, which is how a missing font shows; such a document goes out as plain PDF
// unless it is the Chinese text itself that has no font.
const exportPdf = (compiler: NodeCompiler, document: OfficialDocument, at: string): Result<Uint8Array> => {
  const paged = compile(compiler, document)
  const creationTimestamp = Math.floor(Date.parse(at) / 1000)
  try {
    return Result.success(compiler.pdf(paged, { pdfStandard: 'a-2b', creationTimestamp }))
  } catch (error) {
    if (!missingGlyph.test(messageOf(error))) throw error
    if (!hasChineseFont(compiler))
      return Result.failure(Problem.create('document.no-font', { known: layout.fonts.body }))
    return Result.success(compiler.pdf(paged, { creationTimestamp }))
  }
}

const hasChineseFont = (compiler: NodeCompiler): boolean => {
  const { result } = compiler.compile({ mainFileContent: layout.digits })
  if (result === null) return false
  try {
    compiler.pdf(result, { pdfStandard: 'a-2b' })
    return true
  } catch (error) {
    if (missingGlyph.test(messageOf(error))) return false
    throw error
  }
}

// How many documents what one has left in the compiler's cache is kept for the next.
const keptFor = 10

/** Makes a writer; the first document loads and starts the compiler. `fontFolders` are searched besides the machine's own. */
export const createPdfWriter = (fontFolders: readonly string[] = [freeFonts]): PdfWriter => {
  const start = async (): Promise<NodeCompiler> => {
    const typst = await import('@myriaddreamin/typst-ts-node-compiler')
    return typst.NodeCompiler.create({ fontArgs: [{ fontPaths: [...fontFolders] }] })
  }
  const held: { compiler?: Promise<NodeCompiler> } = {}
  return Object.freeze({
    write: async (document: OfficialDocument, at: string) => {
      held.compiler ??= start()
      const compiler = await held.compiler
      const result = exportPdf(compiler, document, at)
      compiler.evictCache(keptFor)
      return result
    },
  })
}
