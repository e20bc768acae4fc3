import type { EntitlementInfo, FundingCommitment } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { findDecider, readCommitment } from '../funding/commitment-view.ts'
import type { FundingContext } from '../funding/context.ts'
import type { OfferService } from '../funding/offer-service.ts'
import { todayIn } from '../today.ts'
import type { FindObjected, Objected } from './objected.ts'

const notFound = (id: string): Result<never> =>
  Result.failure(Problem.create('objection.subject-not-found', { found: id }))

type Granted = {
  readonly clause: FundingCommitment['clause']
  readonly enterprise: Objected['enterprise']
  readonly entitlement: EntitlementInfo | null
  readonly on: string
}

const toObjected = ({ policies }: FundingContext, { clause, enterprise, entitlement, on }: Granted): Objected => ({
  title: clause.title,
  enterprise,
  units: [...(policies().clauses.get(clause.id)?.at(-1)?.clause.units ?? [])],
  decidedById: null,
  kept: { on, clauseFrom: clause.from, entitlement, suppliedFact: null },
})

/** A grant that was offered without application. */
export const findOffer =
  (funding: FundingContext, offers: OfferService): FindObjected =>
  async (actor, id) => {
    const { items } = await offers.own({ actor, locale: 'zh-CN' })
    const offer = items.find((each) => each.id === id)
    if (!offer) return notFound(id)
    const { clause, creditCode, name, entitlement, offeredAt } = offer
    const on = todayIn(funding.city.timeZone, () => offeredAt)()
    return Result.success(toObjected(funding, { clause, enterprise: { creditCode, name }, entitlement, on }))
  }

/** Support that was committed. */
export const findCommitment =
  (funding: FundingContext): FindObjected =>
  async (actor, id) => {
    if (!/^[0-9a-f-]{36}$/u.test(id)) return notFound(id)
    const read = await readCommitment(funding, actor, id)
    if (read.kind === 'failure' || read.value.applicant.creditCode !== actor.creditCode) return notFound(id)
    const { clause, applicant, entitlement, entitledOn, decidedOn } = read.value
    const { creditCode, name } = applicant
    const enterprise = { creditCode, name }
    const objected = toObjected(funding, { clause, enterprise, entitlement, on: entitledOn ?? decidedOn })
    return Result.success({ ...objected, decidedById: await findDecider(funding, actor, id) })
  }
