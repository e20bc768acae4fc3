import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvRecord, csvRecords, longestRecord } from './csv-records.ts'

const recordsOf = async (text: string, size = 7, delimiter: ',' | ';' = ','): Promise<readonly CsvRecord[]> => {
  const bytes = Buffer.from(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
  const all: CsvRecord[] = []
  for await (const records of csvRecords(Readable.from(pieces), { delimiter }))
    for (const record of records) all.push(record)
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

  it.each([
    ['a,"b\n1,2', ['quotes', ['1', '2']]],
    ['a,b"c\n', ['quotes']],
    ['"a"b,c\n', ['quotes']],
    ['a,b\n"1,2\n3,4\n5",6,7\n8,9', [['a', 'b'], 'quotes', ['3', '4'], 'quotes', ['8', '9']]],
    ['a,b\n1,\uFFFD\n3,4', [['a', 'b'], 'letters', ['3', '4']]],
    [
      'a,b\r1,2\r\n3,4\n5,6\r',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
  ])('%j are read but for its wrong lines, of which each is told', async (text, records) => {
    for (const size of [1, 3, 100]) expect(await recordsOf(text, size)).toEqual(records)
  })

  it('pass over a line that is too long without keeping it', async () => {
    const text = `a,b\n${'x'.repeat(longestRecord + 10)}\n"${'y\n'.repeat(longestRecord / 2 + 10)}z"\n1,2`
    const found = await recordsOf(text, 1 << 20)
    expect(found.slice(0, 4).map((record) => record.slice(0, 9))).toEqual([['a', 'b'], 'long', 'quotes', ['y']])
    expect(found.at(-1)).toEqual(['1', '2'])
  }, 20_000)

  it('are those of a reader of record', async () => {
    const field = fc
      .array(fc.constantFrom('a', '"', ',', '\n', '中', ' '), { maxLength: 6 })
      .map((signs) => signs.join(''))
    const rows = fc.array(fc.tuple(field, field, field), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (table, size) => {
        const text = table.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\n')
        const options = { skip_empty_lines: true, relax_column_count: true }
        expect(await recordsOf(text, size)).toEqual(parse(text, options))
      }),
    )
  })
})
