import { join } from 'node:path'
import { type Chunk, type Column, type FeelValue, money, parseDate, parseNumber } from '@ceyuan/feel'
import { type Applicant, entitle, type FactSheet, openEvaluator, type PolicySet, type Provenance } from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import { expect, it } from 'vitest'
import { loadCity } from '../../apps/server/src/city/load-city.ts'
import { appliesAt, clauseColumns, fenAt } from '../../apps/server/src/population/outcome.ts'
import { createWasmHost } from '../../apps/server/src/population/wasm-host.ts'
import { fillChunk } from '../../benchmarks/policy-population.ts'

const count = 400

const citySet = async (): Promise<PolicySet> => {
  const city = await loadCity(join(import.meta.dirname, '../../cities/tianjin'))
  if (city.kind === 'failure') throw new Error(JSON.stringify(city.problems))
  return city.value.policies
}

const bit = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

const dayOf = (days: number): FeelValue => parseDate(new Date(days * 86_400_000).toISOString().slice(0, 10))

const numberAt = (whole: number, { decimals, type }: Column): FeelValue => {
  const number = parseNumber(String(whole))
  if (type.kind === 'money') return number && money(number)
  return number && number.div(10 ** decimals)
}

const truthAt = (chunk: Chunk, name: string, row: number): boolean | null => {
  if (bit(chunk.bits(name, 'true'), row)) return true
  return bit(chunk.bits(name, 'false'), row) ? false : null
}

// What stands in a row of a column, as value of the language.
const valueAt = (chunk: Chunk, column: Column, row: number): FeelValue => {
  const { name, storage } = column
  switch (storage) {
    case 'truth':
      return truthAt(chunk, name, row)
    case 'codes':
      return chunk.distinct(name).values[chunk.codes(name)[row] ?? 0] ?? null
    case 'int32':
      return bit(chunk.bits(name, 'known'), row) ? dayOf(chunk.days(name)[row] ?? 0) : null
    case 'float64':
      return bit(chunk.bits(name, 'known'), row) ? numberAt(chunk.numbers(name)[row] ?? 0, column) : null
  }
}

const from: Provenance = { kind: 'file' }

const applicantAt = (set: PolicySet, chunk: Chunk, columns: readonly Column[], row: number): Applicant => {
  const sheetOf = (subject: string): FactSheet =>
    new Map(
      columns.flatMap((column) => {
        const value = valueAt(chunk, column, row)
        return set.book.facts.get(column.name)?.subject === subject && value !== null
          ? [[column.name, { value, from }] as const]
          : []
      }),
    )
  return {
    id: String(row),
    facts: sheetOf('applicant'),
    projects: [{ id: 'p', facts: sheetOf('project') }],
    products: [{ id: 'q', facts: sheetOf('product') }],
    history: [],
    group: null,
  }
}

const statuses = { applies: true, doesNotApply: false, unknown: null } as const

it.each([0.02, 0.3])(
  'a population gives every clause to whom it is given alone, where %d of the facts are missing',
  async (missing) => {
    const set = await citySet()
    const day = CivilDate.parse('2026-11-23')
    if (day.kind === 'failure') throw new Error('no day')
    const opened = openEvaluator(set, day.value, new Set(), createWasmHost())
    if (opened.kind === 'failure') throw new Error(JSON.stringify(opened.problems))
    const { chunk, program, run } = opened.value
    fillChunk(set, chunk, { rows: count, missing })
    const clauses = clauseColumns(run().engine)
    expect(clauses.length).toBeGreaterThan(20)
    for (let row = 0; row < count; row += 1) {
      const alone = new Map(
        entitle(set, applicantAt(set, chunk, program.columns, row), day.value)
          .filter(({ ready }) => ready.clause.kind === 'grant')
          .map(({ id, status, amount }) => [
            id,
            [statuses[status], amount?.kind === 'known' ? BigInt(amount.fen) : null],
          ]),
      )
      const together = new Map(clauses.map((clause) => [clause.id, [appliesAt(clause, row), fenAt(clause, row)]]))
      for (const { id } of clauses) expect([row, id, alone.get(id)]).toEqual([row, id, together.get(id)])
    }
  },
)
