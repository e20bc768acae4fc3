import type { BudgetLine, Disbursement, FundingCommitment, Locale } from '@ceyuan/contract'
import type { ExportCell } from '../register/export-cells.ts'
import en from './locale/sheet.en.json' with { type: 'json' }
import zhCN from './locale/sheet.zh-CN.json' with { type: 'json' }

const words = { 'zh-CN': zhCN, en }

type Word = keyof typeof zhCN

/** A column of the sheet: the column of the list that it belongs to, its head, and what stands in it. */
type Column<Row> = {
  readonly of: string
  readonly head: Word
  readonly cell: (row: Row, locale: Locale) => ExportCell
}

/** A list as a sheet: its title and columns. */
export type ListSheet<Row> = { readonly title: Word; readonly columns: readonly Column<Row>[] }

const fenDigits = 6
const mostDigits = 15

// Exact: moved by digits, and left as text where a number could not hold it.
const tenThousands = (fen: string): ExportCell => {
  const sign = fen.startsWith('-') ? '-' : ''
  const digits = fen.replace('-', '').padStart(fenDigits + 1, '0')
  const text = `${sign}${digits.slice(0, -fenDigits)}.${digits.slice(-fenDigits)}`
  return digits.length <= mostDigits ? Number(text) : text
}

const sampleOf = ({ sample }: { readonly sample: boolean }, locale: Locale): ExportCell =>
  sample ? words[locale].sample : null

const titleOf = ({ clause }: Pick<FundingCommitment, 'clause'>, locale: Locale): string =>
  locale === 'en' ? clause.title.en : clause.title.zh

const numberOf = ({ year, number }: { readonly year: number; readonly number: number }): string => `${year}-${number}`

/** Budget lines as a sheet. */
export const linesSheet: ListSheet<BudgetLine> = {
  title: 'lines',
  columns: [
    { of: 'line', head: 'line', cell: ({ title }) => title },
    { of: 'line', head: 'year', cell: ({ year }) => year },
    { of: 'payer', head: 'payer', cell: ({ payer }) => payer },
    { of: 'payer', head: 'unit', cell: ({ unit }) => unit.name },
    { of: 'amount', head: 'amount', cell: ({ amountFen }) => tenThousands(amountFen) },
    { of: 'committed', head: 'committed', cell: ({ committedFen }) => tenThousands(committedFen) },
    { of: 'paid', head: 'paid', cell: ({ paidFen }) => tenThousands(paidFen) },
    { of: 'left', head: 'left', cell: ({ leftFen }) => tenThousands(leftFen) },
    { of: 'line', head: 'document', cell: ({ document }) => document },
    { of: 'line', head: 'closedOn', cell: ({ endedAt }) => endedAt?.slice(0, 10) ?? null },
    { of: 'line', head: 'sample', cell: sampleOf },
  ],
}

/** Commitments as a sheet. */
export const commitmentsSheet: ListSheet<FundingCommitment> = {
  title: 'commitments',
  columns: [
    { of: 'number', head: 'number', cell: numberOf },
    { of: 'applicant', head: 'applicant', cell: ({ applicant }) => applicant.name },
    { of: 'applicant', head: 'creditCode', cell: ({ applicant }) => applicant.creditCode },
    { of: 'applicant', head: 'subject', cell: ({ subject }) => subject.name ?? subject.id },
    { of: 'clause', head: 'clause', cell: ({ clause }) => clause.id },
    { of: 'clause', head: 'title', cell: titleOf },
    { of: 'fen', head: 'committed', cell: ({ fen }) => tenThousands(fen) },
    { of: 'paid', head: 'paid', cell: ({ paidFen }) => tenThousands(paidFen) },
    { of: 'state', head: 'state', cell: ({ state }, locale) => words[locale][`state.${state}`] },
    { of: 'decided', head: 'decidedOn', cell: ({ decidedOn }) => decidedOn },
    { of: 'decided', head: 'basis', cell: ({ basis }) => basis },
    { of: 'number', head: 'sample', cell: sampleOf },
  ],
}

/** Payments as a sheet. */
export const paymentsSheet: ListSheet<Disbursement> = {
  title: 'disbursements',
  columns: [
    { of: 'paidOn', head: 'paidOn', cell: ({ paidOn }) => paidOn },
    { of: 'applicant', head: 'applicant', cell: ({ applicant }) => applicant.name },
    { of: 'applicant', head: 'creditCode', cell: ({ applicant }) => applicant.creditCode },
    { of: 'clause', head: 'clause', cell: ({ clause }) => clause.id },
    { of: 'clause', head: 'title', cell: titleOf },
    { of: 'fen', head: 'fen', cell: ({ fen }) => tenThousands(fen) },
    { of: 'line', head: 'line', cell: ({ line }) => line.title },
    { of: 'voucher', head: 'voucher', cell: ({ voucher }) => voucher },
    { of: 'commitment', head: 'commitment', cell: ({ commitment }) => numberOf(commitment) },
    { of: 'state', head: 'note', cell: ({ reversal }) => reversal?.reason ?? null },
    { of: 'paidOn', head: 'sample', cell: sampleOf },
  ],
}

/** The title of a sheet in the reader's language. */
export const sheetTitle = ({ title }: { readonly title: Word }, locale: Locale): string => words[locale][title]

/** The columns of a sheet that belong to the columns shown, with their heads; all where none is named. */
export const shownOf = <Row>({ columns }: ListSheet<Row>, shown: string | undefined, locale: Locale) => {
  const ids = shown?.split('.')
  const kept = columns.filter(({ of }) => ids === undefined || ids.includes(of))
  return { columns: kept, head: kept.map(({ head }) => words[locale][head]) }
}
