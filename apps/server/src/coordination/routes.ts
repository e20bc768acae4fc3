import {
  acknowledgeOrder,
  answerOrder,
  askExtension,
  closeOrder,
  escalateOrder,
  exportOrders,
  extendOrder,
  getOrder,
  listOrders,
  raiseOrder,
  returnOrder,
  sendOrder,
  withdrawOrder,
  type OrderAct,
  type OrderDetail,
  type OrderEventKind,
} from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { bind, type Binding, type Call } from '../http/call.ts'
import { workbookType } from '../ledger/routes.ts'
import { toWorkbook } from '../ledger/workbook.ts'
import { checkUnits, type CoordinationContext, type PerLanguage } from './context.ts'
import { orderSheet } from './order-sheet.ts'
import type { OrderService } from './order-service.ts'

const exportLimit = 5000

type Body = {
  readonly version: number
  readonly reason?: string
  readonly workingDays?: number
  readonly approver?: string
}

type Asked = Pick<Call, 'actor' | 'write' | 'locale'> & {
  readonly params: { readonly id: string }
  readonly body: Body
}

// An act whose event holds no more than its reason, days and approver.
const doing =
  (services: PerLanguage<OrderService>, act: OrderAct, kind: OrderEventKind) =>
  ({ actor, write, locale, params, body }: Asked): Promise<Result<OrderDetail>> =>
    services[locale].act(actor, write, params.id, {
      act,
      version: body.version,
      event: {
        kind,
        text: body.reason ?? null,
        workingDays: body.workingDays ?? null,
        approver: body.approver ?? null,
      },
    })

const actRoutes = (services: PerLanguage<OrderService>): readonly Binding[] => [
  bind(sendOrder, doing(services, 'send', 'sent')),
  bind(acknowledgeOrder, doing(services, 'acknowledge', 'acknowledged')),
  bind(askExtension, doing(services, 'askExtension', 'extensionAsked')),
  bind(extendOrder, doing(services, 'extend', 'extended')),
  bind(returnOrder, doing(services, 'return', 'returned')),
  bind(closeOrder, doing(services, 'close', 'closed')),
  bind(escalateOrder, doing(services, 'escalate', 'escalated')),
  bind(withdrawOrder, doing(services, 'withdraw', 'withdrawn')),
]

/** Raising, sending, answering and settling follow-up orders. */
export const orderRoutes = (
  services: PerLanguage<OrderService>,
  { city }: Pick<CoordinationContext, 'city'>,
): readonly Binding[] => [
  bind(listOrders, async ({ actor, query, locale }) => Result.success(await services[locale].list(actor, query))),
  bind(getOrder, ({ actor, params, locale }) => services[locale].get(actor, params.id)),
  bind(raiseOrder, ({ actor, write, body, locale }) => services[locale].raise(actor, write, body)),
  bind(answerOrder, async ({ actor, write, params, body, locale }) => {
    const { version, ...answer } = body
    const awaited = checkUnits(city, answer.awaits === null ? [] : [answer.awaits])
    if (awaited.kind === 'failure') return awaited
    return services[locale].act(actor, write, params.id, {
      act: 'answer',
      version,
      event: { kind: 'answered', ...answer },
    })
  }),
  ...actRoutes(services),
  bind(exportOrders, async ({ actor, locale, query }) => {
    const { items } = await services[locale].list(actor, { ...query, limit: exportLimit })
    const sheet = orderSheet(items, locale)
    const filename = `${sheet.name}.xlsx`
    return Result.success({ kind: 'download', mediaType: workbookType, filename, content: await toWorkbook(sheet) })
  }),
]
