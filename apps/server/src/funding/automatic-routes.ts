import {
  answerGrantOffer,
  endAutomaticClause,
  listAutomaticClauses,
  listGrantCandidates,
  listGrantOffers,
  listOwnGrantOffers,
  markAutomaticClause,
  offerGrants,
  settleGrantOffer,
} from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { bind, type Binding } from '../http/call.ts'
import { createAutomaticService } from './automatic-service.ts'
import { listOfferRows } from './automatic-store.ts'
import type { FundingContext } from './context.ts'
import type { OfferService } from './offer-service.ts'
import { toOffer } from './offer-view.ts'
import type { PopulationReader } from './population.ts'

const offerRoutes = (context: FundingContext, offers: OfferService): readonly Binding[] => [
  bind(listGrantOffers, async ({ actor, locale, query }) => {
    const rows = await context.database.read(actor, (scope) => listOfferRows(scope, query, context.today()))
    const items = rows.slice(0, query.limit).map((row) => toOffer(row, locale))
    return Result.success({ items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null })
  }),
  bind(settleGrantOffer, ({ actor, locale, params }) => offers.settle({ actor, locale }, params.id)),
  bind(listOwnGrantOffers, async ({ actor, locale }) => Result.success(await offers.own({ actor, locale }))),
  bind(answerGrantOffer, ({ actor, locale, write, params, body }) =>
    offers.answer({ actor, locale }, write, { ...body, id: params.id }),
  ),
]

/** Clauses granted without application, their candidates, and offers. */
export const automaticRoutes = (
  context: FundingContext,
  { offers, population }: { readonly offers: OfferService; readonly population: PopulationReader },
): readonly Binding[] => {
  const automatic = createAutomaticService(context, population)
  return [
    bind(listAutomaticClauses, async ({ actor, locale }) =>
      Result.success({ items: await automatic.list({ actor, locale }), next: null }),
    ),
    bind(markAutomaticClause, ({ actor, locale, write, body }) => automatic.mark({ actor, locale }, write, body)),
    bind(endAutomaticClause, ({ actor, locale, write, params, body }) =>
      automatic.end({ actor, locale }, write, { ...body, id: params.id }),
    ),
    bind(listGrantCandidates, ({ actor, locale, params }) => automatic.candidates({ actor, locale }, params.id)),
    bind(offerGrants, ({ actor, locale, write, params, body }) =>
      automatic.offer({ actor, locale }, write, { ...body, id: params.id }),
    ),
    ...offerRoutes(context, offers),
  ]
}
