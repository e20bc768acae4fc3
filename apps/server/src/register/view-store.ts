import type { SavedView } from '@ceyuan/contract'
import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import { newId } from '../database/new-id.ts'

/** The actor's own views of a register, by name. */
export const listViews = async ({ sql: connection }: Scope, register: string): Promise<SavedView[]> => {
  const { rows } = await sql<SavedView>`
    select id, name, settings from saved_view where register = ${register} and ended_at is null order by name`.execute(
    connection,
  )
  return [...rows]
}

/** Keeps a view; undefined where the actor has one of that name already. */
export const addView = async (
  write: Write,
  register: string,
  { name, settings }: Omit<SavedView, 'id'>,
): Promise<SavedView | undefined> => {
  const { rows } = await sql<{ id: string }>`
    insert into saved_view (id, register, name, settings, recorded_by, recorded_at)
    values (${newId()}, ${register}, ${name}, ${JSON.stringify(settings)}::jsonb, ${actorId(write.actor)}, ${write.at})
    on conflict (register, recorded_by, name) where ended_at is null do nothing returning id`.execute(write.sql)
  const [row] = rows
  return row && { id: row.id, name, settings }
}

/** Lets a view go; gives whether the actor had it. */
export const endViewRow = async (write: Write, id: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update saved_view set ended_at = ${write.at} where id = ${id}::uuid and ended_at is null`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}
