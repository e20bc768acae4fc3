import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bool, Int64, RecordBatchReader, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { parquetWriteFile } from 'hyparquet-writer'
import { CivilDate } from '@ceyuan/values'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from '../city/load-city.ts'
import type { City } from '../city/city.ts'
import { evaluateFile, type Evaluation } from './evaluate-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'ceyuan-population-'))
const names = [
  '统一社会信用代码',
  '国家单项冠军企业',
  '国家重大专项或试点示范',
  '国家支持金额',
  '集成电路企业类型',
  '年销售收入',
  '往年最高年销售收入',
]
const header = names.join(',')

const champion = '91120116MA01,true,false,,设计,12000万元,5000万元'
const unknown = '91120116MA02,,true,1234.56,非集成电路,,'
const wrong = '91120116MA03,true,true,many,设计,1,1'
const stranger = '91120116MA04,true,true,100,炼金,1,1'

const total = ({ totals }: Evaluation, id: string) => totals.find((each) => each.id === id)

describe('a population file', () => {
  let city: City | null = null
  beforeAll(async () => {
    const loaded = await loadCity(join(import.meta.dirname, '../../../../cities/tianjin'))
    if (loaded.kind === 'success') city = loaded.value
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const evaluate = async (facts: string, out: string, signal = new AbortController().signal): Promise<Evaluation> => {
    const on = CivilDate.parse('2026-11-23')
    if (!city || on.kind === 'failure') throw new Error('no city')
    const found = await evaluateFile({
      set: city.policies,
      on: on.value,
      facts: join(folder, facts),
      out: join(folder, out),
      sentence: ({ code }) => code,
      progress: () => undefined,
      signal,
    })
    if (found.kind === 'failure') throw new Error(JSON.stringify(found.problems))
    return found.value
  }

  it('of CSV is evaluated but for its bad rows, which are listed with value and reason', async () => {
    writeFileSync(join(folder, 'a.csv'), `\uFEFF${[header, champion, wrong, unknown, stranger].join('\r\n')}\r\n`)
    const found = await evaluate('a.csv', 'a.out.csv')
    expect([found.computed, found.leftOut]).toEqual([2, 2])
    expect(readFileSync(found.badRows ?? '', 'utf8')).toBe(
      '\uFEFFrow,column,value,reason,code\n2,国家支持金额,many,policy.fact-unreadable,policy.fact-unreadable\n4,集成电路企业类型,炼金,policy.fact-not-one-of,policy.fact-not-one-of\n',
    )
    expect(total(found, 'TJ-D1')).toMatchObject({ yes: 1, unknown: 1, sum: 1_000_000_000n })
    expect(total(found, 'TJ-3a')).toMatchObject({ yes: 1, unknown: 0, sum: 123_456n })
    expect(total(found, 'TJ-3b')).toMatchObject({ yes: 1, unknown: 0, sum: 300_000_000n })
    const [top = '', ...lines] = readFileSync(join(folder, 'a.out.csv'), 'utf8').trim().split('\n')
    const place = top.split(',').indexOf('TJ-3a_fen')
    expect(lines.map((line) => [line.split(',')[0], line.split(',')[1], line.split(',')[place]])).toEqual([
      ['1', '91120116MA01', ''],
      ['3', '91120116MA02', '123456'],
    ])
  })

  it('of Parquet and Arrow, where money is fen, gives the same', async () => {
    const columns = {
      统一社会信用代码: ['91120116MA01', '91120116MA02'],
      国家单项冠军企业: [true, null],
      国家重大专项或试点示范: [false, true],
      国家支持金额: [null, 123_456n],
    }
    parquetWriteFile({
      filename: join(folder, 'b.parquet'),
      columnData: [
        { name: '统一社会信用代码', data: columns.统一社会信用代码, type: 'STRING' },
        { name: '国家单项冠军企业', data: columns.国家单项冠军企业, type: 'BOOLEAN', nullable: true },
        { name: '国家重大专项或试点示范', data: columns.国家重大专项或试点示范, type: 'BOOLEAN' },
        { name: '国家支持金额', data: columns.国家支持金额, type: 'INT64', nullable: true },
      ],
    })
    const table = new Table({
      统一社会信用代码: vectorFromArray(columns.统一社会信用代码, new Utf8()),
      国家单项冠军企业: vectorFromArray(columns.国家单项冠军企业, new Bool()),
      国家重大专项或试点示范: vectorFromArray(columns.国家重大专项或试点示范, new Bool()),
      国家支持金额: vectorFromArray(columns.国家支持金额, new Int64()),
    })
    writeFileSync(join(folder, 'b.arrow'), tableToIPC(table, 'file'))
    const [parquet, arrow] = [await evaluate('b.parquet', 'b.out.arrow'), await evaluate('b.arrow', 'b.out.parquet')]
    expect(parquet.totals).toEqual(arrow.totals)
    expect(total(parquet, 'TJ-3a')).toMatchObject({ yes: 1, sum: 123_456n })
    const file = await asyncBufferFromFile(join(folder, 'b.out.parquet'))
    const rows = await parquetReadObjects({ file, columns: ['统一社会信用代码', 'TJ-D1_applies', 'TJ-3a_fen'] })
    expect(rows.map((row) => ({ ...row }))).toEqual(
      [
        { 统一社会信用代码: '91120116MA01', 'TJ-D1_applies': true, 'TJ-3a_fen': undefined },
        { 统一社会信用代码: '91120116MA02', 'TJ-D1_applies': undefined, 'TJ-3a_fen': 123_456n },
      ].map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? null]))),
    )
    const batches = [...RecordBatchReader.from(readFileSync(join(folder, 'b.out.arrow')))]
    expect(batches[0]?.getChild('TJ-3a_fen')?.get(1)).toBe(123_456n)
  })

  it('that was cancelled leaves no file', async () => {
    const stop = new AbortController()
    stop.abort()
    const found = await evaluate('a.csv', 'c.csv', stop.signal)
    expect([found.isCancelled, existsSync(join(folder, 'c.csv')), existsSync(join(folder, 'c.csv.part'))]).toEqual([
      true,
      false,
      false,
    ])
  })
})
