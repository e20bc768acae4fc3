import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { neutralised } from '../progress/evidence-export.ts'
import { appliesAt, type ClauseColumn, hasBit, type Outcome, type OutcomeWriter } from './outcome.ts'

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

const fenText = ({ paid, amounts }: ClauseColumn, row: number): string =>
  amounts && hasBit(paid, row) ? String(amounts[row]) : ''

const lineOf = ({ rows, carried, clauses }: Outcome, index: number): string => {
  let line = String(rows[index])
  for (const { values } of carried) line += `,${foreignField(values[index] ?? '')}`
  for (const clause of clauses) line += `,${appliesAt(clause, index) ?? ''},${fenText(clause, index)}`
  return `${line}\n`
}

/** So many lines are written at a time. */
const linesAtOnce = 2048

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
      for (let first = 0; first < outcome.rows.length; first += linesAtOnce) {
        let lines = ''
        const end = Math.min(outcome.rows.length, first + linesAtOnce)
        for (let index = first; index < end; index += 1) lines += lineOf(outcome, index)
        await put(lines)
      }
    },
    end: async () => {
      stream.end()
      await once(stream, 'close')
    },
  }
}
