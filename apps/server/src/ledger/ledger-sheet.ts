import type { LedgerLine, Locale } from '@ceyuan/contract'
import en from './locale/en.json' with { type: 'json' }
import zhCN from './locale/zh-CN.json' with { type: 'json' }
import type { Sheet } from './workbook.ts'

const words = { 'zh-CN': zhCN, en }

type Words = typeof zhCN
type Cell = string | number | null
type Column = {
  readonly key: keyof Words
  readonly width: number
  readonly cell: (line: LedgerLine, say: Words) => Cell
}

const columns: readonly Column[] = [
  { key: 'section', width: 10, cell: ({ commitment }) => commitment.section },
  { key: 'heading', width: 24, cell: ({ heading }) => heading },
  { key: 'kind', width: 8, cell: ({ commitment }, say) => say[`kind.${commitment.kind}`] },
  { key: 'title', width: 30, cell: ({ commitment }) => commitment.title },
  { key: 'quote', width: 60, cell: ({ commitment }) => commitment.quote },
  { key: 'light', width: 10, cell: ({ commitment }, say) => say[`light.${commitment.light}`] },
  { key: 'reason', width: 50, cell: ({ commitment }) => commitment.reason.sentence },
  { key: 'lead', width: 18, cell: ({ commitment }) => commitment.lead?.name ?? null },
  { key: 'support', width: 30, cell: ({ commitment }) => commitment.support.map(({ name }) => name).join('、') },
  {
    key: 'binding',
    width: 16,
    cell: ({ commitment }, say) => (commitment.binding === null ? null : say[`binding.${commitment.binding}`]),
  },
  { key: 'actual', width: 10, cell: ({ commitment }) => commitment.actual },
  { key: 'wanted', width: 10, cell: ({ commitment }) => commitment.target?.min ?? null },
  { key: 'unit', width: 8, cell: ({ commitment }) => commitment.target?.unit ?? null },
  { key: 'due', width: 12, cell: ({ commitment }) => commitment.dueOn },
  { key: 'openOrders', width: 12, cell: ({ openOrders }) => openOrders },
  {
    key: 'latest',
    width: 24,
    cell: ({ latest }) => (latest === null ? null : `${latest.at.slice(0, 10)} ${latest.by}`),
  },
]

/** The ledger as a table in the reader's language. */
export const ledgerSheet = (lines: readonly LedgerLine[], locale: Locale): Sheet => {
  const say = words[locale]
  return {
    name: say.sheet,
    columns: columns.map(({ key, width }) => ({ label: say[key], width })),
    rows: lines.map((line) => columns.map(({ cell }) => cell(line, say))),
  }
}
