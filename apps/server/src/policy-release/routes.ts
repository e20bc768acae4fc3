import {
  checkClauseDraft,
  getClauseDraft,
  listClauseDrafts,
  listClauseHistory,
  proposeClauseDraft,
  rejectClauseDraft,
  releaseClauseDraft,
  saveClauseDraft,
  startClauseDraft,
  withdrawClauseDraft,
} from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { nearestName } from '../city/nearest-name.ts'
import { bind, type Binding } from '../http/call.ts'
import { toClause } from '../policy/clause-view.ts'
import type { ReleaseContext } from './context.ts'
import { createDraftService } from './draft-service.ts'
import { listReleasedRows, type DraftRow } from './draft-store.ts'

const releaseOf = (rows: readonly DraftRow[], from: string) => {
  const row = rows.find(({ starts_on: start }) => start === from)
  if (!row) return null
  return {
    id: row.id,
    draftedBy: row.drafted_by_name,
    proposedBy: row.proposed_by_name ?? '',
    releasedBy: row.decided_by_name ?? '',
    at: row.decided_at ?? '',
  }
}

const historyRoute = ({ database, source, city }: ReleaseContext): Binding =>
  bind(listClauseHistory, async ({ actor, locale, params }) => {
    const { clauses } = source.current()
    const versions = clauses.get(params.clause)
    const latest = versions?.at(-1)
    if (!versions || !latest) {
      const nearest = nearestName(params.clause, [...clauses.keys()]) ?? null
      return Result.failure(Problem.create('policy-release.clause-unknown', { found: params.clause, nearest }))
    }
    const rows = await database.read(actor, (scope) => listReleasedRows(scope, params.clause))
    const items = versions.map((ready) => ({
      clause: toClause(ready, city, locale),
      release: releaseOf(rows, ready.from),
    }))
    return Result.success({ clause: { id: latest.id, title: latest.clause.title }, items, next: null })
  })

/** Drafts of clauses and their release. */
export const releaseRoutes = (context: ReleaseContext): readonly Binding[] => {
  const drafts = createDraftService(context)
  return [
    bind(listClauseDrafts, async ({ actor, locale, query }) =>
      Result.success(await drafts.list({ actor, locale }, query)),
    ),
    bind(getClauseDraft, ({ actor, locale, params }) => drafts.get({ actor, locale }, params.id)),
    bind(startClauseDraft, ({ actor, locale, write, body }) => drafts.start({ actor, locale }, write, body)),
    bind(saveClauseDraft, ({ actor, locale, write, params, body }) =>
      drafts.save({ actor, locale }, write, { ...body, id: params.id }),
    ),
    bind(checkClauseDraft, async ({ locale, body }) => Result.success(await drafts.check(locale, body))),
    bind(proposeClauseDraft, ({ actor, locale, write, params, body }) =>
      drafts.propose({ actor, locale }, write, { ...body, id: params.id }),
    ),
    bind(releaseClauseDraft, ({ actor, locale, write, params, body }) =>
      drafts.release({ actor, locale }, write, { ...body, id: params.id }),
    ),
    bind(rejectClauseDraft, ({ actor, locale, write, params, body }) =>
      drafts.reject({ actor, locale }, write, { ...body, id: params.id }),
    ),
    bind(withdrawClauseDraft, ({ actor, locale, write, params, body }) =>
      drafts.withdraw({ actor, locale }, write, { ...body, id: params.id }),
    ),
    historyRoute(context),
  ]
}
