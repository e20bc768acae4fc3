import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { neutralised } from '../progress/evidence-export.ts'
import type { Outcome, OutcomeWriter } from './outcome.ts'

/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const csvMark = '\uFEFF'

/** Gives a value as a field of CSV. */
export const csvField = (value: string): string =>
  /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value

const plainNumber = /^[+-]?\d+(?:\.\d+)?$/u

/** Gives text that came from outside as a field of CSV: no spreadsheet takes it for a formula. */
export const foreignField = (value: string): string => csvField(plainNumber.test(value) ? value : neutralised(value))

const headerOf = ({ carried, clauses }: Outcome): string =>
  [
    'row',
    ...carried.map(({ name }) => neutralised(name)),
    ...clauses.flatMap(({ id }) => [`${id}_applies`, `${id}_fen`]),
  ]
    .map(csvField)
    .join(',')

const lineOf = ({ rows, carried, clauses }: Outcome, index: number): string =>
  [
    String(rows[index]),
    ...carried.map(({ values }) => foreignField(values[index] ?? '')),
    ...clauses.flatMap(({ applies, fen }) => [String(applies[index] ?? ''), String(fen[index] ?? '')]),
  ].join(',')

/** Writes outcomes as CSV. */
export const csvOutput = (file: string): OutcomeWriter => {
  const stream = createWriteStream(file)
  let isFirst = true
  const put = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain')
  }
  return {
    write: async (outcome) => {
      if (isFirst) await put(`${csvMark}${headerOf(outcome)}\n`)
      isFirst = false
      await put(outcome.rows.map((_, index) => `${lineOf(outcome, index)}\n`).join(''))
    },
    end: async () => {
      stream.end()
      await once(stream, 'close')
    },
  }
}
