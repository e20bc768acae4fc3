import type { ClauseDraft, ClauseDraftDetail, DraftProblem, Locale } from '@ceyuan/contract'
import { versionOn, type PolicySet } from '@ceyuan/policy'
import { CivilDate, Problem } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { actorId } from '../database/actor-settings.ts'
import type { Actor } from '../database/database.ts'
import { toProblemItem } from '../http/problem-reply.ts'
import { toClause } from '../policy/clause-view.ts'
import type { DraftRow } from './draft-store.ts'
import { versionsText, withClause } from './overlay.ts'
import { runTests } from './run-tests.ts'

/** Who reads a draft, by which policies, in which language. */
export type Reading = {
  readonly actor: Actor
  readonly locale: Locale
  readonly set: PolicySet
  readonly city: Pick<City, 'units'>
}

/** A problem of a text at its field. */
export const toDraftProblem = (problem: Problem, locale: Locale): DraftProblem => {
  const { at } = problem
  const isField = at?.path !== undefined && at.source === undefined
  return {
    ...toProblemItem(problem, locale),
    field: isField ? at.path : null,
    line: isField ? (at.line ?? (at.column === undefined ? null : 1)) : null,
    column: isField ? (at.column ?? null) : null,
  }
}

const titleOf = (set: PolicySet, policy: string): string =>
  set.policies.find(({ id }) => id === policy)?.title ?? policy

const isOpen = ({ state }: DraftRow): boolean => state === 'draft' || state === 'proposed'

/** A draft in a list; `open` are the drafts that are open on the same clauses. */
export const toDraft = (row: DraftRow, open: readonly DraftRow[], { set }: Pick<Reading, 'set'>): ClauseDraft => ({
  id: row.id,
  clause: { id: row.clause_id, title: row.content.title, from: row.starts_on },
  policy: { id: row.policy_id, title: row.content.brings?.policy?.title ?? titleOf(set, row.policy_id) },
  entry: row.entry,
  state: row.state,
  draftedBy: { id: row.drafted_by, name: row.drafted_by_name },
  draftedAt: row.drafted_at,
  proposedBy: row.proposed_by === null ? null : { id: row.proposed_by, name: row.proposed_by_name ?? '' },
  decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_by_name ?? '' },
  decidedAt: row.decided_at,
  conflicts: isOpen(row)
    ? open
        .filter((other) => other.clause_id === row.clause_id && other.id !== row.id)
        .map((other) => ({
          id: other.id,
          draftedBy: other.drafted_by_name,
          state: other.state,
          from: other.starts_on,
        }))
    : [],
  isOvertaken: isOpen(row) && versionsText(set, row.clause_id) !== row.base,
  version: row.version,
})

/** Why an actor may not release a draft: it is its own. */
export const ownDraft = (row: DraftRow, actor: Actor): Problem | null =>
  row.editors.includes(actorId(actor))
    ? Problem.create('policy-release.own-draft', { name: actor.name, clause: row.clause_id })
    : null

const actsOf = (row: DraftRow, { actor }: Reading): ClauseDraftDetail['acts'] => {
  const may = (scope: string): boolean => actor.scopes.has(scope)
  const edits = may('policy.edit') ? (['withdraw'] as const) : []
  if (row.state === 'draft') return may('policy.edit') ? ['save', 'propose', 'withdraw'] : []
  if (row.state !== 'proposed') return []
  const decides = may('policy.release') ? (['reject'] as const) : []
  const releases = may('policy.release') && !ownDraft(row, actor) ? (['release'] as const) : []
  return [...releases, ...decides, ...edits]
}

const beforeOf = (row: DraftRow, { set, city, locale }: Reading): ClauseDraftDetail['before'] => {
  const on = CivilDate.parse(row.starts_on)
  if (on.kind === 'failure') return null
  const versions = (set.clauses.get(row.clause_id) ?? []).filter(({ from }) => from !== row.starts_on)
  const found = versionOn(versions, on.value)
  return found && found.kind !== 'notYet' ? toClause(found.version, city, locale) : null
}

/** A draft with what its text gives now; one that is settled is shown as it was, without a new check. */
export const toDetail = (
  row: DraftRow,
  { open, events }: { readonly open: readonly DraftRow[]; readonly events: ClauseDraftDetail['events'] },
  reading: Reading,
): ClauseDraftDetail => {
  const { set, city, locale, actor } = reading
  const units = city.units.map(({ id }) => id)
  const checked = isOpen(row) ? withClause(set, row.content, units) : null
  const own = row.state === 'proposed' && actor.scopes.has('policy.release') ? ownDraft(row, actor) : null
  return {
    ...toDraft(row, open, reading),
    content: row.content,
    tests: [...row.tests],
    estimate: row.estimate,
    before: beforeOf(row, reading),
    problems: checked?.kind === 'failure' ? checked.problems.map((problem) => toDraftProblem(problem, locale)) : [],
    results: checked?.kind === 'success' ? runTests(checked.value, row.content, row.tests, locale) : [],
    events,
    acts: actsOf(row, reading),
    mayNotRelease: own ? toProblemItem(own, locale) : null,
  }
}
