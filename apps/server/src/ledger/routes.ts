import { exportLedger, getUnit, listLedger } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { bind, type Binding } from '../http/call.ts'
import { ledgerSheet } from './ledger-sheet.ts'
import type { LedgerService } from './service.ts'
import { toWorkbook } from './workbook.ts'

/** The media type of an XLSX workbook. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The ledger, its export, and the page of a unit. */
export const ledgerRoutes = (service: LedgerService): readonly Binding[] => [
  bind(listLedger, ({ actor, locale, query }) => service.list({ actor, locale }, query)),
  bind(getUnit, ({ actor, locale, params, query }) => service.unit({ actor, locale }, params.id, query.asOf)),
  bind(exportLedger, async ({ actor, locale, query }) => {
    const ledger = await service.list({ actor, locale }, query)
    if (ledger.kind === 'failure') return ledger
    const sheet = ledgerSheet(ledger.value.items, locale)
    const filename = `${sheet.name}-${ledger.value.asOf}.xlsx`
    return Result.success({ kind: 'download', mediaType: workbookType, filename, content: await toWorkbook(sheet) })
  }),
]
