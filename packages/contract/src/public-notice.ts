import { z } from 'zod'
import { listOf } from './binary.ts'
import { caseDone, caseId } from './case-shapes.ts'
import { unitName } from './coordination.ts'
import { operation } from './operation.ts'

/** A decision shown to the public before it stands; `days` says how long it is open, as a sentence. */
export const publicNotice = z.object({
  id: z.uuid(),
  title: z.string(),
  text: z.string(),
  unit: unitName,
  from: z.iso.date(),
  until: z.iso.date(),
  days: z.string(),
  isOpen: z.boolean(),
  mayObject: z.boolean(),
})

/** A decision shown to the public before it stands. */
export type PublicNotice = z.output<typeof publicNotice>

/** What is shown to the public, for anyone. */
export const listPublicNotices = operation({
  id: 'listPublicNotices',
  method: 'GET',
  path: '/api/public-notices',
  scope: 'public',
  summary: 'What is shown to the public before it stands, the open ones first',
  query: z.object({ cursor: z.string().max(500).optional() }),
  output: listOf(publicNotice),
})

/** Objects to what is shown. */
export const objectToNotice = operation({
  id: 'objectToNotice',
  method: 'POST',
  path: '/api/public-notices/:id/objections',
  scope: 'public',
  summary: 'Objects to what is shown while it is open; name and contact are seen by the office in charge alone',
  params: caseId,
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    contact: z.string().trim().min(1).max(200),
    reason: z.string().trim().min(10).max(2000),
  }),
  output: caseDone,
})
