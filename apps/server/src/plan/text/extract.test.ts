import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, it } from 'vitest'
import { extractText } from './extract.ts'
import { textOfHtml } from './html.ts'
import { largestDocument, readDocument } from './read-document.ts'
import { unpackedLimit } from './zip.ts'

const text = '云川市行动方案\n一、总体目标\n到2027年，建成2个平台。'
const read = async (bytes: Buffer) => {
  const result = await extractText(bytes)
  return result.kind === 'success' ? result.value : result.problems[0].code
}

const blankPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R/Size 4>>
%%EOF
`

const crc = (bytes: Buffer): number => {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

const zipOf = (name: string, content: Buffer, flags = 0): Buffer => {
  const packed = deflateRawSync(content)
  const file = Buffer.from(name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(flags, 2)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc(content), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(file.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, file, packed])
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, Buffer.alloc(14), file])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${text}`)],
    ['GB 18030', iconv.encode(text, 'gb18030')],
    ['UTF-16LE with mark', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16LE', iconv.encode(text, 'utf-16le')],
    ['UTF-16BE', iconv.encode(text, 'utf-16be')],
  ])('is read as %s', async (_name, bytes) => {
    expect(await read(bytes)).toBe(text)
  })
})

const row = (...texts: readonly string[]) =>
  new TableRow({ children: texts.map((each) => new TableCell({ children: [new Paragraph(each)] })) })

const item = (content: string, level: number) => new Paragraph({ text: content, numbering: { reference: 'n', level } })

describe('a Word file', () => {
  it('gives its paragraphs with the numbers that its lists show', async () => {
    const levels = [
      { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
      { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
    ]
    const document = new Document({
      numbering: { config: [{ reference: 'n', levels }] },
      sections: [
        {
          children: [
            new Paragraph('云川市行动方案'),
            item('总体目标', 0),
            item('重点任务', 0),
            item('建平台', 1),
            item('引人才', 1),
            item('保障措施', 0),
            item('强领导', 1),
          ],
        },
      ],
    })
    expect((await read(await Packer.toBuffer(document))).trim()).toBe(
      '云川市行动方案\n一、总体目标\n二、重点任务\n（一）建平台\n（二）引人才\n三、保障措施\n（一）强领导',
    )
  })

  it('gives the rows of its tables, one a line', async () => {
    const table = new Table({ rows: [row('指标', '单位', '2027年目标'), row('产业规模', '亿元', '500')] })
    const document = new Document({
      sections: [{ children: [new Paragraph('一、目标'), table, new Paragraph('二、任务')] }],
    })
    expect((await read(await Packer.toBuffer(document))).trim()).toBe(
      '一、目标\n指标\t单位\t2027年目标\n产业规模\t亿元\t500\n二、任务',
    )
  })

  it('that unpacks beyond the limit is refused while unpacking', async () => {
    const bomb = zipOf('word/document.xml', Buffer.alloc(unpackedLimit + 1, 'a'))
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await read(bomb)).toBe('plan.file-bomb')
  })

  it('that is encrypted, damaged or another archive is told apart', async () => {
    expect(await read(zipOf('word/document.xml', Buffer.from('<w:p/>'), 1))).toBe('plan.file-locked')
    expect(await read(Buffer.from('PK\u0003\u0004 and no more'))).toBe('plan.file-damaged')
    expect(await read(zipOf('other.txt', Buffer.from('text')))).toBe('plan.file-kind')
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await read(locked)).toBe('plan.file-locked')
  })
})

describe('a web page', () => {
  it('gives its text without scripts, menus and hidden parts, characters resolved', () => {
    const page = `<!DOCTYPE html><html><head><title>门户</title><script>一、不是正文</script></head><body>
      <nav><a href="/">首页</a></nav><div><a href="/a">政务公开</a> <a href="/b">办事服务</a></div>
      <div style="display: none"><p>隐藏</p></div>
      <div id="zoom"><p>一、总体&#x76EE;标</p><p>到2027年，建成2个&nbsp;&ldquo;平台&rdquo;<br/>支持<b>创新</b>。</p></div></body></html>`
    const lines = textOfHtml(page)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    expect(lines).toEqual(['一、总体目标', '到2027年，建成2个\u00A0“平台”', '支持创新。'])
  })
})

describe('a table of a web page', () => {
  it('gives its rows, though its cells hold paragraphs; a table that lays a page out keeps its lines', () => {
    const figures =
      '<table><tr><th><p>指标</p></th><th><p>2027年</p></th></tr><tr><td><p>产业规模</p></td><td><p>500</p></td></tr></table>'
    expect(textOfHtml(figures).split('\n').filter(Boolean)).toEqual(['指标\t2027年', '产业规模\t500'])
    const layout = `<table><tr><td><p>一、总体目标</p><p>${'建成平台，'.repeat(20)}</p></td><td>栏目</td></tr></table>`
    expect(
      textOfHtml(layout)
        .split('\n')
        .filter((line) => line !== ''),
    ).toEqual(['一、总体目标', '建成平台，'.repeat(20), '栏目'])
  })
})

describe('a file that cannot be read', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'plan.file-empty'],
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
      'plan.file-kind',
    ],
    ['noise', Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * index * 31) % 256)), 'plan.file-kind'],
    ['a PDF of a page without text', Buffer.from(blankPdf), 'plan.file-scanned'],
    ['half a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<<'), 'plan.file-damaged'],
  ])('is answered with its kind: %s', async (_name, bytes, code) => {
    expect(await read(bytes)).toBe(code)
  })

  it('is refused by size before it is looked at', async () => {
    const large = { length: largestDocument + 1 }
    const bytes = new Uint8Array(large.length)
    expect(await readDocument(bytes, 'large.txt')).toMatchObject({ problems: [{ code: 'plan.file-too-large' }] })
  })

  it('names the file in its problem, read in a thread of its own', async () => {
    expect(await readDocument(Buffer.from(text), '方案.txt')).toEqual({ kind: 'success', value: text })
    expect(await readDocument(Buffer.alloc(0), '空.txt')).toMatchObject({
      problems: [{ code: 'plan.file-empty', values: { file: '空.txt' } }],
    })
  })
})
