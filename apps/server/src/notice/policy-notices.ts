import type { NoticeKind } from '@ceyuan/contract'
import { z } from 'zod'
import type { Message } from '../delivery/subscriber.ts'
import type { Audience, Telling } from './message-notices.ts'

const title = z.object({ zh: z.string(), en: z.string() })
const by = z.string().nullable().default(null)

const grantMessage = z.object({
  commitment: z.uuid().optional(),
  offer: z.uuid().optional(),
  creditCode: z.string(),
  title,
  fen: z.string(),
  year: z.int().nullable().default(null),
  number: z.int().nullable().default(null),
  by,
  at: z.string(),
})

const draftMessage = z.object({ draft: z.uuid(), clause: z.string(), title, draftedBy: z.string(), by, at: z.string() })

const judgedMessage = z.object({
  suppliedFact: z.uuid(),
  creditCode: z.string(),
  title,
  holds: z.boolean(),
  by,
  at: z.string(),
})

const objectionMessage = z.object({
  objection: z.uuid(),
  creditCode: z.string(),
  title,
  units: z.array(z.string()),
  by,
  at: z.string(),
})

const nobody: Audience = { unit: null, person: null, scope: null, creditCode: null }

const grantKinds: Readonly<Record<string, NoticeKind>> = {
  'funding.committed': 'fundingCommitted',
  'funding.paid': 'fundingPaid',
  'funding.reversed': 'fundingReversed',
  'funding.offered': 'grantOffered',
  'funding.consented': 'grantConsented',
  'funding.declined': 'grantDeclined',
}

const draftKinds: Readonly<Record<string, NoticeKind>> = {
  'clause.proposed': 'clauseProposed',
  'clause.released': 'clauseReleased',
  'clause.rejected': 'clauseRejected',
}

const detailOf = (
  words: z.output<typeof title>,
  fen: string | null,
  { year, number }: { readonly year: number | null; readonly number: number | null },
): Telling['detail'] => ({
  title: words.zh,
  titleEn: words.en,
  fen,
  year,
  number,
  unit: null,
  register: null,
  added: 0,
  updated: 0,
  bad: 0,
})

// An enterprise is told what it is given; the office, who has consented or declined.
const tellOfGrant = (kind: NoticeKind, payload: unknown): Telling | undefined => {
  const told = grantMessage.parse(payload)
  const subject = told.commitment ?? told.offer
  if (subject === undefined) return undefined
  return {
    kind,
    subject,
    subjectKind: told.commitment === undefined ? 'grantOffer' : 'fundingCommitment',
    detail: detailOf(told.title, told.fen, told),
    by: told.by,
    at: told.at,
    audiences: [
      kind === 'grantConsented' || kind === 'grantDeclined'
        ? { ...nobody, scope: 'funding.commit' }
        : { ...nobody, creditCode: told.creditCode },
    ],
  }
}

const tellOfDraft = (kind: NoticeKind, payload: unknown): Telling => {
  const told = draftMessage.parse(payload)
  return {
    kind,
    subject: told.draft,
    subjectKind: 'clauseDraft',
    detail: detailOf(told.title, null, { year: null, number: null }),
    by: told.by,
    at: told.at,
    audiences: [
      kind === 'clauseProposed' ? { ...nobody, scope: 'policy.release' } : { ...nobody, person: told.draftedBy },
    ],
  }
}

// The enterprise is told what was found of its word.
const tellOfFinding = (payload: unknown): Telling => {
  const told = judgedMessage.parse(payload)
  return {
    kind: told.holds ? 'factHolds' : 'factRefused',
    subject: told.suppliedFact,
    subjectKind: 'suppliedFact',
    detail: detailOf(told.title, null, { year: null, number: null }),
    by: told.by,
    at: told.at,
    audiences: [{ ...nobody, creditCode: told.creditCode }],
  }
}

// Each unit that is to answer; the enterprise too, of what it did not do itself.
const byEnterprise = new Set<NoticeKind>(['objectionRaised', 'objectionWithdrawn'])

const tellOfObjection = (kind: NoticeKind, payload: unknown): Telling => {
  const told = objectionMessage.parse(payload)
  const offices = told.units.map((unit) => ({ ...nobody, unit, scope: 'objection.answer' }))
  return {
    kind,
    subject: told.objection,
    subjectKind: 'objection',
    detail: detailOf(told.title, null, { year: null, number: null }),
    by: told.by,
    at: told.at,
    audiences: byEnterprise.has(kind) ? offices : [{ ...nobody, creditCode: told.creditCode }, ...offices],
  }
}

const tellers: Readonly<Record<string, (payload: unknown) => Telling>> = {
  'policy.judged': tellOfFinding,
  'objection.raised': (payload) => tellOfObjection('objectionRaised', payload),
  'objection.answered': (payload) => tellOfObjection('objectionAnswered', payload),
  'objection.withdrawn': (payload) => tellOfObjection('objectionWithdrawn', payload),
  'objection.escalated': (payload) => tellOfObjection('objectionEscalated', payload),
}

/** Whether a topic is about grants, findings, objections or the release of clauses. */
export const tellsOfPolicy = (topic: string): boolean => topic in grantKinds || topic in draftKinds || topic in tellers

/** What a message about any of these gives to tell. */
export const tellOfPolicy = ({ topic, payload }: Pick<Message, 'topic' | 'payload'>): Telling | undefined => {
  const grant = grantKinds[topic]
  if (grant) return tellOfGrant(grant, payload)
  const teller = tellers[topic]
  if (teller) return teller(payload)
  const draft = draftKinds[topic]
  return draft ? tellOfDraft(draft, payload) : undefined
}
