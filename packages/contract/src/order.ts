import { z } from 'zod'
import { binary } from './binary.ts'
import { orderDetail, orderDraft, orderFilter, orderPage, standing } from './coordination.ts'
import { operation } from './operation.ts'

const orderId = z.object({ id: z.uuid() })
const reason = z.string().trim().min(2).max(2000)
const version = z.int()
const stepProblems = ['coordination.order-not-found', 'coordination.changed-meanwhile', 'coordination.not-now']

/** The orders that the reader may see, those that need action first. */
export const listOrders = operation({
  id: 'listOrders',
  method: 'GET',
  path: '/api/orders',
  scope: 'order.read',
  summary: 'List follow-up orders',
  query: orderFilter,
  output: orderPage,
})

/** One order with its timeline and what the reader may do. */
export const getOrder = operation({
  id: 'getOrder',
  method: 'GET',
  path: '/api/orders/:id',
  scope: 'order.read',
  summary: 'Get a follow-up order',
  params: orderId,
  output: orderDetail,
  problems: ['coordination.order-not-found'],
})

/** Raises an order as a draft, from a commitment or free. */
export const raiseOrder = operation({
  id: 'raiseOrder',
  method: 'POST',
  path: '/api/orders',
  scope: 'order.raise',
  summary: 'Raise a follow-up order',
  body: orderDraft,
  output: orderDetail,
  problems: ['coordination.unit-unknown', 'coordination.commitment-unknown'],
})

/** Sends a draft: it gets its number, and its clock starts. */
export const sendOrder = operation({
  id: 'sendOrder',
  method: 'POST',
  path: '/api/orders/:id/send',
  scope: 'order.raise',
  summary: 'Send a follow-up order',
  params: orderId,
  body: z.object({ version }),
  output: orderDetail,
  problems: stepProblems,
})

/** Says that the unit has received the order. */
export const acknowledgeOrder = operation({
  id: 'acknowledgeOrder',
  method: 'POST',
  path: '/api/orders/:id/acknowledge',
  scope: 'order.answer',
  summary: 'Acknowledge a follow-up order',
  params: orderId,
  body: z.object({ version }),
  output: orderDetail,
  problems: stepProblems,
})

/** Answers an order with a text, the unit's own view, and documents. */
export const answerOrder = operation({
  id: 'answerOrder',
  method: 'POST',
  path: '/api/orders/:id/answer',
  scope: 'order.answer',
  summary: 'Answer a follow-up order',
  params: orderId,
  body: z.object({
    version,
    text: z.string().trim().min(5).max(8000),
    standing,
    awaits: z.string().nullable().default(null),
    documents: z.array(z.uuid()).max(20).default([]),
  }),
  output: orderDetail,
  problems: [...stepProblems, 'coordination.unit-unknown', 'coordination.document-unknown'],
})

/** Asks for more time; the order goes on until someone decides. */
export const askExtension = operation({
  id: 'askExtension',
  method: 'POST',
  path: '/api/orders/:id/extension-request',
  scope: 'order.answer',
  summary: 'Ask for more time',
  params: orderId,
  body: z.object({ version, reason, workingDays: z.int().min(1).max(60) }),
  output: orderDetail,
  problems: stepProblems,
})

/** Gives more time, with the reason and who approved it. */
export const extendOrder = operation({
  id: 'extendOrder',
  method: 'POST',
  path: '/api/orders/:id/extend',
  scope: 'order.close',
  summary: 'Extend a follow-up order',
  params: orderId,
  body: z.object({
    version,
    reason,
    workingDays: z.int().min(1).max(60),
    approver: z.string().trim().min(2).max(60),
  }),
  output: orderDetail,
  problems: stepProblems,
})

/** Returns an answer for supplement; the clock runs again from today for the days given. */
export const returnOrder = operation({
  id: 'returnOrder',
  method: 'POST',
  path: '/api/orders/:id/return',
  scope: 'order.close',
  summary: 'Return an answer for supplement',
  params: orderId,
  body: z.object({ version, reason, workingDays: z.int().min(1).max(60) }),
  output: orderDetail,
  problems: stepProblems,
})

const reasoned = (id: string, verb: string, summary: string) =>
  operation({
    id,
    method: 'POST',
    path: `/api/orders/:id/${verb}`,
    scope: 'order.close',
    summary,
    params: orderId,
    body: z.object({ version, reason }),
    output: orderDetail,
    problems: stepProblems,
  })

/** Closes an answered order as settled. */
export const closeOrder = reasoned('closeOrder', 'close', 'Close a follow-up order')

/** Takes an order to the meeting. */
export const escalateOrder = reasoned('escalateOrder', 'escalate', 'Escalate a follow-up order to the meeting')

/** Withdraws an order that should not have been sent. */
export const withdrawOrder = reasoned('withdrawOrder', 'withdraw', 'Withdraw a follow-up order')

/** The order as an official document. */
export const downloadOrder = operation({
  id: 'downloadOrder',
  method: 'GET',
  path: '/api/orders/:id/document',
  scope: 'order.read',
  summary: 'Download a follow-up order as an official document',
  params: orderId,
  query: z.object({ format: z.enum(['docx', 'pdf']) }),
  output: binary,
  problems: ['coordination.order-not-found', 'document.no-font'],
})

/** The orders that a filter shows, as a workbook. */
export const exportOrders = operation({
  id: 'exportOrders',
  method: 'GET',
  path: '/api/orders.xlsx',
  scope: 'order.read',
  summary: 'Export follow-up orders',
  query: orderFilter.omit({ cursor: true, limit: true }),
  output: binary,
})
