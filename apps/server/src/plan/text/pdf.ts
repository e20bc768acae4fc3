import { fileURLToPath } from 'node:url'
import { Problem, Result } from '@ceyuan/values'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly height: number
  readonly width: number
}
type Line = { readonly y: number; readonly x: number; readonly height: number; readonly text: string }

const mostPages = 400
const folder = (name: string): string =>
  fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')))

const toPiece = (item: object): Piece | undefined => {
  if (!('str' in item) || !('transform' in item) || !Array.isArray(item.transform)) return undefined
  const [, , , scale, x, y] = item.transform.map(Number)
  const width = 'width' in item ? Number(item.width) : 0
  return { text: String(item.str), x: x ?? 0, y: y ?? 0, height: Math.abs(scale ?? 0) || 10, width }
}

const isGap = ({ text, width, height }: Piece): boolean => text.trim() === '' && width > height

const joinPieces = (pieces: readonly Piece[]): string => {
  let text = ''
  let end: number | undefined
  for (const piece of pieces) {
    const gap = end === undefined ? 0 : piece.x - end
    // A gap wider than a character parts the cells of a table.
    if (gap > piece.height) text = `${text.trimEnd()}\t`
    else if (gap > piece.height * 0.3 && !text.endsWith(' ')) text += ' '
    text += isGap(piece) ? '\t' : piece.text
    end = piece.x + piece.width
  }
  return text
}

const toLines = (pieces: readonly Piece[]): readonly Line[] => {
  const rows: Piece[][] = []
  for (const piece of pieces.toSorted((one, other) => other.y - one.y || one.x - other.x)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - piece.y) < Math.max(first.height, piece.height) * 0.5) row.push(piece)
    else rows.push([piece])
  }
  return rows.flatMap((row) => {
    const sorted = row.toSorted((one, other) => one.x - other.x)
    const text = joinPieces(sorted)
    const [first] = sorted
    return first && text.trim() !== '' ? [{ y: first.y, x: first.x, height: first.height, text: text.trim() }] : []
  })
}

const indent = (lines: readonly Line[]): readonly string[] => {
  const lefts = lines.map(({ x }) => x).toSorted((one, other) => one - other)
  const left = lefts[Math.floor(lefts.length * 0.2)] ?? 0
  return lines.map(({ x, height, text }) => (x - left > height * 1.2 ? `  ${text}` : text))
}

const keyOf = (text: string): string => text.replaceAll(/[0-9\s]/g, '')

const withoutRepeats = (pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] => {
  if (pages.length < 4) return pages
  const counts = new Map<string, number>()
  for (const lines of pages) {
    for (const line of new Set([lines[0], lines.at(-1)])) {
      if (line) counts.set(keyOf(line.text), (counts.get(keyOf(line.text)) ?? 0) + 1)
    }
  }
  const isRepeated = ({ text }: Line): boolean => (counts.get(keyOf(text)) ?? 0) >= pages.length * 0.6
  return pages.map((lines) =>
    lines.filter((line, index) => !((index === 0 || index === lines.length - 1) && isRepeated(line))),
  )
}

const toProblem = (error: unknown): Problem => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return Problem.create('plan.file-locked')
  return Problem.create('plan.file-damaged', {
    reason: error instanceof Error ? error.message.replace(/[.\s]+$/, '') : 'PDF',
  })
}

/** The text of a PDF, one printed line a line, indented where a paragraph begins; repeated heads and feet are left out. */
export const textOfPdf = async (bytes: Uint8Array): Promise<Result<string>> => {
  const loading = getDocument({
    data: bytes,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  })
  try {
    const document = await loading.promise
    const pages: (readonly Line[])[] = []
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number += 1) {
      const page = await document.getPage(number)
      const content = await page.getTextContent()
      pages.push(toLines(content.items.flatMap((item) => toPiece(item) ?? [])))
      page.cleanup()
    }
    const text = withoutRepeats(pages)
      .map((lines) => indent(lines).join('\n'))
      .join('\n')
    const isScan = text.replaceAll(/\s/g, '').length < 20 * Math.min(3, document.numPages)
    return isScan
      ? Result.failure(Problem.create('plan.file-scanned', { pages: document.numPages }))
      : Result.success(text)
  } catch (error) {
    return Result.failure(toProblem(error))
  } finally {
    await loading.destroy()
  }
}
