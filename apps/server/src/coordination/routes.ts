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
import { checkUnits, type CoordinationContext } from './context.ts'
import { orderSheet } from './order-sheet.ts'
import type { OrderService } from './order-service.ts'

const exportLimit = 5000

type Body = {
  readonly version: number
  readonly reason?: string
  readonly workingDays?: number
  readonly approver?: string
}

type Asked = Pick<Call, 'actor' | 'write'> & { readonly params: { readonly id: string }; readonly body: Body }

// An act whose event holds no more than its reason, days and approver.
const doing =
  (service: OrderService, act: OrderAct, kind: OrderEventKind) =>
  ({ actor, write, params, body }: Asked): Promise<Result<OrderDetail>> =>
    service.act(actor, write, params.id, {
      act,
      version: body.version,
      event: {
        kind,
        text: body.reason ?? null,
        workingDays: body.workingDays ?? null,
        approver: body.approver ?? null,
      },
    })

const actRoutes = (service: OrderService): readonly Binding[] => [
  bind(sendOrder, doing(service, 'send', 'sent')),
  bind(acknowledgeOrder, doing(service, 'acknowledge', 'acknowledged')),
  bind(askExtension, doing(service, 'askExtension', 'extensionAsked')),
  bind(extendOrder, doing(service, 'extend', 'extended')),
  bind(returnOrder, doing(service, 'return', 'returned')),
  bind(closeOrder, doing(service, 'close', 'closed')),
  bind(escalateOrder, doing(service, 'escalate', 'escalated')),
  bind(withdrawOrder, doing(service, 'withdraw', 'withdrawn')),
]

/** Raising, sending, answering and settling follow-up orders. */
export const orderRoutes = (service: OrderService, { city }: Pick<CoordinationContext, 'city'>): readonly Binding[] => [
  bind(listOrders, async ({ actor, query }) => Result.success(await service.list(actor, query))),
  bind(getOrder, ({ actor, params }) => service.get(actor, params.id)),
  bind(raiseOrder, ({ actor, write, body }) => service.raise(actor, write, body)),
  bind(answerOrder, async ({ actor, write, params, body }) => {
    const { version, ...answer } = body
    const awaited = checkUnits(city, answer.awaits === null ? [] : [answer.awaits])
    if (awaited.kind === 'failure') return awaited
    return service.act(actor, write, params.id, { act: 'answer', version, event: { kind: 'answered', ...answer } })
  }),
  ...actRoutes(service),
  bind(exportOrders, async ({ actor, locale, query }) => {
    const { items } = await service.list(actor, { ...query, limit: exportLimit })
    const sheet = orderSheet(items, locale)
    const filename = `${sheet.name}.xlsx`
    return Result.success({ kind: 'download', mediaType: workbookType, filename, content: await toWorkbook(sheet) })
  }),
]
