import layout from './grammar/layout.json' with { type: 'json' }
import { characterAdvance, letterheadSize, measures, textWidth } from './measures.ts'
import type { Block, OfficialDocument } from './model.ts'
import { balancedLines, titleCharacters } from './balanced-lines.ts'
import { numberHeadings, writtenDate } from './numbering.ts'

/** A document ready to be set: headings numbered, dates and the colophon written out, widths reckoned. */
export type LaidOut = {
  readonly document: Omit<OfficialDocument, 'body' | 'signature' | 'colophon'> & {
    readonly body: readonly Block[]
    readonly signature: { readonly issuer: string; readonly date: string } | null
    readonly colophon: {
      readonly copies: string | null
      readonly printedBy: string
      readonly printedOn: string
    } | null
  }
  /** The note in its brackets. */
  readonly note: string | null
  readonly titleLines: readonly string[]
  /** Unit: points. */
  readonly letterheadSize: number
  /** What is left free right of the signature: four characters, or two where the issuer is longer than the date. Unit: points. */
  readonly signatureIndent: number
}

const signatureIndent = (issuer: string, date: string): number =>
  characterAdvance * (textWidth(issuer) > textWidth(date) ? 2 : 4)

const colophonOf = (colophon: OfficialDocument['colophon']): LaidOut['document']['colophon'] =>
  colophon === null
    ? null
    : {
        copies:
          colophon.copies.length === 0 ? null : `${layout.copies}${colophon.copies.join(layout.comma)}${layout.stop}`,
        printedBy: colophon.printedBy,
        printedOn: layout.issued.replace('{date}', writtenDate(colophon.printedOn)),
      }

/** Prepares a document for setting, the same for every format. */
export const laidOut = (document: OfficialDocument): LaidOut => {
  const signature =
    document.signature === null
      ? null
      : { issuer: document.signature.issuer, date: writtenDate(document.signature.date) }
  return {
    document: {
      ...document,
      body: numberHeadings(document.body),
      signature,
      colophon: colophonOf(document.colophon),
    },
    note: document.note === null ? null : layout.note.replace('{note}', document.note),
    titleLines: balancedLines(document.title, titleCharacters),
    letterheadSize: letterheadSize(document.letterhead),
    signatureIndent: signature === null ? measures.size.body : signatureIndent(signature.issuer, signature.date),
  }
}
