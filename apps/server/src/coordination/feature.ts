import type { Feature, FeatureContext } from '../context.ts'
import { createDocumentService } from '../document/service.ts'
import type { LatestActs } from '../ledger/ledger-lines.ts'
import type { ProgressReader } from '../ledger/progress-reader.ts'
import { ledgerRoutes } from '../ledger/routes.ts'
import { createLedgerService, type OrderReader } from '../ledger/service.ts'
import { createPdfWriter } from '../official-document/to-pdf.ts'
import { getConfirmedPlan } from '../plan/confirmed-plan.ts'
import { progressServiceOf } from '../progress/service.ts'
import { calendarOf, perLanguage, type CoordinationContext, type PerLanguage } from './context.ts'
import { documentRoutes } from './document-routes.ts'
import { everyHour } from './every-hour.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { createMeetingService } from './meeting-service.ts'
import { createOrderService, type OrderService } from './order-service.ts'
import { listLatestActs } from './order-store.ts'
import { createReportService } from './report-service.ts'
import { orderRoutes } from './routes.ts'
import { createWording } from './wording.ts'

const ordersOfUnit = 200

const orderReader = (context: CoordinationContext, orders: PerLanguage<OrderService>): OrderReader => ({
  latestActs: async (actor): Promise<LatestActs> => {
    const rows = await context.database.read(actor, listLatestActs)
    return new Map(
      rows.map((row) => [
        row.commitment_id,
        {
          latest: {
            kind: row.kind,
            at: row.at,
            by: row.by_name,
            order: { id: row.order_id, year: row.year, number: row.number },
          },
          openOrders: row.open_orders,
        },
      ]),
    )
  },
  ofUnit: async ({ actor, locale }, unit) => (await orders[locale].list(actor, { unit, limit: ordersOfUnit })).items,
})

/** What coordination works with, from what every feature gets and where progress comes from. */
export const coordinationContext = (
  { database, city, today }: Pick<FeatureContext, 'database' | 'city' | 'today'>,
  progress: ProgressReader,
): CoordinationContext => ({
  database,
  today,
  city,
  isSample: city.sampleAccounts.length > 0,
  calendar: calendarOf(city),
  documents: createDocumentService(database),
  progress,
  findCommitment: async (scope, id) =>
    (await getConfirmedPlan(scope))?.commitments.find((commitment) => commitment.id === id),
})

/** Follow-up orders, meetings, reports, the ledger and the pages of units. */
export const coordinationFeature: Feature = (context) => {
  const { city, today } = context
  const progress = progressServiceOf(context)
  const coordination = coordinationContext(context, progress)
  const say = createWording(city)
  const orders = perLanguage(coordination, createOrderService)
  const reports = createReportService(coordination)
  everyHour(context, () => orders['zh-CN'].escalateOverdue(), 'Follow-up orders past their date could not be escalated')
  return [
    ...orderRoutes(orders, context),
    ...meetingRoutes(perLanguage(coordination, (named) => createMeetingService(named, say))),
    ...documentRoutes(context, {
      orders: orders['zh-CN'],
      reports,
      pdf: createPdfWriter(),
      say: say['zh-CN'],
      clock: context.clock,
    }),
    ...ledgerRoutes(createLedgerService({ city, today, progress, orders: orderReader(coordination, orders) })),
  ]
}
