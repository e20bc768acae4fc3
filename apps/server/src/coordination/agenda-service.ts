import type { AgendaProposal, Locale } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Actor, Scope } from '../database/database.ts'
import { gather, type Proposal, type UnitAnswer } from './agenda.ts'
import { unitNameOf, type CoordinationContext } from './context.ts'
import { findMeetingRow, listItemRows } from './meeting-store.ts'
import { toSummary } from './order-row.ts'
import { listLatestAnswers, listOrderRows } from './order-store.ts'
import type { Say } from './wording.ts'

const sentenceOf = (context: CoordinationContext, say: Say, { why }: Proposal): string => {
  const nameOf = (unit: string): string => unitNameOf(context.city, unit)
  const answerOf = ({ unit, standing }: UnitAnswer): string =>
    say('why.answer', { unit: nameOf(unit), standing: say(`standing.${standing}`) })
  switch (why.kind) {
    case 'light':
      return why.sentence
    case 'overdue':
      return say('why.overdue', { days: why.days })
    case 'escalated':
      return say('why.escalated')
    case 'opposed':
      return say('why.opposed', { answers: why.answers.map(answerOf).join(say('join')) })
    case 'awaited':
      return say('why.awaited', {
        from: nameOf(why.from.unit),
        by: nameOf(why.by.unit),
        standing: say(`standing.${why.by.standing}`),
      })
    case 'contradicted':
      return say('why.contradicted', { unit: nameOf(why.answer.unit), sentence: why.sentence })
    default:
      throw new Error('A reason without a sentence')
  }
}

const maxOrders = 200

const stuckOrders = async (context: CoordinationContext, scope: Scope) => {
  const today = context.today()
  const { rows } = await listOrderRows(scope, { clock: 'running', limit: maxOrders, today })
  const view = { nameOf: (unit: string) => unit, calendar: context.calendar, today }
  return rows
    .map((row) => toSummary(row, view))
    .filter(({ clock, escalation }) => clock.isOverdue || escalation === 'meeting')
    .map(({ id, title, unit, commitment, clock, escalation }) => ({
      id,
      title,
      unit: unit.id,
      commitment: commitment?.id ?? null,
      overdueDays: Math.max(0, -(clock.remaining ?? 0)),
      isEscalated: escalation === 'meeting',
    }))
}

/** What could go on a meeting's agenda and is not yet on it, each with its reason as a sentence. */
export const proposeAgenda = async (
  context: CoordinationContext,
  say: Readonly<Record<Locale, Say>>,
  ask: { readonly actor: Actor; readonly id: string; readonly locale: Locale },
): Promise<Result<{ items: AgendaProposal[] }>> => {
  const { actor, id, locale } = ask
  const stored = await context.database.read(actor, async (scope) => {
    const found = await findMeetingRow(scope, id)
    return (
      found && {
        taken: await listItemRows(scope, id),
        orders: await stuckOrders(context, scope),
        answers: await listLatestAnswers(scope),
      }
    )
  })
  if (!stored) return Result.failure(Problem.create('coordination.meeting-not-found', { id }))
  const progress = await context.progress.plan(actor, {}, locale)
  if (progress.kind === 'failure') return progress
  const answers = stored.answers.flatMap(
    ({ commitment_id: commitment, order_unit_id: unit, standing, awaits_unit_id: awaits }) =>
      standing === null ? [] : [{ commitment, unit, standing, awaits }],
  )
  const { taken } = stored
  const isTaken = ({ commitment, order }: Proposal): boolean =>
    taken.some(
      (item) =>
        (commitment !== null && item.commitment_id === commitment) ||
        (order !== null && item.source_order_id === order),
    )
  const items = gather(progress.value.commitments, stored.orders, answers)
    .filter((proposal) => !isTaken(proposal))
    .map((proposal) => ({
      key: proposal.key,
      kind: proposal.kind,
      title: proposal.title,
      reason: sentenceOf(context, say[locale], proposal),
      commitment: proposal.commitment,
      order: proposal.order,
      units: proposal.units.map((unit) => ({ id: unit, name: unitNameOf(context.city, unit) })),
    }))
  return Result.success({ items })
}
