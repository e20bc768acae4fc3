import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecords } from './csv-records.ts'

const recordsOf = async (text: string, size = 7, delimiter: ',' | ';' = ','): Promise<unknown> => {
  const bytes = Buffer.from(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
  const all: unknown[] = []
  for await (const records of csvRecords(Readable.from(pieces), { delimiter })) all.push(...records)
  return all
}

describe('the records of a CSV file', () => {
  it('may hold quotes, delimiters and line ends within quotes, in whatever pieces the file comes', async () => {
    const text = '\uFEFF甲,乙\r\n"a,b","say ""yes""\r\nor no"\r\n\r\n,""\nlast,1'
    for (const size of [1, 2, 5, 100]) {
      expect(await recordsOf(text, size)).toEqual([
        ['甲', '乙'],
        ['a,b', 'say "yes"\r\nor no'],
        ['', ''],
        ['last', '1'],
      ])
    }
    expect(await recordsOf('a;"b;c"\n', 3, ';')).toEqual([['a', 'b;c']])
  })

  it.each(['a,"b\n1,2', 'a,b"c\n', '"a"b,c\n'])('are refused where a quote stands where none may: %j', async (text) => {
    await expect(recordsOf(text)).rejects.toThrow('a quote stands')
  })

  it('are those of a reader of record', async () => {
    const field = fc
      .array(fc.constantFrom('a', '"', ',', '\n', '中', ' '), { maxLength: 6 })
      .map((signs) => signs.join(''))
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (table, size) => {
        const text = table.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\n')
        const options = { skip_empty_lines: true, relax_column_count: true }
        expect(await recordsOf(text, size)).toEqual(parse(text, options))
      }),
    )
  })
})
