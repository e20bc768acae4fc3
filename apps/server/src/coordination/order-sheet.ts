import type { Locale, OrderSummary } from '@ceyuan/contract'
import type { Sheet } from '../ledger/workbook.ts'
import en from './locale/sheet.en.json' with { type: 'json' }
import zhCN from './locale/sheet.zh-CN.json' with { type: 'json' }

const words = { 'zh-CN': zhCN, en }

/** A list of orders as a table in the reader's language. */
export const orderSheet = (orders: readonly OrderSummary[], locale: Locale): Sheet => {
  const say = words[locale]
  return {
    name: say.sheet,
    columns: [
      { label: say.number, width: 14 },
      { label: say.title, width: 40 },
      { label: say.unit, width: 20 },
      { label: say.commitment, width: 50 },
      { label: say.state, width: 12 },
      { label: say.dueOn, width: 12 },
      { label: say.remaining, width: 16 },
    ],
    rows: orders.map(({ year, number, title, unit, commitment, state, clock }) => [
      year === null || number === null ? null : `${year}-${number}`,
      title,
      unit.name,
      commitment?.quote ?? null,
      say[`state.${state}`],
      clock.dueOn,
      clock.remaining,
    ]),
  }
}
