import type { DraftState, Locale, ReleaseEstimate } from '@ceyuan/contract'
import type { PolicySet } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { actorId } from '../database/actor-settings.ts'
import type { Write, WriteOptions } from '../database/database.ts'
import type { Asker } from '../funding/asker.ts'
import type { DraftAct, DraftSave, ReleaseContext } from './context.ts'
import { addDraftEvent, changeDraftRow, findDraftRow, holdDraftRow, holdRelease, type DraftRow } from './draft-store.ts'
import { ownDraft } from './draft-view.ts'
import { estimateOf } from './estimate.ts'
import { checkPolicy, versionsText, withClause } from './overlay.ts'
import { releaseRevision } from './released-clauses.ts'
import { runTests } from './run-tests.ts'

type Done = Promise<Result<{ readonly id: string }>>

/** The acts on a draft, each in one transaction. */
export type DraftActs = {
  readonly save: (asker: Asker, options: WriteOptions, asked: DraftSave) => Done
  readonly propose: (asker: Asker, options: WriteOptions, asked: DraftAct) => Done
  readonly release: (asker: Asker, options: WriteOptions, asked: DraftAct) => Done
  readonly reject: (asker: Asker, options: WriteOptions, asked: DraftAct) => Done
  readonly withdraw: (asker: Asker, options: WriteOptions, asked: DraftAct) => Done
}

const refused = (code: string, values: Problem['values']): Result<never> => Result.failure(Problem.create(code, values))

const hold = async (
  write: Write,
  { id, version }: { readonly id: string; readonly version: number },
  states: readonly DraftState[],
): Promise<Result<DraftRow>> => {
  const row = await holdDraftRow(write, id)
  if (!row) return refused('policy-release.draft-not-found', { id })
  if (row.version !== version) {
    return refused('policy-release.changed-meanwhile', { found: row.version, wanted: version })
  }
  return states.includes(row.state) ? Result.success(row) : refused('policy-release.not-now', { state: row.state })
}

const editorsWith = (row: DraftRow, write: Write): readonly string[] => [
  ...new Set([...row.editors, actorId(write.actor)]),
]

const untested = ({ entry, content, tests }: DraftRow): boolean =>
  entry !== 'repeals' && content.kind !== 'notice' && tests.length === 0

// What is proposed or released is right, tested, and begun from what is in force.
const checkWhole = (set: PolicySet, row: DraftRow, units: readonly string[], locale: Locale): Result<PolicySet> => {
  if (versionsText(set, row.clause_id) !== row.base) {
    return refused('policy-release.overtaken', { clause: row.clause_id })
  }
  const made = withClause(set, row.content, units)
  if (made.kind === 'failure') return made
  if (untested(row)) return refused('policy-release.no-tests', { clause: row.clause_id })
  const failed = runTests(made.value, row.content, row.tests, locale).filter(({ passes }) => !passes)
  return failed.length === 0
    ? made
    : refused('policy-release.test-fails', { clause: row.clause_id, names: failed.map(({ name }) => name) })
}

const message = (row: DraftRow, write: Write) => ({
  draft: row.id,
  clause: row.clause_id,
  title: row.content.title,
  draftedBy: row.drafted_by,
  by: actorId(write.actor),
  at: write.at,
})

const note = async (
  write: Write,
  row: DraftRow,
  kind: 'proposed' | 'released' | 'rejected' | 'withdrawn',
  reason: string,
): Promise<void> => {
  await addDraftEvent(write, row.id, kind, reason)
  await write.audit({
    action: `clause.${kind}`,
    subject: { kind: 'clauseDraft', id: row.id },
    detail: { clause: row.clause_id, entry: row.entry, from: row.starts_on, draftedBy: row.drafted_by },
    reason,
  })
  await write.emit(`clause.${kind}`, message(row, write))
}

const deciding = (write: Write) => ({
  decided_by: actorId(write.actor),
  decided_by_name: write.actor.name,
  decided_at: write.at,
})

const save = async ({ source }: ReleaseContext, write: Write, asked: DraftSave): Done => {
  const held = await hold(write, asked, ['draft'])
  if (held.kind === 'failure') return held
  const { content, tests, id } = asked
  const row = held.value
  if (content.clause !== row.clause_id) {
    return refused('policy-release.other-clause', { found: content.clause, wanted: row.clause_id })
  }
  const set = source.current()
  const policy = checkPolicy(set, content)
  if (policy.kind === 'failure') return policy
  const change = { policy_id: content.policy, entry: content.entry, starts_on: content.from }
  const base = versionsText(set, row.clause_id)
  await changeDraftRow(write, id, { ...change, base, editors: editorsWith(row, write) }, { content, tests })
  await addDraftEvent(write, id, 'saved', null)
  const detail = { clause: row.clause_id, entry: content.entry, from: content.from, tests: tests.length }
  await write.audit({ action: 'clause.save', subject: { kind: 'clauseDraft', id }, detail })
  return Result.success({ id })
}

const propose = async (context: ReleaseContext, write: Write, { locale }: Asker, asked: DraftAct): Done => {
  const held = await hold(write, asked, ['draft'])
  if (held.kind === 'failure') return held
  const row = held.value
  const units = context.city.units.map(({ id }) => id)
  const whole = checkWhole(context.source.current(), row, units, locale)
  if (whole.kind === 'failure') return whole
  const { actor } = write
  const by = { proposed_by: actorId(actor), proposed_by_name: actor.name, editors: editorsWith(row, write) }
  await changeDraftRow(write, row.id, { state: 'proposed', ...by })
  await note(write, row, 'proposed', asked.reason)
  return Result.success({ id: row.id })
}

type Estimated = DraftAct & { readonly estimate: ReleaseEstimate | null }

const release = async (context: ReleaseContext, write: Write, { locale }: Asker, asked: Estimated): Done => {
  await holdRelease(write)
  const held = await hold(write, asked, ['proposed'])
  if (held.kind === 'failure') return held
  const row = held.value
  const own = ownDraft(row, write.actor)
  if (own) return Result.failure(own)
  const set = await context.released.policiesIn(write)
  if (set.kind === 'failure') return set
  const units = context.city.units.map(({ id }) => id)
  const whole = checkWhole(set.value, row, units, locale)
  if (whole.kind === 'failure') return whole
  const { estimate } = asked
  await changeDraftRow(write, row.id, { state: 'released', ...deciding(write), estimate })
  await note(write, row, 'released', asked.reason)
  write.touch(releaseRevision)
  return Result.success({ id: row.id })
}

const settle = async (write: Write, asked: DraftAct, kind: 'rejected' | 'withdrawn'): Done => {
  const held = await hold(write, asked, kind === 'rejected' ? ['proposed'] : ['draft', 'proposed'])
  if (held.kind === 'failure') return held
  const row = held.value
  await changeDraftRow(write, row.id, { state: kind, ...(kind === 'rejected' ? deciding(write) : {}) })
  await note(write, row, kind, asked.reason)
  return Result.success({ id: row.id })
}

/** The acts on the drafts of a city. */
export const draftActs = (context: ReleaseContext): DraftActs => {
  const { database, released } = context
  return Object.freeze({
    save: (asker, options, asked) => database.write(asker.actor, options, (write) => save(context, write, asked)),
    propose: (asker, options, asked) =>
      database.write(asker.actor, options, (write) => propose(context, write, asker, asked)),
    release: async (asker, options, asked) => {
      const row = await database.read(asker.actor, (scope) => findDraftRow(scope, asked.id))
      const estimate = row?.state === 'proposed' ? await estimateOf(context, asker, row) : Result.success(null)
      if (estimate.kind === 'failure') return estimate
      const whole = { ...asked, estimate: estimate.value }
      const done = await database.write(asker.actor, options, (write) => release(context, write, asker, whole))
      if (done.kind === 'failure') return done
      const refreshed = await released.refresh()
      return refreshed.kind === 'failure' ? refreshed : done
    },
    reject: (asker, options, asked) =>
      database.write(asker.actor, options, (write) => settle(write, asked, 'rejected')),
    withdraw: (asker, options, asked) =>
      database.write(asker.actor, options, (write) => settle(write, asked, 'withdrawn')),
  } satisfies DraftActs)
}
