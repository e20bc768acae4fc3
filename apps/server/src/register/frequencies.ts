import { sql, type Kysely } from 'kysely'
import { tableOf } from '../city/register-names.ts'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { narrowTo, type SearchQuery } from './search-text.ts'

type Known = { readonly at: number; readonly shares: ReadonlyMap<string, number>; readonly floor: number }

const refreshMilliseconds = 600_000
const mostPairs = 3

// New records wait in a list that every search reads through; PGlite has nobody else to put them into the index.
const settle = async (owner: Kysely<Tables>, table: string, engine: Database['engine']): Promise<void> => {
  await sql`select gin_clean_pending_list(${`"${table}_search"`}::regclass)`.execute(owner)
  if (engine === 'pglite') await sql`analyze ${sql.table(table)}`.execute(owner)
}

const read = (database: Database, register: string): Promise<Known> =>
  database.asOwner(async (owner) => {
    await settle(owner, tableOf(register), database.engine)
    const { rows } = await sql<{ grams: readonly string[] | null; shares: readonly number[] | null }>`
      select most_common_elems::text::text[] as grams, most_common_elem_freqs as shares from pg_stats
      where schemaname = ${database.schema} and tablename = ${tableOf(register)} and attname = 'search'`.execute(owner)
    const { grams, shares } = rows[0] ?? { grams: null, shares: null }
    const pairs = (grams ?? []).map((gram, index) => [gram, shares?.[index] ?? 0] as const)
    // What is not among the most common is rarer than the rarest of them.
    return { at: performance.now(), shares: new Map(pairs), floor: Math.min(...pairs.map(([, share]) => share), 1) }
  })

/**
 * How common pairs of characters are in each register, from the database's own statistics: tells whether a search had better
 * go to the index or look through the list in order.
 */
export const createFrequencies = (database: Database) => {
  const known = new Map<string, Promise<Known>>()
  const refresh = async (register: string): Promise<Known> => {
    const found = await known.get(register)
    if (found && performance.now() - found.at < refreshMilliseconds) return found
    const next = read(database, register)
    known.set(register, next)
    next.catch(() => known.delete(register))
    return next
  }
  /**
   * The search by its rarest pairs, as reading the long lists of common ones costs more than reading the texts found; and the
   * share of the register's records that can match at most, undefined where nothing is known.
   */
  const narrow = async (
    register: string,
    search: SearchQuery,
  ): Promise<{ readonly search: SearchQuery; readonly share: number | undefined }> => {
    const { shares, floor } = await refresh(register)
    if (shares.size === 0 || search.grams.length === 0) return { search, share: undefined }
    const known = search.grams.map((gram) => ({ gram, share: shares.get(gram) ?? floor }))
    const rarest = known.toSorted((a, b) => a.share - b.share).slice(0, mostPairs)
    const narrowed = narrowTo(
      search,
      rarest.map(({ gram }) => gram),
    )
    return { search: narrowed, share: rarest[0]?.share }
  }
  return Object.freeze({ narrow })
}
