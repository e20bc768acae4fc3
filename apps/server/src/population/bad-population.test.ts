import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bool, Float64, Int64, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import { parquetWriteFile } from 'hyparquet-writer'
import iconv from 'iconv-lite'
import { FactType } from '@ceyuan/feel'
import { compile, type PolicySet } from '@ceyuan/policy'
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

  const policies = (): PolicySet => {
    if (!city) throw new Error('no city')
    return city.policies
  }

  const evaluate = (facts: string, set = policies()): Promise<Result<Evaluation>> => {
    const on = CivilDate.parse('2026-11-23')
    if (on.kind === 'failure') throw new Error('no day')
    return evaluateFile({
      set,
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

  // The policies with one clause alone, of a condition that nobody checked for what it costs.
  const setOf = (condition: string): PolicySet => {
    const set = policies()
    const ready = set.clauses.get('TJ-3a')?.[0]
    const compiled = ready && compile(condition, set.book.dictionaries[ready.clause.subject], FactType.boolean)
    if (!ready || compiled?.kind !== 'success') throw new Error('no clause')
    return {
      ...set,
      clauses: new Map([
        ['H', [{ ...ready, id: 'H', condition: compiled.value, clause: { ...ready.clause, id: 'H' } }]],
      ]),
    }
  }

  it('a clause that is too much for some rows lists them with the clause, and gives the others', async () => {
    writeFileSync(join(folder, 'h.csv'), lines(header, good, '91120116MA03,true,900000000', other, '91120116MA04,,'))
    const hostile = 'count(for i in 1..国家支持金额 / 元(1) return i) >= 100 and 国家单项冠军企业'
    const found = await evaluate('h.csv', setOf(hostile))
    if (found.kind === 'failure') throw new Error(JSON.stringify(found.problems))
    const { computed, leftOut, asked, totals, badRows } = found.value
    expect([computed, leftOut, asked, totals[0]?.yes]).toEqual([3, 1, 1, 1])
    expect(readFileSync(badRows ?? '', 'utf8')).toContain('\n2,H,,feel.budget-size,feel.budget-size\n')
  })

  it('a clause with a constant beyond its budget is refused by name', async () => {
    const refused = await evaluate('h.csv', setOf('count(for i in 1..1000000000000 return i) > 1 and 国家单项冠军企业'))
    expect(refused).toMatchObject({ problems: [{ code: 'feel.budget-steps', values: { rule: 'H' } }, {}] })
  })

  it('names that are there twice or nowhere is counted, and the totals say so', async () => {
    writeFileSync(join(folder, 'c.csv'), lines(header, good, '91120116MA01,false,100', ',true,1', ',true,1'))
    expect(await evaluate('c.csv')).toMatchObject({ value: { computed: 4, leftOut: 0, again: 1, nameless: 2 } })
  })

  type Filled = {
    readonly name: string
    readonly data: readonly unknown[]
    readonly type: 'STRING' | 'BOOLEAN' | 'INT64' | 'DOUBLE'
    readonly of: Utf8 | Bool | Int64 | Float64
  }

  const writeBoth = (name: string, columns: readonly Filled[]): void => {
    const vectors = columns.map((column) => [column.name, vectorFromArray([...column.data], column.of)] as const)
    writeFileSync(join(folder, `${name}.arrow`), tableToIPC(new Table(Object.fromEntries(vectors)), 'file'))
    const columnData = columns.map((column) => ({
      name: column.name,
      data: [...column.data],
      type: column.type,
      nullable: true,
    }))
    parquetWriteFile({ filename: join(folder, `${name}.parquet`), columnData })
  }

  const codes = ['91120116MA01', '91120116MA02', '91120116MA01', '91120116MA04', '91120116MA05']
  const flags = [true, null, true, true, true]
  const fen = [10_000n, 123_456n, 10_000n, -1n, 2n ** 53n]
  const bad = ['3 policy.population-row-again', '4 policy.fact-too-small', '5 policy.amount-too-large']

  it('a row twice, a negative amount and one beyond 2 to the 53rd fen, as Arrow and Parquet', async () => {
    writeBoth('d', [
      { name: '统一社会信用代码', data: codes, type: 'STRING', of: new Utf8() },
      { name: '国家单项冠军企业', data: flags, type: 'BOOLEAN', of: new Bool() },
      { name: '国家支持金额', data: fen, type: 'INT64', of: new Int64() },
    ])
    expect(await outcome('d.arrow')).toEqual([2, 3, bad])
    expect(await outcome('d.parquet')).toEqual([2, 3, bad])
  })

  it('columns of a wrong type, as Arrow and Parquet', async () => {
    writeBoth('e', [
      { name: '国家单项冠军企业', data: ['many', 'true'], type: 'STRING', of: new Utf8() },
      { name: '国家支持金额', data: [0.5, Number.NaN], type: 'DOUBLE', of: new Float64() },
    ])
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
