import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bool, Float64, Int64, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import { parquetWriteFile } from 'hyparquet-writer'
import iconv from 'iconv-lite'
import { CivilDate, type Result } from '@ceyuan/values'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { City } from '../city/city.ts'
import { loadCity } from '../city/load-city.ts'
import { evaluateFile, type Evaluation } from './evaluate-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'ceyuan-bad-population-'))

const header = '统一社会信用代码,国家单项冠军企业,国家支持金额'
const [good, other] = ['91120116MA01,true,100', '91120116MA02,,1234.56']

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('')

// What a file is; how many rows are computed; and the rows left out with their codes.
const csv: readonly (readonly [string, string | Buffer, number, readonly string[]])[] = [
  ['a wrong type', lines(header, good, '91120116MA03,perhaps,1', other), 2, ['2 policy.fact-unreadable']],
  ['a negative amount', lines(header, good, '91120116MA03,true,-5'), 1, ['2 policy.fact-too-small']],
  [
    'an amount beyond 2 to the 53rd fen',
    lines(header, '91120116MA03,true,90071992547409.93', '91120116MA04,true,1e400', good),
    1,
    ['1 policy.amount-too-large', '2 policy.fact-unreadable'],
  ],
  [
    'a wrong count of cells',
    lines(header, good, '91120116MA03,true', `${other},,`, '91120116MA05,true,1,2'),
    2,
    ['2 policy.population-row-width', '4 policy.population-row-width'],
  ],
  ['a row twice', lines(header, good, other, good), 2, ['3 policy.population-row-again']],
  ['a quote that nothing closes', lines(header, good, '"9112,true,1', other), 2, ['2 policy.population-row-quotes']],
  ['a byte order mark', `\uFEFF${lines(header, good, other)}`, 2, []],
  ['GBK', iconv.encode(lines(header, good, '91120116MA03,是,1'), 'gbk'), 2, []],
  ['UTF-16', iconv.encode(lines(header, good, other), 'utf-16le', { addBOM: true }), 2, []],
  ['mixed line ends', `${header}\r\n${good}\n${other}\r91120116MA03,true,1\r\n`, 3, []],
  ['old line ends', `${header}\r${good}\r${other}\r`, 2, []],
  ['a first line alone', lines(header), 0, []],
  [
    'GBK after UTF-8',
    Buffer.concat([
      Buffer.from(lines(header, ...Array.from({ length: 20_000 }, (_, row) => `9112${row},true,1`))),
      iconv.encode(lines('滨海,true,1'), 'gbk'),
    ]),
    20_000,
    ['20001 policy.population-row-letters'],
  ],
  [
    'a line of five million signs',
    lines(header, good, 'x'.repeat(5_000_000), other),
    2,
    ['2 policy.population-row-long'],
  ],
]

describe('a population file with', () => {
  let city: City | null = null
  beforeAll(async () => {
    const loaded = await loadCity(join(import.meta.dirname, '../../../../cities/tianjin'))
    if (loaded.kind === 'success') city = loaded.value
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const evaluate = (facts: string): Promise<Result<Evaluation>> => {
    const on = CivilDate.parse('2026-11-23')
    if (!city || on.kind === 'failure') throw new Error('no city')
    return evaluateFile({
      set: city.policies,
      on: on.value,
      facts: join(folder, facts),
      out: join(folder, `${facts}.out.csv`),
      sentence: ({ code }) => code,
      progress: () => undefined,
      signal: new AbortController().signal,
    })
  }

  // How many rows are computed and left out, and the list of those; or the code of the refusal.
  const outcome = async (facts: string): Promise<unknown> => {
    const found = await evaluate(facts)
    if (found.kind === 'failure') return found.problems.map(({ code }) => code)
    const { computed, leftOut, badRows, totals } = found.value
    for (const { yes, unknown } of totals) expect(yes + unknown).toBeLessThanOrEqual(computed)
    const listed = badRows === null ? [] : readFileSync(badRows, 'utf8').trim().split('\n').slice(1)
    return [computed, leftOut, listed.map((line) => [line.split(',')[0], line.split(',').at(-1)].join(' '))]
  }

  it.each(csv)('%s, as CSV', async (_, content, computed, bad) => {
    writeFileSync(join(folder, 'a.csv'), content)
    expect(await outcome('a.csv')).toEqual([computed, bad.length, bad])
  })

  it.each([
    ['nothing in it', '', 'import.empty-file'],
    ['a column twice', 'a,a\n1,2\n', 'policy.population-column-twice'],
    ['no table', '\u0000\u0001\u0002', 'policy.population-kind'],
    ['a first line that is no line', `"${'x'.repeat(5_000_000)}`, 'policy.population-unread'],
  ])('%s is refused by name', async (_, content, code) => {
    writeFileSync(join(folder, 'b.csv'), content)
    expect(await outcome('b.csv')).toEqual([code])
  })

  it('names that are there twice or nowhere is counted, and the totals say so', async () => {
    writeFileSync(join(folder, 'c.csv'), lines(header, good, '91120116MA01,false,100', ',true,1', ',true,1'))
    expect(await evaluate('c.csv')).toMatchObject({ value: { computed: 4, leftOut: 0, again: 1, nameless: 2 } })
  })

  const codes = ['91120116MA01', '91120116MA02', '91120116MA01', '91120116MA04', '91120116MA05']
  const flags = [true, null, true, true, true]
  const fen = [10_000n, 123_456n, 10_000n, -1n, 2n ** 53n]
  const bad = ['3 policy.population-row-again', '4 policy.fact-too-small', '5 policy.amount-too-large']

  it('a row twice, a negative amount and one beyond 2 to the 53rd fen, as Arrow and Parquet', async () => {
    const table = new Table({
      统一社会信用代码: vectorFromArray(codes, new Utf8()),
      国家单项冠军企业: vectorFromArray(flags, new Bool()),
      国家支持金额: vectorFromArray(fen, new Int64()),
    })
    writeFileSync(join(folder, 'd.arrow'), tableToIPC(table, 'file'))
    parquetWriteFile({
      filename: join(folder, 'd.parquet'),
      columnData: [
        { name: '统一社会信用代码', data: codes, type: 'STRING' },
        { name: '国家单项冠军企业', data: flags, type: 'BOOLEAN', nullable: true },
        { name: '国家支持金额', data: fen, type: 'INT64' },
      ],
    })
    expect(await outcome('d.arrow')).toEqual([2, 3, bad])
    expect(await outcome('d.parquet')).toEqual([2, 3, bad])
  })

  it('columns of a wrong type, as Arrow and Parquet', async () => {
    const [words, halves] = [
      ['many', 'true'],
      [0.5, Number.NaN],
    ]
    const table = new Table({
      国家单项冠军企业: vectorFromArray(words, new Utf8()),
      国家支持金额: vectorFromArray(halves, new Float64()),
    })
    writeFileSync(join(folder, 'e.arrow'), tableToIPC(table, 'file'))
    parquetWriteFile({
      filename: join(folder, 'e.parquet'),
      columnData: [
        { name: '国家单项冠军企业', data: words, type: 'STRING' },
        { name: '国家支持金额', data: halves, type: 'DOUBLE' },
      ],
    })
    const wrong = [0, 2, ['1 policy.fact-unreadable', '1 policy.fact-unreadable', '2 policy.fact-unreadable']]
    expect(await outcome('e.arrow')).toEqual(wrong)
    expect(await outcome('e.parquet')).toEqual(wrong)
  })

  it.each(['d.arrow', 'd.parquet'])('%s, cut off in the middle, is refused by name', async (file) => {
    const cut = `cut-${file}`
    writeFileSync(join(folder, cut), readFileSync(join(folder, file)))
    truncateSync(join(folder, cut), Math.floor(readFileSync(join(folder, file)).length / 2))
    expect(await outcome(cut)).toEqual(['policy.population-unread'])
  })
})
