import { StringDecoder } from 'node:string_decoder'
import type { TextFormat } from '../import/file-format.ts'

/** A record of a CSV file, field by field. */
export type CsvRecord = readonly string[]

type Decoding = { readonly write: (bytes: Buffer) => string; readonly end: () => string | undefined }

/** A record may not be longer: a quote that is never closed ends in a refusal and not in all of the memory. */
const longestRecord = 4 * 1024 * 1024

const isOdd = (line: string): boolean => {
  let count = 0
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) count += 1
  return count % 2 === 1
}

const broken = (): Error => new Error('a quote stands where none may stand')

// The field that begins at a place: its text, and where it ends.
const quotedField = (line: string, start: number): { readonly text: string; readonly end: number } => {
  for (let at = line.indexOf('"', start + 1); at !== -1; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return { text: line.slice(start + 1, at).replaceAll('""', '"'), end: at + 1 }
  }
  throw broken()
}

const fieldsOf = (line: string, delimiter: string): CsvRecord => {
  if (!line.includes('"')) return line.split(delimiter)
  const fields: string[] = []
  for (let start = 0; start <= line.length;) {
    const next = line.indexOf(delimiter, start)
    const plainEnd = next === -1 ? line.length : next
    const { text, end } =
      line[start] === '"' ? quotedField(line, start) : { text: line.slice(start, plainEnd), end: plainEnd }
    if ((end < line.length && line[end] !== delimiter) || (line[start] !== '"' && text.includes('"'))) throw broken()
    fields.push(text)
    start = end + 1
  }
  return fields
}

/** Splits text, as it comes, into records; empty lines are left out. */
const createCsvSplitter = (delimiter: string) => {
  let rest = ''
  let open = ''
  const take = (line: string, records: CsvRecord[]): void => {
    const whole = open === '' ? line : `${open}\n${line}`
    if (whole.length > longestRecord) throw broken()
    if (whole.includes('"') && isOdd(whole)) {
      open = whole
      return
    }
    open = ''
    const record = whole.endsWith('\r') ? whole.slice(0, -1) : whole
    if (record !== '') records.push(fieldsOf(record, delimiter))
  }
  return {
    write: (text: string): readonly CsvRecord[] => {
      const records: CsvRecord[] = []
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > longestRecord) throw broken()
      for (const line of lines) take(line, records)
      return records
    },
    end: (): readonly CsvRecord[] => {
      const records: CsvRecord[] = []
      take(rest, records)
      if (open !== '') throw broken()
      return records
    },
  }
}

/** The records of text that comes in pieces, a piece of the file at a time. */
export async function* csvRecords(
  pieces: AsyncIterable<Buffer>,
  { delimiter }: Pick<TextFormat, 'delimiter'>,
  decoder: Decoding = new StringDecoder('utf8'),
): AsyncGenerator<readonly CsvRecord[]> {
  const splitter = createCsvSplitter(delimiter)
  let isFirst = true
  for await (const piece of pieces) {
    const text = decoder.write(piece)
    yield splitter.write(isFirst ? text.replace(/^\uFEFF/u, '') : text)
    isFirst &&= text === ''
  }
  yield splitter.write(decoder.end() ?? '')
  yield splitter.end()
}
