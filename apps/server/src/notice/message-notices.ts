import type { NoticeKind } from '@ceyuan/contract'
import { z } from 'zod'
import type { Message } from '../delivery/subscriber.ts'
import { tellOfPolicy, tellsOfPolicy } from './policy-notices.ts'

/** Who is told: everybody to whom all of it applies. */
export type Audience = {
  readonly unit: string | null
  readonly person: string | null
  readonly scope: string | null
  /** The enterprise for whose people it is, by credit code; null: for any. */
  readonly creditCode: string | null
}

/** What a notice says of its subject. */
export type NoticeDetail = {
  readonly title: string
  readonly year: number | null
  readonly number: number | null
  readonly unit: string | null
  readonly register: string | null
  readonly added: number
  readonly updated: number
  readonly bad: number
  /** Of a grant. Unit: fen. */
  readonly fen?: string | null
  /** The title for readers of English, where there is one. */
  readonly titleEn?: string | null
}

/** What a message gives to tell, and to whom. */
export type Telling = {
  readonly kind: NoticeKind
  readonly subject: string
  /** What the subject is, for the audit. */
  readonly subjectKind: string
  readonly detail: NoticeDetail
  /** The account whose act it is, which need not be told. */
  readonly by: string | null
  /** When it happened, by the clock of the city. */
  readonly at: string
  readonly audiences: readonly Audience[]
}

const orderMessage = z.object({
  order: z.uuid(),
  unit: z.string(),
  title: z.string(),
  year: z.int().nullable(),
  number: z.int().nullable(),
  by: z.string().nullable().default(null),
  at: z.string(),
})

const importMessage = z.object({
  import: z.uuid(),
  register: z.string(),
  fileName: z.string(),
  status: z.string(),
  added: z.int(),
  updated: z.int(),
  bad: z.int(),
  by: z.string(),
  at: z.string(),
})

type Side = 'unit' | 'office'

const orderKinds: Readonly<Record<string, readonly [NoticeKind, ...Side[]]>> = {
  'order.sent': ['orderSent', 'unit'],
  'order.answered': ['orderAnswered', 'office'],
  'order.returned': ['orderReturned', 'unit'],
  'order.extensionAsked': ['orderExtensionAsked', 'office'],
  'order.extended': ['orderExtended', 'unit'],
  'order.escalated': ['orderEscalated', 'unit', 'office'],
  'order.closed': ['orderClosed', 'unit'],
  'order.withdrawn': ['orderWithdrawn', 'unit'],
}

const importKinds: Readonly<Record<string, NoticeKind>> = {
  done: 'importDone',
  failed: 'importFailed',
  undone: 'importUndone',
}

const audienceOf = (side: Side, unit: string): Audience =>
  side === 'unit'
    ? { unit, person: null, scope: 'order.read', creditCode: null }
    : { unit: null, person: null, scope: 'order.raise', creditCode: null }

const tellOfOrder = ([kind, ...sides]: readonly [NoticeKind, ...Side[]], payload: unknown): Telling | undefined => {
  const { order, unit, title, year, number, by, at } = orderMessage.parse(payload)
  // What never left the office concerns nobody else.
  if (number === null) return undefined
  return {
    kind,
    subject: order,
    subjectKind: 'followUpOrder',
    detail: { title, year, number, unit, register: null, added: 0, updated: 0, bad: 0 },
    by,
    at,
    audiences: sides.map((side) => audienceOf(side, unit)),
  }
}

const tellOfImport = (payload: unknown): Telling | undefined => {
  const { import: subject, register, fileName, status, added, updated, bad, by, at } = importMessage.parse(payload)
  const kind = importKinds[status]
  if (kind === undefined) return undefined
  return {
    kind,
    subject,
    subjectKind: 'import',
    detail: { title: fileName, year: null, number: null, unit: null, register, added, updated, bad },
    by: null,
    at,
    audiences: [{ unit: null, person: by, scope: null, creditCode: null }],
  }
}

/** Whether notices are told of a topic. */
export const tellsOf = (topic: string): boolean =>
  topic in orderKinds || topic === 'import.finished' || tellsOfPolicy(topic)

/** What a message gives to tell; undefined where it concerns nobody. */
export const toTelling = ({ topic, payload }: Pick<Message, 'topic' | 'payload'>): Telling | undefined => {
  const order = orderKinds[topic]
  if (order) return tellOfOrder(order, payload)
  return topic === 'import.finished' ? tellOfImport(payload) : tellOfPolicy({ topic, payload })
}
