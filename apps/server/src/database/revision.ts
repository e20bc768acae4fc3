import { sql } from 'kysely'
import type { Scope } from './database.ts'

/** How often each named thing was changed (see `Write.touch`); 0 where never. Cheap: one row each. */
export const revisionsOf = async (
  { sql: connection }: Scope,
  names: readonly string[],
): Promise<ReadonlyMap<string, bigint>> => {
  const { rows } = await sql<{ name: string; number: bigint }>`
    select name, number from revision where name = any(${names})`.execute(connection)
  const found = new Map(rows.map(({ name, number }) => [name, number]))
  return new Map(names.map((name) => [name, found.get(name) ?? 0n]))
}

/** The name under which a register's changes are counted. */
export const registerRevision = (register: string): string => `register.${register}`
