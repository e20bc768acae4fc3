import { z } from 'zod'
import { caseDone, caseId, caseReason } from './case-shapes.ts'
import { operation } from './operation.ts'

const ground = z.string().min(1).max(40)

/** Stops a clock. */
export const pauseCaseClock = operation({
  id: 'pauseCaseClock',
  method: 'POST',
  path: '/api/case-clocks/:id/pause',
  scope: 'case.work',
  summary: 'Stops a clock on a ground that the law names, with reason and document',
  params: caseId,
  body: z.strictObject({ reason: caseReason, ground, document: z.uuid() }),
  output: caseDone,
})

/** Lets a clock run on. */
export const resumeCaseClock = operation({
  id: 'resumeCaseClock',
  method: 'POST',
  path: '/api/case-clocks/:id/resume',
  scope: 'case.work',
  summary: 'Lets a stopped clock run on, with the reason',
  params: caseId,
  body: z.strictObject({ reason: caseReason, ground }),
  output: caseDone,
})

/** Gives a clock more days. */
export const extendCaseClock = operation({
  id: 'extendCaseClock',
  method: 'POST',
  path: '/api/case-clocks/:id/extend',
  scope: 'case.work',
  summary: 'Gives a clock more days, once and within what the law allows, with reason and approver',
  params: caseId,
  body: z.strictObject({
    reason: caseReason,
    days: z.int().min(1).max(366),
    approver: z.string().trim().min(1).max(100),
  }),
  output: caseDone,
})
