import { z } from 'zod'
import { listOf } from './binary.ts'
import { caseDone, caseId, caseReason } from './case-shapes.ts'
import { unitName } from './coordination.ts'
import { operation } from './operation.ts'

/** Who stands in for whom, from which day until which, both included. */
export const delegation = z.object({
  id: z.uuid(),
  from: unitName,
  to: unitName,
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
  reason: z.string(),
})

/** Who stands in for whom. */
export type Delegation = z.output<typeof delegation>

/** Standing in, given and taken. */
export const listDelegations = operation({
  id: 'listDelegations',
  method: 'GET',
  path: '/api/case-delegations',
  scope: 'case.work',
  summary: 'Who stands in for the caller, and for whom the caller stands in, now or later',
  output: listOf(delegation),
})

/** Lets a colleague stand in. */
export const addDelegation = operation({
  id: 'addDelegation',
  method: 'POST',
  path: '/api/case-delegations',
  scope: 'case.work',
  summary: 'Lets a colleague of the same unit or role do the caller’s steps during an absence',
  body: z.strictObject({
    to: z.string().min(1).max(100),
    fromOn: z.iso.date(),
    untilOn: z.iso.date(),
    reason: caseReason,
  }),
  output: caseDone,
})

/** Ends standing in. */
export const endDelegation = operation({
  id: 'endDelegation',
  method: 'POST',
  path: '/api/case-delegations/:id/end',
  scope: 'case.work',
  summary: 'Ends standing in before its last day, with the reason',
  params: caseId,
  body: z.strictObject({ reason: caseReason }),
  output: caseDone,
})
