import { StringDecoder } from 'node:string_decoder'
import type { TextFormat } from '../import/file-format.ts'

/** Why a line gives no record: a quote where none may stand or that nothing closes, letters of another encoding, or too long. */
export type CsvFlaw = 'quotes' | 'letters' | 'long'

/** A record of a CSV file, field by field, or why there is none. */
export type CsvRecord = readonly string[] | CsvFlaw

type Decoding = { readonly write: (bytes: Buffer) => string; readonly end: () => string | undefined }

/** A record may not be longer, in characters: what is longer is passed over without being kept. */
export const longestRecord: number = 4 * 1024 * 1024

const isOdd = (line: string): boolean => {
  let count = 0
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) count += 1
  return count % 2 === 1
}

// The field that begins at a place: its text, and where it ends; null where nothing closes it.
const quotedField = (line: string, start: number): { readonly text: string; readonly end: number } | null => {
  for (let at = line.indexOf('"', start + 1); at !== -1; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return { text: line.slice(start + 1, at).replaceAll('""', '"'), end: at + 1 }
  }
  return null
}

const fieldsOf = (line: string, delimiter: string): CsvRecord => {
  if (!line.includes('"')) return line.split(delimiter)
  const fields: string[] = []
  for (let start = 0; start <= line.length;) {
    const next = line.indexOf(delimiter, start)
    const plainEnd = next === -1 ? line.length : next
    const field = line[start] === '"' ? quotedField(line, start) : { text: line.slice(start, plainEnd), end: plainEnd }
    if (!field) return 'quotes'
    const { text, end } = field
    if ((end < line.length && line[end] !== delimiter) || (line[start] !== '"' && text.includes('"'))) return 'quotes'
    fields.push(text)
    start = end + 1
  }
  return fields
}

// A line end of old: \r alone. Within quotes it is text.
const isSeveral = (line: string): boolean => {
  const at = line.indexOf('\r')
  return at !== -1 && at !== line.length - 1 && !line.includes('"')
}

// What a decoder leaves of letters that it does not know.
const lost = '\uFFFD'

const recordOf = (whole: string, delimiter: string, mayLack: boolean): CsvRecord | null => {
  const record = whole.endsWith('\r') ? whole.slice(0, -1) : whole
  if (record === '') return null
  return mayLack && record.includes(lost) ? 'letters' : fieldsOf(record, delimiter)
}

/** Whether a record has as many fields as there are columns; empty ones at the end may be more. */
export const fitsWidth = (record: readonly string[], width: number): boolean =>
  record.length >= width && record.slice(width).every((field) => field === '')

/** Puts lines together to records, of which the first names the columns; empty lines are left out. */
const createRecords = (delimiter: string) => {
  let records: CsvRecord[] = []
  let width: number | null = null
  let mayLack = false
  // The lines of a record of which a quote is open still.
  let [open, length]: [string[], number] = [[], 0]
  const keep = (record: CsvRecord | null): void => {
    if (record === null) return
    if (typeof record === 'object') width ??= record.length
    records.push(record)
  }
  const isRecord = (record: CsvRecord | null): boolean =>
    typeof record === 'object' && record !== null && (width === null || fitsWidth(record, width))
  // What was put together is none: its first line is told, and those after it are taken by themselves.
  const giveUp = (): void => {
    const [, ...others] = open
    open = []
    records.push('quotes')
    for (const line of others) take(line)
  }
  const take = (line: string): void => {
    const isHalf = line.includes('"') && isOdd(line)
    if (open.length === 0 && !isHalf) return keep(recordOf(line, delimiter, mayLack))
    length = open.length === 0 ? line.length : length + line.length
    open.push(line)
    if (open.length === 1) return
    if (!isHalf) return length > longestRecord ? giveUp() : undefined
    const record = recordOf(open.join('\n'), delimiter, mayLack)
    if (!isRecord(record)) return giveUp()
    open = []
    keep(record)
  }
  return {
    take,
    // From here on letters may be lost; most files lose none, and need not be searched line by line.
    search: (): void => {
      mayLack = true
    },
    tell: (flaw: CsvFlaw): void => {
      while (open.length > 0) giveUp()
      records.push(flaw)
    },
    end: (): void => {
      while (open.length > 0) giveUp()
    },
    taken: (): readonly CsvRecord[] => {
      const found = records
      records = []
      return found
    },
  }
}

/** Splits text, as it comes, into records. */
const createCsvSplitter = (delimiter: string) => {
  const records = createRecords(delimiter)
  let [rest, isLong] = ['', false]
  const takeAll = (line: string): void => {
    if (!isLong && line.length <= longestRecord) {
      if (isSeveral(line)) for (const part of line.split('\r')) records.take(part)
      else records.take(line)
      return
    }
    isLong = false
    records.tell('long')
  }
  return {
    write: (text: string): readonly CsvRecord[] => {
      if (text.includes(lost)) records.search()
      const lines = (rest + text).split('\n')
      const last = lines.pop() ?? ''
      const begun = isSeveral(last) ? last.split('\r') : [last]
      rest = begun.pop() ?? ''
      for (const line of lines) takeAll(line)
      for (const line of begun) takeAll(line)
      if (rest.length > longestRecord) isLong = true
      if (isLong) rest = ''
      return records.taken()
    },
    end: (): readonly CsvRecord[] => {
      takeAll(rest)
      records.end()
      return records.taken()
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
