import { z } from 'zod'
import { listOf } from './binary.ts'
import { caseDone, caseId, caseReason, caseValues, taskShown } from './case-shapes.ts'
import { unitName } from './coordination.ts'
import { operation } from './operation.ts'
import { policyLabel } from './policy-shapes.ts'

/** A step in an inbox, with the case that it belongs to. */
export const inboxItem = taskShown.extend({
  case: z.object({ number: z.string(), title: z.string(), matter: policyLabel, applicant: z.string() }),
})

/** A step in an inbox. */
export type InboxItem = z.output<typeof inboxItem>

/** The steps that wait. */
export const listInbox = operation({
  id: 'listInbox',
  method: 'GET',
  path: '/api/inbox',
  scope: 'case.work',
  summary: 'Steps that wait for the caller, the caller’s role or unit, the most urgent first',
  query: z.object({
    of: z.enum(['mine', 'role', 'unit']),
    matter: z.string().max(60).optional(),
    cursor: z.string().max(500).optional(),
  }),
  output: listOf(inboxItem),
})

/** Takes a step on. */
export const claimTask = operation({
  id: 'claimTask',
  method: 'POST',
  path: '/api/case-tasks/:id/claim',
  scope: 'case.work',
  summary: 'Takes a step on; who comes second is told who was first',
  params: caseId,
  body: z.strictObject({}),
  output: caseDone,
})

/** Gives a step back to its unit or role. */
export const returnTask = operation({
  id: 'returnTask',
  method: 'POST',
  path: '/api/case-tasks/:id/return',
  scope: 'case.work',
  summary: 'Gives a step back to its unit or role, with the reason',
  params: caseId,
  body: z.strictObject({ reason: caseReason }),
  output: caseDone,
})

/** Hands a step to a colleague. */
export const handOverTask = operation({
  id: 'handOverTask',
  method: 'POST',
  path: '/api/case-tasks/:id/hand-over',
  scope: 'case.work',
  summary: 'Hands a step to a colleague of the unit or role, with the reason',
  params: caseId,
  body: z.strictObject({ reason: caseReason, to: z.string().min(1).max(100) }),
  output: caseDone,
})

/** Does a step. */
export const completeTask = operation({
  id: 'completeTask',
  method: 'POST',
  path: '/api/case-tasks/:id/complete',
  scope: 'case.work',
  summary: 'Does a step: its form is checked and kept, the case goes on in the same transaction',
  params: caseId,
  body: z.strictObject({ values: caseValues }),
  output: caseDone,
})

/** Whom a step may be handed to. */
export const listColleagues = operation({
  id: 'listColleagues',
  method: 'GET',
  path: '/api/case-colleagues',
  scope: 'case.work',
  summary: 'The people of the caller’s unit or role, to hand a step over to or to be stood in for by',
  output: z.object({ items: z.array(unitName), next: z.null() }),
})
