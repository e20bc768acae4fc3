import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { balancedLines } from './balanced-lines.ts'
import { exampleDocument } from './example-document.test-support.ts'
import { chineseNumeral, numberHeadings, writtenDate } from './numbering.ts'
import { toDocx } from './to-docx.ts'
import { createPdfWriter } from './to-pdf.ts'
import { readEntry } from './zip-entry.test-support.ts'

const at = '2026-11-23T01:00:00.000Z'
const pointsOf = (millimetres: number): number => (millimetres * 72) / 25.4

type Line = { readonly y: number; readonly text: string; readonly left: number; readonly right: number }

const linesOf = async (pdf: Uint8Array, number: number): Promise<readonly Line[]> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const page = await document.getPage(number)
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [
          {
            text: item.str,
            x: Number(item.transform[4]),
            y: Math.round(Number(item.transform[5]) * 10) / 10,
            width: item.width,
          },
        ]
      : [],
  )
  const lines = Map.groupBy(pieces, ({ y }) => y)
  return Array.from(lines, ([y, parts]) => ({
    y,
    text: parts.map(({ text }) => text).join(''),
    left: Math.min(...parts.map(({ x }) => x)),
    right: Math.max(...parts.map(({ x, width }) => x + width)),
  })).toSorted((a, b) => b.y - a.y)
}

const longText = { ...exampleDocument, body: [{ kind: 'paragraph' as const, text: '策'.repeat(28 * 60) }] }

const heading = (level: 1 | 2 | 3 | 4) => ({ kind: 'heading' as const, level, text: '甲' })

const writePdf = async (document: typeof exampleDocument): Promise<Uint8Array> => {
  const result = await createPdfWriter().write(document, at)
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}

describe('official documents', () => {
  it('number headings in the four levels of official documents, each starting those below anew', () => {
    const blocks = [heading(1), heading(2), heading(2), heading(3), heading(4), heading(1), heading(2)]
    expect(numberHeadings(blocks).map((block) => ('text' in block ? block.text : ''))).toEqual([
      '一、甲',
      '（一）甲',
      '（二）甲',
      '1.甲',
      '（1）甲',
      '二、甲',
      '（一）甲',
    ])
    expect([1, 10, 11, 20, 99].map(chineseNumeral)).toEqual(['一', '十', '十一', '二十', '九十九'])
  })

  it('write dates without leading zeros', () => {
    expect(writtenDate('2026-09-03')).toBe('2026年9月3日')
  })

  it('break a long title evenly and between words', () => {
    expect(balancedLines(exampleDocument.title, 19)).toEqual(['关于加快推进国际先进水平', '创新成果认定工作的督办单'])
    expect(balancedLines('短标题', 19)).toEqual(['短标题'])
  })

  it('set 22 lines of 28 characters on a page of the PDF, inside the type area', async () => {
    const lines = await linesOf(await writePdf(longText), 2)
    const body = lines.filter(({ text }) => text.includes('策'))
    expect(body).toHaveLength(22)
    expect(new Set(body.map(({ text }) => Array.from(text).length))).toEqual(new Set([28]))
    for (const { left, right, y } of body) {
      expect(left).toBeGreaterThanOrEqual(pointsOf(28) - 0.5)
      expect(right).toBeLessThanOrEqual(pointsOf(210 - 26) + 0.5)
      expect(y).toBeGreaterThan(pointsOf(35))
    }
    expect(lines.at(-1)?.text.replaceAll(' ', '')).toBe('—2—')
  })

  it('keep the caption of a table on the page where the table begins', async () => {
    const table = exampleDocument.body.find(({ kind }) => kind === 'table')
    if (table?.kind !== 'table') throw new Error('the example has no table')
    for (const count of [7, 8, 9, 10, 11, 12, 13, 14]) {
      const text = '策'.repeat(28 * count - 2)
      const pdf = await writePdf({ ...exampleDocument, body: [{ kind: 'paragraph', text }, table] })
      const pages = await Promise.all([1, 2].map((page) => linesOf(pdf, page)))
      const textOf = (lines: readonly Line[]) =>
        lines
          .map((line) => line.text)
          .join('')
          .replaceAll(' ', '')
      const own = pages.map(textOf).find((page) => page.includes(table.caption.replaceAll(' ', '')))
      expect(own).toContain(table.columns[0]?.label)
    }
  })

  it('put odd page numbers at the right and even ones at the left', async () => {
    const pdf = await writePdf(longText)
    const [first, second] = [await linesOf(pdf, 1), await linesOf(pdf, 2)]
    expect(first.at(-1)?.left).toBeGreaterThan(pointsOf(105))
    expect(second.at(-1)?.right).toBeLessThan(pointsOf(105))
  })

  it('carry every element of the standard in the PDF', async () => {
    const pdf = await writePdf(exampleDocument)
    const pages = await Promise.all([1, 2, 3, 4].map((page) => linesOf(pdf, page)))
    const text = pages
      .flatMap((lines) => lines.map((line) => line.text))
      .join('')
      .replaceAll(' ', '')
    for (const piece of [
      '示例数据，不作依据',
      exampleDocument.letterhead,
      '津生专督〔2026〕17号',
      '市工业和信息化局：',
      '一、督办事项',
      '（一）成果认定',
      '1.近期事项',
      '（1）材料要求',
      '表1目标进展情况',
      '附件：1.未认定成果清单',
      '2026年11月23日',
      '抄送：市发展改革委，滨海新区人民政府。',
      '2026年11月23日印发',
    ])
      expect(text).toContain(piece)
  })

  it('keep text as text: markup in a title is not read as markup', async () => {
    const pdf = await writePdf({ ...exampleDocument, title: '#panic("x") $a$ *粗* [链接]' })
    const lines = await linesOf(pdf, 1)
    expect(lines.map(({ text }) => text).join('')).toContain('#panic("x")')
  })

  it('set the Word file with the measures of the standard', async () => {
    const file = await toDocx(exampleDocument)
    const xml = await readEntry(file, 'word/document.xml')
    expect(xml).toContain('w:top="2098"')
    expect(xml).toContain('w:left="1587"')
    expect(xml).toContain('w:line="579" w:lineRule="exact"')
    expect(xml).toContain('<w:spacing w:val="-5"/>')
    expect(xml).toContain('方正小标宋简体')
    expect(xml).toContain('仿宋_GB2312')
    expect(await readEntry(file, 'word/settings.xml')).toContain('evenAndOddHeaders')
    expect(await readEntry(file, 'word/fontTable.xml')).toContain('w:altName')
  })
})
