import { CivilDate, Problem, Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Database, Write } from '../database/database.ts'
import { createDossierService } from '../policy/dossier-service.ts'
import { policySourceOf } from '../policy/policy-source.ts'
import { todayIn } from '../today.ts'
import { knownFen } from './amount-check.ts'
import { addOfferRow, findMark, type NewOffer } from './automatic-store.ts'
import { readEntitled, toSnapshot } from './entitled.ts'

/** An offer of the sample: who is offered which clause, when. */
export type SampleOffer = {
  readonly clause: string
  readonly creditCode: string
  readonly by: string
  readonly at: string
}

/** An offer with what the registers and verified facts of its day say. */
export type ReadyOffer = Omit<NewOffer, 'automatic_id' | 'document' | 'answer_by'>

const readOffer = async (
  database: Database,
  city: City,
  offer: SampleOffer,
): Promise<Result<readonly ReadyOffer[]>> => {
  const { clause, creditCode, at } = offer
  const on = todayIn(city.timeZone, () => at)()
  const source = policySourceOf({ database, city })
  const dossiers = createDossierService({ database, city, source, historyOf: async () => [] })
  const read = await readEntitled({ dossiers }, { creditCode, clause, on })
  return Result.map(read, (whole) =>
    whole.entitlements.flatMap((found) => {
      const fen = knownFen(found)
      if (fen === null || fen === 0n) return []
      const entitlement = toSnapshot(whole, found, city, 'zh-CN')
      const { id, name } = entitlement.subject
      return [
        {
          clause_id: clause,
          clause_from: found.ready.clause.from,
          clause_title: found.ready.clause.title,
          credit_code: creditCode,
          applicant_name: whole.dossier.name,
          subject_kind: found.subject.kind,
          subject_id: id,
          subject_name: name,
          amount_fen: fen,
          entitlement,
          offered_on: on,
          at,
        },
      ]
    }),
  )
}

/** Works out the offers of the sample, before anything of the funding register is written. */
export const readSampleOffers = async (
  database: Database,
  city: City,
  offers: readonly SampleOffer[],
): Promise<Result<readonly ReadyOffer[]>> => {
  const ready: Result<readonly ReadyOffer[]>[] = []
  for (const offer of offers) ready.push(await readOffer(database, city, offer))
  return Result.map(Result.all(ready), (each) => each.flat())
}

/** Makes one offer of the sample, and tells the enterprise. */
export const addSampleOffer = async (write: Write, offer: ReadyOffer): Promise<Result<string>> => {
  const mark = await findMark(write, offer.clause_id)
  const on = CivilDate.parse(offer.offered_on)
  if (!mark) return Result.failure(Problem.create('funding.automatic-not-found', { id: offer.clause_id }))
  if (on.kind === 'failure') return on
  const answerBy = CivilDate.addDays(on.value, mark.answer_days)
  const row = { ...offer, automatic_id: mark.id, document: mark.document, answer_by: answerBy }
  const id = await addOfferRow(write, row)
  await write.emit('funding.offered', {
    offer: id,
    creditCode: offer.credit_code,
    title: offer.clause_title,
    fen: offer.amount_fen.toString(),
    by: null,
    at: offer.at,
  })
  return Result.success(id)
}
