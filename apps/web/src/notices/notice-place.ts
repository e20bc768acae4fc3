import type { Notice } from '@ceyuan/contract'
import type { LinkProps } from '@tanstack/react-router'

type Place = Pick<LinkProps, 'to' | 'params' | 'search' | 'hash'>

/** The page that a notice is about, as its reader may open it: enterprises have pages of their own. */
export const placeOf = ({ kind, subject, register }: Notice, isEnterprise: boolean): Place | undefined => {
  switch (kind) {
    case 'importDone':
    case 'importFailed':
    case 'importUndone':
      return register === null
        ? undefined
        : { to: '/registers/$register/import', params: { register: register.id }, search: { id: subject } }
    case 'fundingCommitted':
    case 'fundingPaid':
    case 'fundingReversed':
      return isEnterprise
        ? { to: '/my-policies/support', hash: subject }
        : { to: '/funding/commitments/$id', params: { id: subject } }
    case 'grantOffered':
      return { to: '/my-policies/offers/$id', params: { id: subject } }
    case 'grantConsented':
    case 'grantDeclined':
      return { to: '/funding/automatic' }
    case 'factHolds':
    case 'factRefused':
      return { to: '/my-policies/facts', search: { show: 'judged' } }
    case 'clauseProposed':
    case 'clauseReleased':
    case 'clauseRejected':
      return { to: '/policy-drafts/$id', params: { id: subject } }
    case 'objectionRaised':
    case 'objectionAnswered':
      return { to: '/objections/$id', params: { id: subject } }
    default:
      return { to: '/orders/$id', params: { id: subject } }
  }
}
