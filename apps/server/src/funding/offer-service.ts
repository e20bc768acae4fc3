import type { GrantOffer, listOwnGrantOffers, ownGrantOffer } from '@ceyuan/contract'
import { Fen, Problem, Result } from '@ceyuan/values'
import type { z } from 'zod'
import { systemActor } from '../database/actors.ts'
import type { Actor, Write, WriteOptions } from '../database/database.ts'
import type { Subscriber } from '../delivery/subscriber.ts'
import type { Asker } from './asker.ts'
import {
  answerOfferRow,
  findOfferEntitlement,
  findOfferRow,
  holdOfferRow,
  listOffersTo,
  noteProblems,
  settleOfferRow,
  findAutomaticRow,
  type OfferRow,
} from './automatic-store.ts'
import { commitInside } from './commit-funding.ts'
import type { FundingContext } from './context.ts'
import { toOffer, toOwnOffer } from './offer-view.ts'
import { prepareCommitment } from './prepare-commitment.ts'

type OwnOffer = z.input<typeof ownGrantOffer>
type OwnOffers = z.input<(typeof listOwnGrantOffers)['output']>

/** The answer of an enterprise to an offer, with the amount that it saw. */
export type Answer = {
  readonly id: string
  readonly answer: 'consent' | 'decline'
  readonly fen: string
  readonly reason: string
}

/** Lists the own offers, takes answers, and makes commitments of consents. */
export type OfferService = {
  readonly own: (asker: Asker) => Promise<OwnOffers>
  readonly answer: (asker: Asker, options: WriteOptions, answer: Answer) => Promise<Result<OwnOffer>>
  readonly settle: (asker: Asker, id: string) => Promise<Result<GrantOffer>>
  /** Commits what was consented to where the server stopped in between. */
  readonly subscriber: Subscriber
}

const yuan = (fen: bigint): string => Fen.exact(Fen.create(fen), 'yuan')
const refused = (code: string, values: Problem['values']): Result<never> => Result.failure(Problem.create(code, values))

const checkAnswer = (row: OfferRow | undefined, asked: Answer, actor: Actor): Result<OfferRow> => {
  if (!row || row.credit_code !== actor.creditCode) return refused('funding.offer-not-found', { id: asked.id })
  if (row.state === 'lapsed') return refused('funding.offer-lapsed', { found: row.answer_by })
  if (row.state !== 'offered') return refused('funding.offer-closed', { state: row.state })
  if (row.amount_fen.toString() === asked.fen) return Result.success(row)
  return refused('funding.offer-of-other-amount', { found: yuan(BigInt(asked.fen)), wanted: yuan(row.amount_fen) })
}

const answerInside = async (
  { today }: FundingContext,
  write: Write,
  asked: Answer,
): Promise<Result<{ readonly id: string }>> => {
  const checked = checkAnswer(await holdOfferRow(write, asked.id, today()), asked, write.actor)
  if (checked.kind === 'failure') return checked
  const row = checked.value
  const state = asked.answer === 'consent' ? 'consented' : 'declined'
  await answerOfferRow(write, row.id, state, asked.reason)
  await write.audit({
    action: `funding.${asked.answer}`,
    subject: { kind: 'grantOffer', id: row.id },
    detail: { clause: row.clause_id, creditCode: row.credit_code, fen: asked.fen },
    ...(asked.reason === '' ? {} : { reason: asked.reason }),
  })
  await write.emit(`funding.${state}`, {
    offer: row.id,
    creditCode: row.credit_code,
    title: row.clause_title,
    fen: asked.fen,
    by: write.actor.userId,
    at: write.at,
  })
  return Result.success({ id: row.id })
}

const toAsked = (row: OfferRow, lines: readonly string[], decidedOn: string) => ({
  clause: row.clause_id,
  creditCode: row.credit_code,
  subject: row.subject_id,
  fen: row.amount_fen.toString(),
  decidedOn,
  basis: row.document,
  lines: [...lines],
  judgement: null,
  topUpOf: null,
  documents: [],
})

const commitConsent = async (context: FundingContext, row: OfferRow): Promise<Result<unknown>> => {
  const { database, today } = context
  const mark = await database.read(systemActor, (scope) => findAutomaticRow(scope, row.automatic_id))
  const asked = toAsked(row, mark?.line_ids ?? [], today())
  const prepared = await prepareCommitment(context, { actor: systemActor, locale: 'zh-CN' }, asked)
  if (prepared.kind === 'failure') return prepared
  const occasion = {
    origin: 'automatic' as const,
    entitledOn: row.offered_on,
    decidedBy: mark?.marked_by ?? systemActor.name,
    sample: false,
  }
  return database.write(systemActor, {}, async (write) => {
    // Held before anything else, so that two settlements of one consent follow each other.
    const held = await holdOfferRow(write, row.id, today())
    if (held?.state !== 'consented') return refused('funding.offer-not-consented', { id: row.id })
    const made = await commitInside(context, write, { prepared: prepared.value, asked, occasion })
    if (made.kind === 'success') await settleOfferRow(write, row.id, made.value.id)
    return made
  })
}

const settle = async (context: FundingContext, id: string): Promise<void> => {
  const { database, today } = context
  const row = await database.read(systemActor, (scope) => findOfferRow(scope, id, today()))
  if (row?.state !== 'consented') return
  const made = await commitConsent(context, row)
  if (made.kind === 'success') return
  await database.write(systemActor, {}, async (write) => {
    const held = await holdOfferRow(write, id, today())
    if (held?.state !== 'consented') return made
    await noteProblems(write, id, made.problems)
    const detail = { clause: row.clause_id, problems: made.problems.map(({ code }) => code) }
    await write.audit({ action: 'funding.hold', subject: { kind: 'grantOffer', id }, detail })
    return Result.success(null)
  })
}

const getOwn = async (context: FundingContext, { actor, locale }: Asker, id: string): Promise<Result<OwnOffer>> => {
  const found = await context.database.read(actor, async (scope) => ({
    row: await findOfferRow(scope, id, context.today()),
    kept: await findOfferEntitlement(scope, id),
  }))
  if (!found.row) return refused('funding.offer-not-found', { id })
  return Result.success(toOwnOffer(found.row, found.kept, locale))
}

const listOwn = async (context: FundingContext, { actor, locale }: Asker): Promise<OwnOffers> => {
  const { creditCode } = actor
  if (creditCode === null) return { items: [], next: null }
  return context.database.read(actor, async (scope) => {
    const rows = await listOffersTo(scope, creditCode, context.today())
    const items: OwnOffer[] = []
    for (const row of rows) items.push(toOwnOffer(row, await findOfferEntitlement(scope, row.id), locale))
    return { items, next: null }
  })
}

/** The offers of a city to its enterprises. */
export const createOfferService = (context: FundingContext): OfferService =>
  Object.freeze({
    own: (asker) => listOwn(context, asker),
    answer: async (asker, options, asked) => {
      const done = await context.database.write(asker.actor, options, (write) => answerInside(context, write, asked))
      if (done.kind === 'failure') return done
      if (asked.answer === 'consent') await settle(context, asked.id)
      return getOwn(context, asker, asked.id)
    },
    settle: async ({ actor, locale }, id) => {
      const find = () => context.database.read(actor, (scope) => findOfferRow(scope, id, context.today()))
      const row = await find()
      if (!row) return refused('funding.offer-not-found', { id })
      if (row.state !== 'consented') return refused('funding.offer-not-consented', { id })
      await settle(context, id)
      return Result.success(toOffer((await find()) ?? row, locale))
    },
    subscriber: {
      name: 'funding',
      wants: (topic) => topic === 'funding.consented',
      take: async ({ payload }) => {
        const { offer } = payload
        if (typeof offer === 'string') await settle(context, offer)
      },
    },
  } satisfies OfferService)
