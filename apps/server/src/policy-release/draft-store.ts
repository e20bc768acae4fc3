import type { ClauseContent, ClauseDraftDetail, ClauseTest, DraftState, ReleaseEstimate } from '@ceyuan/contract'
import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import { newId } from '../database/new-id.ts'

/** A draft as its table holds it. */
export type DraftRow = {
  readonly id: string
  readonly clause_id: string
  readonly policy_id: string
  readonly entry: ClauseContent['entry']
  readonly starts_on: string
  readonly state: DraftState
  readonly content: ClauseContent
  readonly tests: readonly ClauseTest[]
  readonly base: string
  readonly drafted_by: string
  readonly drafted_by_name: string
  readonly drafted_at: string
  readonly editors: readonly string[]
  readonly proposed_by: string | null
  readonly proposed_by_name: string | null
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly decided_at: string | null
  readonly estimate: ReleaseEstimate | null
  readonly version: number
}

const columns = sql.raw(
  [
    'id, clause_id, policy_id, entry, starts_on, state, content, tests, base, drafted_by, drafted_by_name, drafted_at',
    'editors, proposed_by, proposed_by_name, decided_by, decided_by_name, decided_at, estimate, version',
  ].join(', '),
)

/** What a list of drafts is narrowed to. */
export type DraftQuery = {
  readonly state?: string | undefined
  readonly clause?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const rank = sql.raw(`case state when 'proposed' then 0 when 'draft' then 1 else 2 end`)

const afterCursor = (cursor: string | undefined) => {
  const match = cursor === undefined ? null : /^([012])\.([0-9a-f-]{36})$/u.exec(cursor)
  return match
    ? sql`(${rank} > ${Number(match[1])}::int or (${rank} = ${Number(match[1])}::int and id < ${match[2]}::uuid))`
    : sql`true`
}

/** A page of drafts, those that wait for a decision first. */
export const listDraftRows = async (
  { sql: on }: Scope,
  { state, clause, cursor, limit }: DraftQuery,
): Promise<{ readonly rows: readonly DraftRow[]; readonly next: string | null }> => {
  const { rows } = await sql<DraftRow & { readonly rank: number }>`select ${columns}, ${rank} as rank from clause_draft
    where ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${clause === undefined ? sql`true` : sql`clause_id = ${clause}`} and ${afterCursor(cursor)}
    order by ${rank}, id desc limit ${limit + 1}`.execute(on)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.rank}.${last.id}` : null }
}

/** The drafts that are open on clauses. */
export const listOpenDrafts = async ({ sql: on }: Scope, clauses: readonly string[]): Promise<readonly DraftRow[]> => {
  const { rows } = await sql<DraftRow>`select ${columns} from clause_draft
    where clause_id = any(${clauses}::text[]) and state in ('draft', 'proposed') order by id`.execute(on)
  return rows
}

/** Every released version, in the order of release; of one clause where one is named. */
export const listReleasedRows = async ({ sql: on }: Scope, clause?: string): Promise<readonly DraftRow[]> => {
  const { rows } = await sql<DraftRow>`select ${columns} from clause_draft where state = 'released'
    and ${clause === undefined ? sql`true` : sql`clause_id = ${clause}`} order by decided_at, id`.execute(on)
  return rows
}

/** One draft. */
export const findDraftRow = async ({ sql: on }: Scope, id: string): Promise<DraftRow | undefined> => {
  const { rows } = await sql<DraftRow>`select ${columns} from clause_draft where id = ${id}::uuid`.execute(on)
  return rows[0]
}

/** Holds a draft until the transaction ends. */
export const holdDraftRow = async ({ sql: on }: Write, id: string): Promise<DraftRow | undefined> => {
  const { rows } = await sql<DraftRow>`select ${columns} from clause_draft where id = ${id}::uuid for update`.execute(
    on,
  )
  return rows[0]
}

/** Holds the release of clauses until the transaction ends: each sees what the one before released. */
export const holdRelease = async ({ sql: on }: Write): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('ceyuan.clause-release'), 0)`.execute(on)
}

/** Begins a draft. */
export const addDraftRow = async (write: Write, content: ClauseContent, base: string): Promise<string> => {
  const id = newId()
  const by = actorId(write.actor)
  await sql`insert into clause_draft (id, clause_id, policy_id, entry, starts_on, content, base, drafted_by,
      drafted_by_name, drafted_at, editors)
    values (${id}, ${content.clause}, ${content.policy}, ${content.entry}, ${content.from}::date,
      ${JSON.stringify(content)}::jsonb, ${base}, ${by}, ${write.actor.name}, ${write.at}, ${[by]}::text[])`.execute(
    write.sql,
  )
  return id
}

/** Columns that an act may change. */
export type DraftChange = Partial<
  Pick<
    DraftRow,
    | 'state'
    | 'policy_id'
    | 'entry'
    | 'starts_on'
    | 'base'
    | 'editors'
    | 'proposed_by'
    | 'proposed_by_name'
    | 'decided_by'
    | 'decided_by_name'
    | 'decided_at'
    | 'estimate'
  >
>

/** Changes a draft that is held. */
export const changeDraftRow = async (
  { sql: on }: Write,
  id: string,
  change: DraftChange,
  text?: { readonly content: ClauseContent; readonly tests: readonly ClauseTest[] },
): Promise<void> => {
  const set = Object.entries(change).map(([column, value]) =>
    column === 'estimate'
      ? sql`estimate = ${value === null ? null : JSON.stringify(value)}::jsonb`
      : sql`${sql.ref(column)} = ${value}`,
  )
  const written = text
    ? [sql`content = ${JSON.stringify(text.content)}::jsonb`, sql`tests = ${JSON.stringify(text.tests)}::jsonb`]
    : []
  await sql`update clause_draft set ${sql.join([...set, ...written, sql`version = version + 1`])}
    where id = ${id}::uuid`.execute(on)
}

type DraftEvent = ClauseDraftDetail['events'][number]

/** Adds a line to what happened to a draft. */
export const addDraftEvent = async (
  write: Write,
  draft: string,
  kind: DraftEvent['kind'],
  reason: string | null,
): Promise<void> => {
  await sql`insert into clause_draft_event (id, draft_id, kind, at, by_id, by_name, reason)
    values (${newId()}, ${draft}::uuid, ${kind}, ${write.at}, ${actorId(write.actor)}, ${write.actor.name},
      ${reason})`.execute(write.sql)
}

/** What happened to a draft, the earliest first. */
export const listDraftEvents = async ({ sql: on }: Scope, draft: string): Promise<DraftEvent[]> => {
  const { rows } = await sql<DraftEvent>`select kind, at, by_name as by, reason from clause_draft_event
    where draft_id = ${draft}::uuid order by id`.execute(on)
  return rows
}
