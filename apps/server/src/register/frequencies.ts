import { sql, type Kysely } from 'kysely'
import { tableOf } from '../city/register-names.ts'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { narrowTo, type SearchQuery } from './search-text.ts'

type Known = {
  readonly at: number
  readonly shares: ReadonlyMap<string, number>
  readonly floor: number
  readonly records: number
}

const refreshMilliseconds = 600_000
const mostPairs = 3

type Statistics = {
  readonly records: number
  readonly grams: readonly string[] | null
  readonly shares: readonly number[] | null
}

type Pair = { readonly gram: string; readonly share: number }

const shareOf = ({ share }: Pair): number => share

/** How common a search is in its register. */
export type Frequency = {
  /** The share of records that hold its rarest pair. */
  readonly share: number
  /** Whether reading every record that the index finds costs less than looking through the list until a page is full. */
  readonly isRare: boolean
}

// Pairs of one text seldom come by chance: each further one is taken to halve the exponent of what is left.
const expectedShare = (rarest: readonly number[]): number =>
  rarest.reduce((share, next, index) => share * (index === 0 ? next : Math.sqrt(next)), 1)

/**
 * A page is full after `pageRows / share` records of the list, the index gives `share × records`; a record from the index costs
 * one and a half times one of the list. Measured on lists of 70,000 and 1,000,000.
 */
const isRareAmong = (share: number, records: number): boolean => share * share < pageRows / (1.5 * records)
const pageRows = 51

/** What a record found costs to read, in places of the index's list of a pair. Measured on 1,000,000. */
const placesPerRecord = 100

// A common pair is not worth its long list where the rarer ones leave few records, which are read through anyhow.
const isWorthAsking = (share: number, found: number): boolean =>
  share < placesPerRecord * found * (1 - Math.sqrt(share))

const worthAsking = (rarest: readonly Pair[]): readonly Pair[] =>
  rarest.filter(
    ({ share }, index) => index === 0 || isWorthAsking(share, expectedShare(rarest.slice(0, index).map(shareOf))),
  )

// New records wait in a list that every search reads through; PGlite has nobody else to put them into the index.
const settle = async (owner: Kysely<Tables>, table: string, engine: Database['engine']): Promise<void> => {
  await sql`select gin_clean_pending_list(${`"${table}_search"`}::regclass)`.execute(owner)
  if (engine === 'pglite') await sql`analyze ${sql.table(table)}`.execute(owner)
}

const read = (database: Database, register: string): Promise<Known> =>
  database.asOwner(async (owner) => {
    await settle(owner, tableOf(register), database.engine)
    const { rows } = await sql<Statistics>`
      select reltuples::float8 as records, most_common_elems::text::text[] as grams, most_common_elem_freqs as shares
      from pg_class left join pg_stats on schemaname = ${database.schema} and tablename = relname and attname = 'search'
      where pg_class.oid = ${`"${tableOf(register)}"`}::regclass`.execute(owner)
    const { grams, shares, records } = rows[0] ?? { grams: null, shares: null, records: 0 }
    const pairs = (grams ?? []).map((gram, index) => [gram, shares?.[index] ?? 0] as const)
    // What is not among the most common is rarer than the rarest of them.
    const floor = Math.min(...pairs.map(([, share]) => share), 1)
    return { at: performance.now(), shares: new Map(pairs), floor, records: Math.max(records, 1) }
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
   * The search by its rarest pairs, as reading the long lists of common ones costs more than reading the texts found; and how
   * common it is, undefined where nothing is known.
   */
  const narrow = async (
    register: string,
    search: SearchQuery,
  ): Promise<{ readonly search: SearchQuery; readonly frequency: Frequency | undefined }> => {
    const { shares, floor, records } = await refresh(register)
    const known = search.grams.map((gram) => ({ gram, share: shares.get(gram) ?? floor }))
    const rarest = known.toSorted((a, b) => a.share - b.share).slice(0, mostPairs)
    const [first] = rarest
    if (shares.size === 0 || !first) return { search, frequency: undefined }
    const share = expectedShare(rarest.map(shareOf))
    const frequency = { share: first.share, isRare: isRareAmong(share, records) }
    const asked = worthAsking(rarest)
    if (asked.length === known.length) return { search, frequency }
    const grams = asked.map(({ gram }) => gram)
    return { search: narrowTo(search, grams), frequency }
  }
  return Object.freeze({ narrow })
}
