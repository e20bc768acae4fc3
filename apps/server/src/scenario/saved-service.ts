import type { SavedScenario } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { actorId } from '../database/actor-settings.ts'
import type { Actor, Database, Write, WriteOptions } from '../database/database.ts'
import {
  addScenarioRow,
  changeScenarioRow,
  endScenarioRow,
  findScenarioRow,
  listScenarioRows,
  listVersionRows,
  type Saved,
  type ScenarioRow,
  type VersionRow,
} from './scenario-store.ts'

/** A version as the API gives it. */
type Version = Pick<SavedScenario, 'version' | 'name' | 'note' | 'content' | 'savedAt' | 'savedBy'>

/** A scenario, and the version of it that the actor saw. */
export type SeenScenario = { readonly id: string; readonly version: number }

/** Saves scenarios, and gives them back with every version. */
export type SavedService = {
  readonly list: (actor: Actor, withEnded: boolean) => Promise<SavedScenario[]>
  readonly get: (actor: Actor, id: string) => Promise<Result<SavedScenario & { readonly versions: Version[] }>>
  readonly save: (actor: Actor, options: WriteOptions, saved: Saved) => Promise<Result<SavedScenario>>
  readonly change: (
    actor: Actor,
    options: WriteOptions,
    seen: SeenScenario,
    saved: Saved,
  ) => Promise<Result<SavedScenario>>
  readonly end: (
    actor: Actor,
    options: WriteOptions,
    seen: SeenScenario,
    reason: string,
  ) => Promise<Result<SavedScenario>>
}

const toVersion = ({ version, name, note, content, saved_at: savedAt, saved_by: savedBy }: VersionRow): Version => ({
  version,
  name,
  note,
  content,
  savedAt,
  savedBy,
})

const isOwn = (row: ScenarioRow, actor: Actor): boolean => row.created_by_id === actorId(actor)

const toScenario = (row: ScenarioRow, actor: Actor): SavedScenario => ({
  ...toVersion(row),
  id: row.id,
  createdAt: row.created_at,
  createdBy: row.created_by,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  mayChange: isOwn(row, actor) && row.ended_at === null,
})

const notFound = (id: string) => Result.failure(Problem.create('scenario.not-found', { id }))

const held = async (write: Write, { id, version }: SeenScenario): Promise<Result<ScenarioRow>> => {
  const row = await findScenarioRow(write, id)
  if (!row) return notFound(id)
  if (!isOwn(row, write.actor)) return Result.failure(Problem.create('scenario.not-author', { author: row.created_by }))
  if (row.ended_at !== null) return Result.failure(Problem.create('scenario.ended', { name: row.name }))
  return row.version === version
    ? Result.success(row)
    : Result.failure(Problem.create('scenario.changed-meanwhile', { found: row.version, wanted: version }))
}

const subjectOf = (id: string) => ({ kind: 'scenario', id })

const createWrites = (database: Database) => {
  const shown = async (actor: Actor, done: Result<{ readonly id: string }>): Promise<Result<SavedScenario>> => {
    if (done.kind === 'failure') return done
    const row = await database.read(actor, (scope) => findScenarioRow(scope, done.value.id))
    return row ? Result.success(toScenario(row, actor)) : notFound(done.value.id)
  }
  const touch = (
    actor: Actor,
    options: WriteOptions,
    seen: SeenScenario,
    work: (write: Write) => Promise<boolean>,
  ): Promise<Result<{ readonly id: string }>> =>
    database.write(actor, options, async (write) => {
      const row = await held(write, seen)
      if (row.kind === 'failure') return row
      if (await work(write)) return Result.success({ id: seen.id })
      return Result.failure(Problem.create('scenario.changed-meanwhile', { found: seen.version, wanted: seen.version }))
    })
  return { shown, touch }
}

/** Saved scenarios of a city. */
export const createSavedService = (database: Database): SavedService => {
  const { shown, touch } = createWrites(database)
  return Object.freeze<SavedService>({
    list: async (actor, withEnded) => {
      const rows = await database.read(actor, (scope) => listScenarioRows(scope, withEnded))
      return rows.map((row) => toScenario(row, actor))
    },
    get: (actor, id) =>
      database.read(actor, async (scope) => {
        const row = await findScenarioRow(scope, id)
        if (!row) return notFound(id)
        const versions = await listVersionRows(scope, id)
        return Result.success({ ...toScenario(row, actor), versions: versions.map(toVersion) })
      }),
    save: async (actor, options, saved) => {
      const done = await database.write(actor, options, async (write) => {
        const id = await addScenarioRow(write, saved)
        const detail = { name: saved.name, changes: saved.content.changes.map(({ clause }) => clause) }
        await write.audit({ action: 'scenario.save', subject: subjectOf(id), detail })
        return Result.success({ id })
      })
      return shown(actor, done)
    },
    change: async (actor, options, seen, saved) =>
      shown(
        actor,
        await touch(actor, options, seen, async (write) => {
          const detail = { name: saved.name, changes: saved.content.changes.map(({ clause }) => clause) }
          await write.audit({ action: 'scenario.change', subject: subjectOf(seen.id), detail })
          return changeScenarioRow(write, seen.id, seen.version, saved)
        }),
      ),
    end: async (actor, options, seen, reason) =>
      shown(
        actor,
        await touch(actor, options, seen, async (write) => {
          await write.audit({ action: 'scenario.end', subject: subjectOf(seen.id), detail: {}, reason })
          return endScenarioRow(write, seen.id, seen.version, reason)
        }),
      ),
  })
}
