import { z } from 'zod'
import { listOf } from './binary.ts'
import { unitName } from './coordination.ts'
import { operation } from './operation.ts'
import { fenText } from './policy-shapes.ts'

/** What a notice tells of. */
export const noticeKind = z.enum([
  'orderSent',
  'orderAnswered',
  'orderReturned',
  'orderExtensionAsked',
  'orderExtended',
  'orderEscalated',
  'orderClosed',
  'orderWithdrawn',
  'importDone',
  'importFailed',
  'importUndone',
  'fundingCommitted',
  'fundingPaid',
  'fundingReversed',
  'grantOffered',
  'grantConsented',
  'grantDeclined',
  'factHolds',
  'factRefused',
  'objectionRaised',
  'objectionAnswered',
  'objectionWithdrawn',
  'objectionEscalated',
  'clauseProposed',
  'clauseReleased',
  'clauseRejected',
])

/** What a notice tells of. */
export type NoticeKind = z.infer<typeof noticeKind>

/** What happened to an order, an import, a grant or a clause, told to those whom it concerns. */
export const notice = z
  .object({
    id: z.uuid(),
    kind: noticeKind,
    at: z.string(),
    isRead: z.boolean(),
    /** The order, import, commitment, offer, draft, supplied fact or objection that it is about. */
    subject: z.uuid(),
    /** The title of the order or clause, or the file's name. */
    title: z.string(),
    /** The amount of a grant; null of anything else. Unit: fen. */
    fen: fenText.nullable(),
    /** The order's number within its year. */
    year: z.int().nullable(),
    number: z.int().nullable(),
    unit: unitName.nullable(),
    /** The register that an import went to. */
    register: z.object({ id: z.string(), label: z.string() }).nullable(),
    added: z.int(),
    updated: z.int(),
    bad: z.int(),
  })
  .meta({ id: 'Notice' })

/** What happened to an order or an import, told to those whom it concerns. */
export type Notice = z.infer<typeof notice>

/** The own notices. */
export const listNotices = operation({
  id: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  scope: 'signedIn',
  summary: 'The own notices of the last 90 days, newest first, and how many are unread (100: at least)',
  query: z.object({
    unread: z.stringbool().default(false),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: listOf(notice).extend({ unread: z.int() }),
})

/** Marks own notices as read. */
export const readNotices = operation({
  id: 'readNotices',
  method: 'POST',
  path: '/api/notices/read',
  scope: 'signedIn',
  summary: 'Marks own notices as read: those named, or all',
  body: z.strictObject({ notices: z.union([z.literal('all'), z.array(z.uuid()).min(1).max(100)]) }),
  output: z.object({ read: z.int() }),
})
