import {
  addBudgetLine,
  attachReceipt,
  changeBudgetLine,
  checkFundingCommitment,
  closeBudgetLine,
  commitFunding,
  disburseFunding,
  exportBudgetLines,
  exportDisbursements,
  exportFundingCommitments,
  getFundingCommitment,
  listBudgetLines,
  listDisbursements,
  listFundingCommitments,
  listOwnSupport,
  reverseDisbursement,
  reverseFundingCommitment,
} from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { bind, type Binding } from '../http/call.ts'
import { createCommitmentService } from './commitment-service.ts'
import type { FundingContext } from './context.ts'
import { createDisbursementService } from './disbursement-service.ts'
import { fundingFile } from './export.ts'
import { readOwnSupport } from './own-support.ts'
import { createLineService } from './line-service.ts'
import { commitmentsSheet, linesSheet, paymentsSheet } from './sheets.ts'

const exportPage = 500

const lineRoutes = (context: FundingContext): readonly Binding[] => {
  const lines = createLineService(context)
  return [
    bind(listBudgetLines, async ({ actor, locale, query }) =>
      Result.success(await lines.list({ actor, locale }, query)),
    ),
    bind(exportBudgetLines, async ({ actor, locale, query, signal }) =>
      Result.success(
        fundingFile(linesSheet, () => lines.list({ actor, locale }, query), { locale, signal, columns: query.columns }),
      ),
    ),
    bind(addBudgetLine, ({ actor, locale, write, body }) => lines.add({ actor, locale }, write, body)),
    bind(changeBudgetLine, ({ actor, locale, write, params, body }) =>
      lines.change({ actor, locale }, write, { ...body, id: params.id }),
    ),
    bind(closeBudgetLine, ({ actor, locale, write, params, body }) =>
      lines.close({ actor, locale }, write, { ...body, id: params.id }),
    ),
  ]
}

const commitmentRoutes = (context: FundingContext): readonly Binding[] => {
  const commitments = createCommitmentService(context)
  return [
    bind(listFundingCommitments, async ({ actor, query }) => Result.success(await commitments.list(actor, query))),
    bind(exportFundingCommitments, async ({ actor, locale, query, signal }) => {
      const page = (cursor: string | undefined) => commitments.list(actor, { ...query, cursor, limit: exportPage })
      return Result.success(fundingFile(commitmentsSheet, page, { locale, signal, columns: query.columns }))
    }),
    bind(getFundingCommitment, ({ actor, params }) => commitments.get(actor, params.id)),
    bind(checkFundingCommitment, ({ actor, locale, body }) => commitments.check({ actor, locale }, body)),
    bind(commitFunding, ({ actor, locale, write, body }) => commitments.commit({ actor, locale }, write, body)),
    bind(reverseFundingCommitment, ({ actor, write, params, body }) =>
      commitments.reverse(actor, write, { ...body, id: params.id }),
    ),
  ]
}

const paymentRoutes = (context: FundingContext): readonly Binding[] => {
  const payments = createDisbursementService(context)
  return [
    bind(listDisbursements, async ({ actor, query }) => Result.success(await payments.list(actor, query))),
    bind(exportDisbursements, async ({ actor, locale, query, signal }) => {
      const page = (cursor: string | undefined) => payments.list(actor, { ...query, cursor, limit: exportPage })
      return Result.success(fundingFile(paymentsSheet, page, { locale, signal, columns: query.columns }))
    }),
    bind(disburseFunding, ({ actor, write, params, body }) => payments.pay(actor, write, { ...body, id: params.id })),
    bind(reverseDisbursement, ({ actor, write, params, body }) =>
      payments.reverse(actor, write, { ...body, id: params.id }),
    ),
    bind(attachReceipt, ({ actor, write, params, body }) => payments.attach(actor, write, { ...body, id: params.id })),
    bind(listOwnSupport, async ({ actor }) => Result.success(await readOwnSupport(context.database, actor))),
  ]
}

/** Budget lines, commitments, payments and what an enterprise was given. */
export const fundingRoutes = (context: FundingContext): readonly Binding[] => [
  ...lineRoutes(context),
  ...commitmentRoutes(context),
  ...paymentRoutes(context),
]
