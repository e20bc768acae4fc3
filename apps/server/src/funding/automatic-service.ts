import type { AutomaticClause, listGrantCandidates, markAutomaticClause, offerGrants } from '@ceyuan/contract'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { Write, WriteOptions } from '../database/database.ts'
import { toProblemItem } from '../http/problem-reply.ts'
import type { Asker } from './asker.ts'
import {
  addAutomaticRow,
  addOfferRow,
  countOffers,
  endAutomaticRow,
  findAutomaticRow,
  findMark,
  lapseOffers,
  listAutomaticRows,
  type AutomaticRow,
} from './automatic-store.ts'
import { findCandidates, listCandidates, problemsOf, type Candidate } from './candidates.ts'
import type { FundingContext } from './context.ts'
import { findGrant, toSnapshot } from './entitled.ts'
import { linesFit } from './line-check.ts'
import { findLineRows, type LineRow } from './line-store.ts'
import type { Population, PopulationReader } from './population.ts'
import { mayDecide } from './prepare-commitment.ts'

type MarkAsked = z.output<NonNullable<(typeof markAutomaticClause)['body']>>
type Offered = z.input<(typeof offerGrants)['output']>
type Candidates = z.input<(typeof listGrantCandidates)['output']>

/** Marks clauses as granted without application, and offers them to those the registers show to be entitled. */
export type AutomaticService = {
  readonly list: (asker: Asker) => Promise<AutomaticClause[]>
  readonly mark: (asker: Asker, options: WriteOptions, asked: MarkAsked) => Promise<Result<AutomaticClause>>
  readonly end: (
    asker: Asker,
    options: WriteOptions,
    asked: { readonly id: string; readonly reason: string },
  ) => Promise<Result<AutomaticClause>>
  readonly candidates: (asker: Asker, id: string) => Promise<Result<Candidates>>
  readonly offer: (
    asker: Asker,
    options: WriteOptions,
    asked: { readonly id: string; readonly applicants: 'all' | readonly string[] },
  ) => Promise<Result<Offered>>
}

const notFound = (id: string): Result<never> => Result.failure(Problem.create('funding.automatic-not-found', { id }))

const noOffers = { offered: 0, consented: 0, committed: 0, declined: 0, lapsed: 0 }

type Counts = Awaited<ReturnType<typeof countOffers>>

const toAutomatic = (
  { policies }: FundingContext,
  row: AutomaticRow,
  { lines, counts }: { readonly lines: readonly LineRow[]; readonly counts: Counts },
): AutomaticClause => {
  const clause = policies().clauses.get(row.clause_id)?.at(-1)?.clause
  const own = counts.filter(({ automatic_id: id }) => id === row.id)
  return {
    id: row.id,
    clause: { id: row.clause_id, title: clause?.title ?? { zh: row.clause_id, en: row.clause_id }, from: null },
    document: row.document,
    answerDays: row.answer_days,
    lines: lines
      .filter(({ id }) => row.line_ids.includes(id))
      .map((line) => ({
        id: line.id,
        title: line.title,
        year: line.year,
        payer: line.payer,
        leftFen: (line.amount_fen - line.committed_fen).toString(),
      })),
    offers: { ...noOffers, ...Object.fromEntries(own.map(({ state, count }) => [state, count])) },
    markedBy: row.marked_by,
    markedAt: row.marked_at,
    endedAt: row.ended_at,
    endReason: row.end_reason,
  }
}

const list = async (context: FundingContext, { actor }: Pick<Asker, 'actor'>): Promise<AutomaticClause[]> =>
  context.database.read(actor, async (scope) => {
    const rows = await listAutomaticRows(scope)
    const lines = await findLineRows(scope, [...new Set(rows.flatMap(({ line_ids: ids }) => ids))])
    const counts = await countOffers(scope, context.today())
    return rows.map((row) => toAutomatic(context, row, { lines, counts }))
  })

const markInside = async (
  { city }: FundingContext,
  write: Write,
  asked: MarkAsked,
  clause: Parameters<typeof linesFit>[0],
): Promise<Result<{ readonly id: string }>> => {
  if (!mayDecide(write.actor, clause.units, city)) {
    return Result.failure(Problem.create('funding.not-your-clause', { clause: clause.id, units: [...clause.units] }))
  }
  if (await findMark(write, clause.id)) {
    return Result.failure(Problem.create('funding.automatic-exists', { clause: clause.id }))
  }
  const [first, ...rest] = linesFit(clause, await findLineRows(write, asked.lines), asked.lines)
  if (first) return Result.failure(first, ...rest)
  const row = { clause_id: clause.id, document: asked.document, answer_days: asked.answerDays, line_ids: asked.lines }
  const id = await addAutomaticRow(write, row)
  await write.audit({ action: 'funding.mark-automatic', subject: { kind: 'automaticClause', id }, detail: row })
  return Result.success({ id })
}

const endInside = async (write: Write, id: string, reason: string): Promise<Result<{ readonly id: string }>> => {
  const row = await findAutomaticRow(write, id)
  if (!row) return notFound(id)
  if (row.ended_at !== null) return Result.failure(Problem.create('funding.automatic-closed', { id }))
  await endAutomaticRow(write, id, reason)
  const detail = { clause: row.clause_id }
  await write.audit({ action: 'funding.end-automatic', subject: { kind: 'automaticClause', id }, detail, reason })
  return Result.success({ id })
}

const makeOffer = async (
  context: FundingContext,
  write: Write,
  mark: AutomaticRow,
  { candidate, on }: { readonly candidate: Candidate; readonly on: Population['on'] },
): Promise<void> => {
  const { member, found, fen } = candidate
  const whole = { dossier: member.dossier, set: context.policies(), on, entitlements: member.entitlements }
  const entitlement = toSnapshot(whole, found, context.city, 'zh-CN')
  const { clause } = found.ready
  const offer = await addOfferRow(write, {
    automatic_id: mark.id,
    clause_id: clause.id,
    clause_from: clause.from,
    clause_title: clause.title,
    credit_code: member.creditCode,
    applicant_name: member.name,
    subject_kind: found.subject.kind,
    subject_id: found.subject.id,
    subject_name: entitlement.subject.name,
    amount_fen: fen,
    entitlement,
    document: mark.document,
    offered_on: on,
    answer_by: CivilDate.addDays(on, mark.answer_days),
  })
  await write.emit('funding.offered', {
    offer,
    creditCode: member.creditCode,
    title: clause.title,
    fen: fen.toString(),
    by: write.actor.userId,
    at: write.at,
  })
}

type Offering = { readonly mark: AutomaticRow; readonly population: Population; readonly locale: Asker['locale'] }

const offerInside = async (
  context: FundingContext,
  write: Write,
  { mark, population, locale }: Offering,
  wanted: 'all' | readonly string[],
): Promise<Result<Offered>> => {
  if (mark.ended_at !== null) return Result.failure(Problem.create('funding.automatic-closed', { id: mark.id }))
  await lapseOffers(write, mark.clause_id, context.today())
  const found = await findCandidates(context, write, population, mark.clause_id)
  const chosen = found.candidates.filter(({ member }) => wanted === 'all' || wanted.includes(member.creditCode))
  const left: Offered['left'] = []
  const offered: Candidate[] = []
  for (const candidate of chosen) {
    const problems = await problemsOf(context, write, candidate)
    if (problems.length === 0) {
      await makeOffer(context, write, mark, { candidate, on: population.on })
      offered.push(candidate)
    } else {
      const items = problems.map((problem) => toProblemItem(problem, locale))
      left.push({ creditCode: candidate.member.creditCode, problems: items })
    }
  }
  const known = new Set(chosen.map(({ member }) => member.creditCode))
  for (const creditCode of wanted === 'all' ? [] : wanted.filter((code) => !known.has(code))) {
    const problem = Problem.create('funding.not-offered', { found: creditCode, clause: mark.clause_id })
    left.push({ creditCode, problems: [toProblemItem(problem, locale)] })
  }
  const fen = offered.reduce((sum, one) => sum + one.fen, 0n).toString()
  const detail = { clause: mark.clause_id, offered: offered.length, fen, left: left.length }
  await write.audit({ action: 'funding.offer', subject: { kind: 'automaticClause', id: mark.id }, detail })
  return Result.success({ offered: offered.length, fen, left })
}

/** The clauses that a city grants without application. */
export const createAutomaticService = (context: FundingContext, read: PopulationReader): AutomaticService => {
  const { database } = context
  const shown = async (asker: Asker, done: Result<{ readonly id: string }>): Promise<Result<AutomaticClause>> => {
    if (done.kind === 'failure') return done
    const found = (await list(context, asker)).find(({ id }) => id === done.value.id)
    return found ? Result.success(found) : notFound(done.value.id)
  }
  const findMarkOf = ({ actor }: Asker, id: string) => database.read(actor, (scope) => findAutomaticRow(scope, id))
  return Object.freeze({
    list: (asker) => list(context, asker),
    mark: async (asker, options, asked) => {
      const ready = findGrant(context.policies(), asked.clause, context.today(), '/body/clause')
      if (ready.kind === 'failure') return ready
      const { clause } = ready.value
      const done = await database.write(asker.actor, options, (write) => markInside(context, write, asked, clause))
      return shown(asker, done)
    },
    end: async (asker, options, { id, reason }) =>
      shown(asker, await database.write(asker.actor, options, (write) => endInside(write, id, reason))),
    candidates: async (asker, id) => {
      const mark = await findMarkOf(asker, id)
      return mark ? Result.success(await listCandidates(context, asker, await read(), mark.clause_id)) : notFound(id)
    },
    offer: async (asker, options, { id, applicants }) => {
      const mark = await findMarkOf(asker, id)
      if (!mark) return notFound(id)
      const offering = { mark, population: await read(), locale: asker.locale }
      return database.write(asker.actor, options, (write) => offerInside(context, write, offering, applicants))
    },
  } satisfies AutomaticService)
}
