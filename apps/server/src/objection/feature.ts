import { answerObjection, getObjection, listObjections, raiseObjection, withdrawObjection } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { Feature, FeatureContext } from '../context.ts'
import { calendarOf } from '../coordination/context.ts'
import { everyHour } from '../coordination/every-hour.ts'
import { civil } from '../coordination/order-clock.ts'
import { createDocumentService } from '../document/service.ts'
import { fundingContext } from '../funding/feature.ts'
import { createOfferService } from '../funding/offer-service.ts'
import { bind } from '../http/call.ts'
import { policyServicesOf } from '../policy/services.ts'
import { escalateOverdue } from './escalate.ts'
import type { ObjectedBook } from './objected.ts'
import { findCommitment, findOffer } from './objected-funding.ts'
import { findEntitlement, findRefusedFact } from './objected-policy.ts'
import { loadSampleObjections } from './sample.ts'
import { createObjectionService, type ObjectionService } from './service.ts'

type Context = Pick<FeatureContext, 'database' | 'city' | 'today'>

const decisionsOf = (context: Context): ObjectedBook => {
  const policy = { ...policyServicesOf(context), today: () => civil(context.today()) }
  const funding = fundingContext(context)
  return {
    entitlement: findEntitlement(policy),
    suppliedFact: findRefusedFact(policy),
    grantOffer: findOffer(funding, createOfferService(funding)),
    fundingCommitment: findCommitment(funding),
  }
}

/** The keeper of the objections of a city. */
export const objectionServiceOf = (context: Context): ObjectionService => {
  const { database, city, today } = context
  return createObjectionService({
    database,
    city,
    today,
    calendar: calendarOf(city),
    documents: createDocumentService(database),
    decisions: decisionsOf(context),
  })
}

const addSample = async (context: FeatureContext, objections: ObjectionService): Promise<void> => {
  const loaded = await loadSampleObjections({ ...context, objections })
  if (loaded.kind === 'failure') throw new Error(loaded.problems[0].code)
}

/** Objections of enterprises to decisions about them, and the answers of the units responsible. */
export const objectionFeature: Feature = (context) => {
  const objections = objectionServiceOf(context)
  context.lifetime.onReady(() =>
    addSample(context, objections).catch((error: unknown) =>
      context.reportFailure(error, 'The sample objections could not be made'),
    ),
  )
  everyHour(context, () => escalateOverdue(context), 'Objections past their last day could not be escalated')
  return [
    bind(listObjections, async ({ query, ...call }) => Result.success(await objections.list(call, query))),
    bind(getObjection, ({ params, ...call }) => objections.get(call, params.id)),
    bind(raiseObjection, ({ body, ...call }) => objections.raise(call, body)),
    bind(answerObjection, ({ params, body, ...call }) => objections.answer(call, params.id, body)),
    bind(withdrawObjection, ({ params, body, ...call }) => objections.withdraw(call, params.id, body.reason)),
  ]
}
