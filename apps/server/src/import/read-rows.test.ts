import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import { detectFormat } from './file-format.ts'
import { readRows } from './read-rows.ts'
import { columnLetters, type SourceRow, UnreadableFile } from './source-row.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-rows-'))
})

const save = async (name: string, content: Buffer | string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const readAll = async (path: string): Promise<readonly SourceRow[]> => {
  const format = await detectFormat(path)
  if (format.kind === 'failure') throw new UnreadableFile(format.problems[0])
  return Array.fromAsync(readRows(path, format.value))
}

const refusal = async (path: string): Promise<string> => {
  try {
    await readAll(path)
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem.code
    throw error
  }
  return 'read'
}

const table = '名称,金额\r\n"甲,公司","1,000"\r\n\r\n乙,"两行\n备注"\r\n'
const rows = [
  { row: 1, cells: ['名称', '金额'] },
  { row: 2, cells: ['甲,公司', '1,000'] },
]

describe('reading a table of text', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('finds out that it is written in %s', async (encoding) => {
    const path = await save(`${encoding}.csv`, iconv.encode(table, encoding, { addBOM: encoding.startsWith('utf-16') }))
    expect((await readAll(path)).slice(0, 2)).toEqual(rows)
  })

  it('reads through gzip, a byte order mark, tabs and semicolons', async () => {
    const path = await save('a.bin', gzipSync(`\uFEFF${table.replaceAll(',', ';')}`))
    expect((await readAll(path))[0]).toEqual(rows[0])
    expect((await readAll(await save('a.tsv', '名称\t金额\n甲\t1\n')))[1]?.cells).toEqual(['甲', '1'])
  })

  it('passes over empty rows and keeps a line break inside quotes', async () => {
    expect((await readAll(await save('b.csv', table))).at(-1)?.cells).toEqual(['乙', '两行\n备注'])
  })

  it('says in one code why a file cannot be read', async () => {
    expect(await refusal(await save('empty.csv', ''))).toBe('import.empty-file')
    expect(
      await refusal(
        await save('noise.csv', Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 37) % 251))),
      ),
    ).toBe('import.not-a-table')
    expect(await refusal(await save('old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])))).toBe('import.old-excel')
    expect(await refusal(await save('cut.csv.gz', gzipSync(table.repeat(9999)).subarray(0, 900)))).toBe(
      'import.damaged-file',
    )
  })
})

describe('reading a workbook', () => {
  it('gives the first sheet as it is shown, with the rows numbered as in the sheet', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('企业')
    sheet.addRow(['名称', '日期', '数', '公式', '富文本'])
    sheet.addRow([])
    sheet.addRow([
      '甲',
      new Date('2024-02-03T00:00:00Z'),
      12.5,
      { formula: '1+1', result: 2 },
      { richText: [{ text: '合成' }, { text: '生物' }] },
    ])
    const path = join(folder, 'a.xlsx')
    await workbook.xlsx.writeFile(path)
    expect((await readAll(path)).at(-1)).toEqual({ row: 3, cells: ['甲', '2024-02-03', '12.5', '2', '合成生物'] })
  })

  it('refuses a zip that is no workbook, and a damaged one', async () => {
    expect(await refusal(await save('broken.xlsx', Buffer.from('PK\u0003\u0004 nothing more')))).toBe(
      'import.damaged-file',
    )
  })

  it('stops at a zip bomb however small it says it is', async () => {
    expect(await refusal(await save('bomb.xlsx', zipOf('xl/worksheets/sheet1.xml', 1100)))).toBe(
      'import.too-large-unpacked',
    )
  }, 60_000)
})

// A zip of one entry of so many MiB of zeros, which states its true sizes.
const zipOf = (name: string, mebibytes: number): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(mebibytes * 1024 ** 2))
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(mebibytes * 1024 ** 2, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed])
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\u0005\u0006'), end])
}

describe('the letters of a column', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('%i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters)
  })
})
