import type { Notice, NoticeKind } from '@ceyuan/contract'
import type { LinkProps } from '@tanstack/react-router'

/** A page to go to. */
export type Place = Pick<LinkProps, 'to' | 'params' | 'search' | 'hash'>

type ToPlace = (notice: Notice, isEnterprise: boolean) => Place | undefined

const toOrder: ToPlace = ({ subject }) => ({ to: '/orders/$id', params: { id: subject } })
const toImport: ToPlace = ({ subject, register }) =>
  register === null
    ? undefined
    : { to: '/registers/$register/import', params: { register: register.id }, search: { id: subject } }
const toCommitment: ToPlace = ({ subject }, isEnterprise) =>
  isEnterprise
    ? { to: '/my-policies/support', hash: subject }
    : { to: '/funding/commitments/$id', params: { id: subject } }
const toOffer: ToPlace = ({ subject }) => ({ to: '/my-policies/offers/$id', params: { id: subject } })
const toOffers: ToPlace = () => ({ to: '/funding/automatic' })
const toFacts: ToPlace = () => ({ to: '/my-policies/facts', search: { show: 'judged' } })
const toDraft: ToPlace = ({ subject }) => ({ to: '/policy-drafts/$id', params: { id: subject } })
const toObjection: ToPlace = ({ subject }) => ({ to: '/objections/$id', params: { id: subject } })

const places: Readonly<Record<NoticeKind, ToPlace>> = {
  orderSent: toOrder,
  orderAnswered: toOrder,
  orderReturned: toOrder,
  orderExtensionAsked: toOrder,
  orderExtended: toOrder,
  orderEscalated: toOrder,
  orderClosed: toOrder,
  orderWithdrawn: toOrder,
  importDone: toImport,
  importFailed: toImport,
  importUndone: toImport,
  fundingCommitted: toCommitment,
  fundingPaid: toCommitment,
  fundingReversed: toCommitment,
  grantOffered: toOffer,
  grantConsented: toOffers,
  grantDeclined: toOffers,
  clauseProposed: toDraft,
  clauseReleased: toDraft,
  clauseRejected: toDraft,
  factHolds: toFacts,
  factRefused: toFacts,
  objectionRaised: toObjection,
  objectionAnswered: toObjection,
  objectionWithdrawn: toObjection,
  objectionEscalated: toObjection,
}

/** The page that a notice is about, as its reader may open it: enterprises have pages of their own. */
export const placeOf = (notice: Notice, isEnterprise: boolean): Place | undefined =>
  places[notice.kind](notice, isEnterprise)
