import type {
  checkClauseDraft,
  ClauseContent,
  ClauseDraft,
  ClauseDraftDetail,
  Locale,
  startClauseDraft,
} from '@ceyuan/contract'
import { versionOn, type PolicySet, type ReadyClause } from '@ceyuan/policy'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import type { z } from 'zod'
import { nearestName } from '../city/nearest-name.ts'
import type { WriteOptions } from '../database/database.ts'
import type { Asker } from '../funding/asker.ts'
import { toContent } from './clause-content.ts'
import type { DraftAct, DraftSave, ReleaseContext } from './context.ts'
import { draftActs, type DraftActs } from './draft-acts.ts'
import { effectsOf } from './draft-effects.ts'
import {
  addDraftEvent,
  addDraftRow,
  findDraftRow,
  listDraftEvents,
  listDraftRows,
  listOpenDrafts,
  type DraftQuery,
} from './draft-store.ts'
import { toDetail, toDraft, toDraftProblem, type Reading } from './draft-view.ts'
import { checkPolicy, versionsText, withClause } from './overlay.ts'
import { runTests } from './run-tests.ts'

type StartAsked = z.output<NonNullable<(typeof startClauseDraft)['body']>>
type CheckAsked = z.output<NonNullable<(typeof checkClauseDraft)['body']>>
type Check = z.input<(typeof checkClauseDraft)['output']>
type Page = { readonly items: ClauseDraft[]; readonly next: string | null }

/** Writes, checks, proposes and releases versions of clauses. */
export type DraftService = {
  readonly list: (asker: Asker, query: DraftQuery) => Promise<Page>
  readonly get: (asker: Asker, id: string) => Promise<Result<ClauseDraftDetail>>
  readonly start: (asker: Asker, options: WriteOptions, asked: StartAsked) => Promise<Result<ClauseDraftDetail>>
  readonly check: (locale: Locale, asked: CheckAsked) => Promise<Check>
} & Readonly<
  Record<
    Exclude<keyof DraftActs, 'save'>,
    (asker: Asker, options: WriteOptions, asked: DraftAct) => Promise<Result<ClauseDraftDetail>>
  >
> & {
    readonly save: (asker: Asker, options: WriteOptions, asked: DraftSave) => Promise<Result<ClauseDraftDetail>>
  }

const readingOf = ({ source, city }: ReleaseContext, { actor, locale }: Asker): Reading => ({
  actor,
  locale,
  set: source.current(),
  city,
})

const get = async (context: ReleaseContext, asker: Asker, id: string): Promise<Result<ClauseDraftDetail>> => {
  const parts = await context.database.read(asker.actor, async (scope) => {
    const row = await findDraftRow(scope, id)
    return row && { row, open: await listOpenDrafts(scope, [row.clause_id]), events: await listDraftEvents(scope, id) }
  })
  return parts
    ? Result.success(toDetail(parts.row, parts, readingOf(context, asker)))
    : Result.failure(Problem.create('policy-release.draft-not-found', { id }))
}

const dayAfter = (today: string): string => {
  const day = CivilDate.parse(today)
  return day.kind === 'success' ? CivilDate.addDays(day.value, 1) : today
}

const latestOf = (versions: readonly ReadyClause[], on: string): ReadyClause | undefined => {
  const day = CivilDate.parse(on)
  return day.kind === 'success' ? versionOn(versions, day.value)?.version : undefined
}

const refused = (code: string, values: Problem['values'], path: string): Result<never> =>
  Result.failure(Problem.create(code, values, { path }))

// A clause that there is begins from its version in force; one that there is not needs its text.
const beginning = (set: PolicySet, asked: StartAsked, today: string): Result<ClauseContent> => {
  const { clause, entry, content } = asked
  const from = asked.from ?? content?.from ?? dayAfter(today)
  const versions = set.clauses.get(clause)
  const latest = versions && latestOf(versions, from)
  if (content) {
    if (!latest && entry !== 'enacts') return unknownClause(set, clause)
    return Result.success({ ...content, clause, entry, from })
  }
  if (!latest) return entry === 'enacts' ? needsContent(clause) : unknownClause(set, clause)
  return Result.success(toContent(latest, { entry, from }))
}

const needsContent = (clause: string): Result<never> =>
  refused('policy-release.content-needed', { clause }, '/body/content')

const unknownClause = (set: PolicySet, clause: string): Result<never> =>
  refused(
    'policy-release.clause-unknown',
    { found: clause, nearest: nearestName(clause, [...set.clauses.keys()]) ?? null },
    '/body/clause',
  )

const start = async (
  context: ReleaseContext,
  asker: Asker,
  options: WriteOptions,
  asked: StartAsked,
): Promise<Result<ClauseDraftDetail>> => {
  const set = context.source.current()
  const content = Result.andThen(beginning(set, asked, context.today()), (text) =>
    Result.map(checkPolicy(set, text), () => text),
  )
  if (content.kind === 'failure') return content
  const { clause, policy, entry, from } = content.value
  const done = await context.database.write(asker.actor, options, async (write) => {
    const id = await addDraftRow(write, content.value, versionsText(set, clause))
    await addDraftEvent(write, id, 'started', null)
    const detail = { clause, policy, entry, from }
    await write.audit({ action: 'clause.start', subject: { kind: 'clauseDraft', id }, detail })
    return Result.success({ id })
  })
  return done.kind === 'failure' ? done : get(context, asker, done.value.id)
}

const check = async (context: ReleaseContext, locale: Locale, asked: CheckAsked): Promise<Check> => {
  const { content, tests, applicants } = asked
  const before = context.source.current()
  const units = context.city.units.map(({ id }) => id)
  const made = withClause(before, content, units)
  if (made.kind === 'failure') {
    const problems = made.problems.map((problem) => toDraftProblem(problem, locale))
    return { problems, results: [], effects: [], unknownApplicants: [] }
  }
  const sets = { before, after: made.value }
  const { effects, unknown } = await effectsOf(context.dossiers, sets, content, applicants)
  return { problems: [], results: runTests(made.value, content, tests, locale), effects, unknownApplicants: unknown }
}

/** The drafts of a city's clauses. */
export const createDraftService = (context: ReleaseContext): DraftService => {
  const acts = draftActs(context)
  const shown = async (asker: Asker, done: Result<{ readonly id: string }>) =>
    done.kind === 'failure' ? done : get(context, asker, done.value.id)
  const acting =
    (act: Exclude<keyof DraftActs, 'save'>) => async (asker: Asker, options: WriteOptions, asked: DraftAct) =>
      shown(asker, await acts[act](asker, options, asked))
  return Object.freeze({
    list: async (asker, query) => {
      const { rows, next, open } = await context.database.read(asker.actor, async (scope) => {
        const page = await listDraftRows(scope, query)
        const clauses = [...new Set(page.rows.map((row) => row.clause_id))]
        return { ...page, open: await listOpenDrafts(scope, clauses) }
      })
      const reading = readingOf(context, asker)
      return { items: rows.map((row) => toDraft(row, open, reading)), next }
    },
    get: (asker, id) => get(context, asker, id),
    start: (asker, options, asked) => start(context, asker, options, asked),
    check: (locale, asked) => check(context, locale, asked),
    save: async (asker, options, asked) => shown(asker, await acts.save(asker, options, asked)),
    propose: acting('propose'),
    release: acting('release'),
    reject: acting('reject'),
    withdraw: acting('withdraw'),
  } satisfies DraftService)
}
