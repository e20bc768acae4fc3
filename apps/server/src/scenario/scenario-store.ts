import { scenarioContent, type ScenarioContent } from '@ceyuan/contract'
import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import { newId } from '../database/new-id.ts'

/** One version of a saved scenario. */
export type VersionRow = {
  readonly version: number
  readonly name: string
  readonly note: string
  readonly content: ScenarioContent
  readonly saved_at: string
  readonly saved_by: string
}

/** A saved scenario at its latest version. */
export type ScenarioRow = VersionRow & {
  readonly id: string
  readonly created_at: string
  readonly created_by: string
  readonly created_by_id: string
  readonly ended_at: string | null
  readonly end_reason: string | null
}

const columns = sql.raw(`s.id, s.created_at, s.created_by, s.created_by_id, s.ended_at, s.end_reason, v.version, v.name,
  v.note, v.content, v.saved_at, v.saved_by`)

// What was kept long ago gets what was added to the form since.
const read = <T extends VersionRow>(row: T): T => ({ ...row, content: scenarioContent.parse(row.content) })

/** The saved scenarios, the latest first. */
export const listScenarioRows = async ({ sql: on }: Scope, withEnded: boolean): Promise<readonly ScenarioRow[]> => {
  const { rows } = await sql<ScenarioRow>`select ${columns} from scenario s
    join scenario_version v on v.scenario_id = s.id and v.version = s.version
    where ${withEnded} or s.ended_at is null order by s.id desc limit 500`.execute(on)
  return rows.map(read)
}

/** One saved scenario. */
export const findScenarioRow = async ({ sql: on }: Scope, id: string): Promise<ScenarioRow | undefined> => {
  const { rows } = await sql<ScenarioRow>`select ${columns} from scenario s
    join scenario_version v on v.scenario_id = s.id and v.version = s.version where s.id = ${id}`.execute(on)
  const [row] = rows
  return row && read(row)
}

/** Every version of a scenario, the latest first. */
export const listVersionRows = async ({ sql: on }: Scope, id: string): Promise<readonly VersionRow[]> => {
  const { rows } = await sql<VersionRow>`select version, name, note, content, saved_at, saved_by from scenario_version
    where scenario_id = ${id} order by version desc`.execute(on)
  return rows.map(read)
}

/** What is saved. */
export type Saved = { readonly name: string; readonly note: string; readonly content: ScenarioContent }

const addVersion = async (write: Write, id: string, version: number, { name, note, content }: Saved): Promise<void> => {
  await sql`insert into scenario_version (scenario_id, version, name, note, content, saved_at, saved_by)
    values (${id}, ${version}, ${name}, ${note}, ${JSON.stringify(content)}::jsonb, ${write.at}, ${write.actor.name})`.execute(
    write.sql,
  )
}

/** Keeps a new scenario and gives its id. */
export const addScenarioRow = async (write: Write, saved: Saved): Promise<string> => {
  const id = newId()
  await sql`insert into scenario (id, created_at, created_by, created_by_id, version)
    values (${id}, ${write.at}, ${write.actor.name}, ${actorId(write.actor)}, 1)`.execute(write.sql)
  await addVersion(write, id, 1, saved)
  return id
}

/** Keeps a further version; gives whether the scenario still stood at the version before and was the actor's own. */
export const changeScenarioRow = async (write: Write, id: string, version: number, saved: Saved): Promise<boolean> => {
  const { numAffectedRows } = await sql`update scenario set version = version + 1
    where id = ${id} and version = ${version} and ended_at is null`.execute(write.sql)
  if (numAffectedRows !== 1n) return false
  await addVersion(write, id, version + 1, saved)
  return true
}

/** Puts a scenario aside; gives whether it still stood at that version and was the actor's own. */
export const endScenarioRow = async (write: Write, id: string, version: number, reason: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update scenario set ended_at = ${write.at}, end_reason = ${reason}
    where id = ${id} and version = ${version} and ended_at is null`.execute(write.sql)
  return numAffectedRows === 1n
}
