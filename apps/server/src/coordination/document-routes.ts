import { downloadOrder, downloadReport, getReport, issueReport, listReports, writeReport } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { bind, type Binding, type Download } from '../http/call.ts'
import type { OfficialDocument } from '../official-document/model.ts'
import type { PdfWriter } from '../official-document/to-pdf.ts'
import { todayIn } from '../today.ts'
import type { CoordinationContext } from './context.ts'
import { orderDocument } from './order-document.ts'
import type { OrderService } from './order-service.ts'
import { reportDocument } from './report-document.ts'
import type { ReportService } from './report-service.ts'
import type { Say } from './wording.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Setting = { readonly pdf: PdfWriter; readonly at: string; readonly format: 'docx' | 'pdf' }

const set = async (document: OfficialDocument, { pdf, at, format }: Setting): Promise<Result<Download>> => {
  if (format === 'docx') {
    // Loaded when first asked for: a server that only serves pages need not hold it.
    const { toDocx } = await import('../official-document/to-docx.ts')
    const content = await toDocx(document)
    return Result.success({ kind: 'download', mediaType: docxType, filename: `${document.title}.docx`, content })
  }
  return Result.map(await pdf.write(document, at), (content) => ({
    kind: 'download',
    mediaType: 'application/pdf',
    filename: `${document.title}.pdf`,
    content,
  }))
}

type Services = {
  readonly orders: OrderService
  readonly reports: ReportService
  readonly pdf: PdfWriter
  /** The city's words; documents are written in its own language. */
  readonly say: Say
  readonly clock: () => string
}

/** Orders and reports as official documents, and the reports themselves. */
export const documentRoutes = (
  { city }: Pick<CoordinationContext, 'city'>,
  { orders, reports, pdf, say, clock }: Services,
): readonly Binding[] => {
  const dayOf = (instant: string): string => todayIn(city.timeZone, () => instant)()
  return [
    bind(downloadOrder, async ({ actor, params, query }) => {
      const order = await orders.get(actor, params.id)
      if (order.kind === 'failure') return order
      return set(orderDocument(say, order.value, { city, dayOf }), { pdf, at: clock(), format: query.format })
    }),
    bind(listReports, async ({ actor }) => Result.success({ items: [...(await reports.list(actor))], next: null })),
    bind(getReport, ({ actor, locale, params }) => reports.get({ actor, locale, month: params.month })),
    bind(writeReport, ({ actor, locale, params, write, body }) =>
      reports.write({ actor, locale, month: params.month }, write, body),
    ),
    bind(issueReport, ({ actor, locale, params, write, body }) =>
      reports.issue({ actor, locale, month: params.month }, write, body),
    ),
    bind(downloadReport, async ({ actor, params, query }) => {
      const report = await reports.get({ actor, locale: 'zh-CN', month: params.month })
      if (report.kind === 'failure') return report
      const { issuedAt } = report.value
      const issuedOn = issuedAt === null ? null : dayOf(issuedAt)
      const document = reportDocument(say, report.value, { plan: city.plan?.title ?? '', issuedOn })
      return set(document, { pdf, at: clock(), format: query.format })
    }),
  ]
}
