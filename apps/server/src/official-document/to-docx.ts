import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { colophonFrame } from './docx-colophon.ts'
import { fontTable } from './docx-fonts.ts'
import { dataTable } from './docx-table.ts'
import { paragraph, run, spacing, type FontRole } from './docx-text.ts'
import { laidOut, type LaidOut } from './laid-out.ts'
import layout from './grammar/layout.json' with { type: 'json' }
import { characterAdvance, measures, points, textWidth, twips } from './measures.ts'
import type { Block, OfficialDocument } from './model.ts'

const { size, page } = measures

const footer = (align: 'left' | 'right'): Footer => {
  const [font = ''] = layout.fonts.page
  return new Footer({
    children: [
      new Paragraph({
        alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: align === 'right' ? { right: size.small * 20 } : { left: size.small * 20 },
        children: [
          new TextRun({
            font: { eastAsia: font, ascii: font, hAnsi: font },
            size: size.small * 2,
            children: [`${layout.dash} `, PageNumber.CURRENT, ` ${layout.dash}`],
          }),
        ],
      }),
    ],
  })
}

const blank = (count: number): Paragraph[] =>
  Array.from({ length: count }, () => new Paragraph({ spacing: spacing(), children: [] }))

const head = ({ document, letterheadSize, titleLines }: LaidOut): Paragraph[] => {
  // With the mark's own line, the letterhead begins where the standard says.
  const drop = twips(measures.letterheadDrop) - Math.round(measures.linePitch * 20)
  return [
    new Paragraph({
      spacing: spacing(),
      children: document.mark === null ? [] : [run(document.mark, { role: 'level1' })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: drop, line: Math.round(letterheadSize * 24), lineRule: LineRuleType.EXACT },
      children: [run(document.letterhead, { role: 'letterhead', size: letterheadSize, isBold: true, color: 'E60000' })],
    }),
    ...blank(2),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: spacing(),
      border: {
        bottom: { style: 'single', size: 12, color: 'E60000', space: Math.round(points(measures.redLineDrop)) },
      },
      children: document.number === null ? [] : [run(document.number)],
    }),
    ...blank(2),
    ...titleLines.map(
      (line) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: spacing(measures.titlePitch),
          keepNext: true,
          children: [run(line, { role: 'title', size: size.title, isBold: true })],
        }),
    ),
    ...blank(1),
    ...(document.addressee === null ? [] : [paragraph(`${document.addressee}${layout.colon}`, { indent: 0 })]),
  ]
}

const headingRoles: Readonly<Record<1 | 2 | 3 | 4, FontRole>> = { 1: 'level1', 2: 'level2', 3: 'body', 4: 'body' }

const blockOf = (block: Block) => {
  if (block.kind === 'table') return dataTable(block)
  if (block.kind === 'paragraph') return [paragraph(block.text)]
  return [paragraph(block.text, { role: headingRoles[block.level], isKept: true, level: block.level })]
}

const attachmentsOf = (names: readonly string[]): Paragraph[] => {
  if (names.length === 0) return []
  const hanging = Math.round(characterAdvance * 20)
  const lines = names.map((name, index) => {
    const number = names.length > 1 ? `${index + 1}.` : ''
    return new Paragraph({
      spacing: spacing(),
      indent: { left: hanging * 5, hanging: index === 0 ? hanging * 3 : 0 },
      children: [run(`${index === 0 ? layout.attachment : ''}${number}${name}`)],
    })
  })
  return [...blank(1), ...lines]
}

const signatureOf = ({ document, signatureIndent }: LaidOut): Paragraph[] => {
  if (document.signature === null) return []
  const { issuer, date } = document.signature
  const widest = Math.max(textWidth(issuer), textWidth(date))
  const line = (text: string, isKept: boolean): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: spacing(),
      keepNext: isKept,
      autoSpaceEastAsianText: false,
      indent: { right: Math.round((signatureIndent + (widest - textWidth(text)) / 2) * 20) },
      children: [run(text)],
    })
  return [...blank(2), line(issuer, true), line(date, false)]
}

const bodyOf = (laid: LaidOut) => [
  ...head(laid),
  ...laid.document.body.flatMap(blockOf),
  ...attachmentsOf(laid.document.attachments),
  ...signatureOf(laid),
  ...(laid.note === null ? [] : [paragraph(laid.note)]),
  ...(laid.document.colophon === null ? [] : [...colophonFrame(laid.document.colophon), ...tail()]),
]

// The frame is anchored to this line, which takes no room.
const tail = (): Paragraph[] => [
  new Paragraph({
    spacing: { line: 20, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  }),
]

/** Sets an official document as an editable Word file in the layout of GB/T 9704-2012. */
export const toDocx = (document: OfficialDocument): Promise<Uint8Array> => {
  const laid = laidOut(document)
  return Packer.toBuffer(
    new Document({
      title: document.title,
      creator: document.signature?.issuer ?? document.letterhead,
      evenAndOddHeaderAndFooters: true,
      sections: [
        {
          properties: {
            page: {
              size: { width: twips(page.width), height: twips(page.height) },
              margin: {
                top: twips(page.top),
                left: twips(page.left),
                right: twips(page.right),
                bottom: twips(page.bottom),
                footer: twips(page.bottom - measures.pageNumberDrop) - size.small * 20,
              },
            },
            grid: { linePitch: Math.round(measures.linePitch * 20) },
          },
          footers: { default: footer('right'), even: footer('left') },
          children: bodyOf(laid),
        },
      ],
    }),
    undefined,
    [fontTable],
  )
}
