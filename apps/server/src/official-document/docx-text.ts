import { AlignmentType, LineRuleType, Paragraph, TextRun, type IRunOptions } from 'docx'
import layout from './grammar/layout.json' with { type: 'json' }
import { characterAdvance, measures } from './measures.ts'

/** What a piece of text is in a document; each has its typeface. */
export type FontRole = 'body' | 'title' | 'letterhead' | 'level1' | 'level2' | 'page'

type RunStyle = {
  readonly role?: FontRole
  /** Unit: points. */
  readonly size?: number
  readonly isBold?: boolean
  readonly color?: string
  /** What stands in place of the text, such as a tab and a text. */
  readonly children?: NonNullable<IRunOptions['children']>
}

const [latin = ''] = layout.fonts.latin

/** A piece of text in the typeface of its role; body type is set a quarter point tighter, so that 28 characters fill a line. */
export const run = (text: string, { role = 'body', size, isBold = false, color, children }: RunStyle = {}): TextRun =>
  new TextRun({
    ...(children === undefined ? { text } : { children }),
    font: { eastAsia: layout.fonts[role][0] ?? latin, ascii: latin, hAnsi: latin },
    size: Math.round((size ?? measures.size.body) * 2),
    bold: isBold,
    ...(size === undefined ? { characterSpacing: measures.tracking * 20 } : {}),
    ...(color === undefined ? {} : { color }),
  })

/** Exact line spacing, 22 lines a page unless told. Unit: points. */
export const spacing = (pitch: number = measures.linePitch) => ({
  before: 0,
  after: 0,
  line: Math.round(pitch * 20),
  lineRule: LineRuleType.EXACT,
})

type ParagraphStyle = {
  readonly role?: FontRole
  /** Unit: characters. */
  readonly indent?: number
  readonly isKept?: boolean
  readonly level?: 1 | 2 | 3 | 4
}

/** A paragraph of body text, its first line indented by two characters unless told. */
export const paragraph = (text: string, style: ParagraphStyle = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: spacing(),
    indent: { firstLine: Math.round((style.indent ?? 2) * characterAdvance * 20) },
    keepNext: style.isKept ?? false,
    widowControl: false,
    autoSpaceEastAsianText: false,
    ...(style.level === undefined ? {} : { outlineLevel: style.level - 1 }),
    children: [run(text, { role: style.role ?? 'body', color: '000000' })],
  })
