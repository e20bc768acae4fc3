import { CivilDate } from '@ceyuan/values'
import { parseNumeral, toHalfWidth } from '../grammar/numerals.ts'
import {
  beforeNumber,
  dateLabel,
  dateLine,
  documentNumber,
  issuerLabel,
  issuerSeam,
  numberLabel,
  openDateLine,
  shortIssuer,
  signatureDate,
  signatureLine,
  titleIssuer,
} from '../grammar/front-matter.ts'
import { collectorLine } from '../grammar/noise.ts'
import { listMark } from '../grammar/marks.ts'
import { readTitles, type Titles } from './title.ts'

/** Who issued a document, when, under which number and title. */
export type FrontMatter = {
  readonly title: string | null
  readonly documentNumber: string | null
  readonly issuer: string | null
  readonly issuedOn: CivilDate | null
}

const toDate = (year: string, month: string, day: string): CivilDate | null => {
  const numbers = [year.replace(/[○O]/g, '0'), month, day].map((part) => parseNumeral(part) ?? 0)
  const [y = 0, m = 0, d = 0] = numbers
  const written = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return CivilDate.is(written) ? written : null
}

type Signature = { readonly issuer: string | null; readonly issuedOn: CivilDate | null }

const signersAbove = (lines: readonly string[], index: number): string | null => {
  const signers: string[] = []
  for (let above = index - 1; above >= 0 && signers.length < 12; above -= 1) {
    const line = lines[above] ?? ''
    if (!signatureLine.test(line) || collectorLine.test(line)) break
    signers.unshift(line.replaceAll(' ', ''))
  }
  return signers.length > 0 ? signers.join(listMark) : null
}

const signedApart = (lines: readonly string[]): Signature | undefined => {
  for (const [index, line] of lines.entries()) {
    const [, year = '', month = '', day = ''] = dateLine.exec(line) ?? []
    const issuedOn = year === '' ? null : toDate(year, month, day)
    if (issuedOn) return { issuer: signersAbove(lines, index), issuedOn }
    if (openDateLine.test(line)) return { issuer: signersAbove(lines, index), issuedOn: null }
  }
  return undefined
}

const signedInLine = (lines: readonly string[]): Signature | undefined => {
  const match = lines.map((line) => signatureDate.exec(line)).find((found) => found !== null)
  const [, issuer = '', year = '', month = '', day = ''] = match ?? []
  return match ? { issuer: issuer.replaceAll(' ', ''), issuedOn: toDate(year, month, day) } : undefined
}

const findSignature = (lines: readonly string[]): Signature =>
  signedApart(lines) ?? signedInLine(lines) ?? { issuer: null, issuedOn: null }

const isQuoted = (line: string, at: number): boolean => /[\u300B\uFF08(]\s*$/.test(line.slice(Math.max(0, at - 3), at))

const findNumber = (lines: readonly string[]): string | null => {
  const candidates = lines.flatMap((line) =>
    [...line.matchAll(documentNumber)].flatMap((match) => {
      const [whole, prefix = '', year = '', digits = ''] = match
      if (isQuoted(line, match.index)) return []
      const word = prefix.replace(beforeNumber, '')
      const isAlone =
        match.index <= 1 || whole.length >= line.length - 4 || numberLabel.test(line.slice(0, match.index))
      return word === '' ? [] : [{ number: `${word}\u3014${year}\u3015${Number(digits)}\u53F7`, isAlone }]
    }),
  )
  return (candidates.find(({ isAlone }) => isAlone) ?? candidates[0])?.number ?? null
}

const labelled = (lines: readonly string[], label: RegExp): readonly string[] => {
  for (const line of lines) {
    const match = label.exec(line)
    if (match) return match.slice(1)
  }
  return []
}

const issuerOf = (titles: Titles, lines: readonly string[], signed: string | null): string | null => {
  const letter = titleIssuer.exec(titles.letter ?? titles.title ?? '')?.[1]
  if (signed !== null) {
    const isShort = shortIssuer.test(signed) && letter !== undefined && letter.length > signed.length
    return isShort ? letter : signed.replace(issuerSeam, listMark)
  }
  const [named] = labelled(lines, issuerLabel)
  return named ?? letter ?? null
}

/** Reads what stands before the sections and after them: title, number, issuing body, day of issue. */
export const readFrontMatter = (front: string, tail: string): FrontMatter => {
  const all = toHalfWidth(front)
    .split('\n')
    .filter((line) => line !== '')
  const lines = all.filter((line) => !collectorLine.test(line))
  const titles = readTitles(front.split('\n').filter((line) => line !== '' && !collectorLine.test(line)))
  const [year = '', month = '', day = ''] = labelled(lines, dateLabel)
  const before = findSignature(lines)
  const after = before.issuedOn === null ? findSignature(toHalfWidth(tail).split('\n')) : before
  const signature = after.issuedOn === null && before.issuer !== null ? before : after
  return {
    title: titles.title,
    documentNumber: findNumber(lines) ?? findNumber(all),
    issuer: issuerOf(titles, lines, signature.issuer),
    issuedOn: signature.issuedOn ?? toDate(year, month, day),
  }
}
