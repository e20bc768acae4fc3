import type { Database } from '../database/database.ts'
import type { ListQuery } from './list-query.ts'
import { countRecords, estimateRecords, type ListRequest } from './list-store.ts'

/** How many records a list holds. */
export type Total = { readonly count: number; readonly isExact: boolean }

const keyOf = (register: string, { conditions, search, ended, asOf }: ListQuery): string =>
  JSON.stringify([
    register,
    conditions.map((condition) => [
      condition.kind,
      condition.field.id,
      'values' in condition ? condition.values : null,
    ]),
    search?.words,
    ended,
    asOf,
  ])

const mostKept = 500

type Hint = { readonly known: number | null; readonly isCommon: boolean; readonly share: number | undefined }
type Counted = Pick<ListRequest, 'register' | 'query' | 'timeZone'>

// Who may read a register may read all its records, so the owner counts for everyone: behind row-level security the planner can
// only guess. Common words are not counted: reading every record that holds them would cost more than the list itself.
const count = (database: Database, request: Counted, { known, isCommon, share = 1 }: Hint): Promise<Total> => {
  if (known !== null) return Promise.resolve({ count: known, isExact: true })
  return database.asOwner(async (owner) => {
    if (!isCommon) return countRecords(owner, request)
    const all = await estimateRecords(owner, { ...request, query: { ...request.query, search: undefined } })
    return { count: Math.round(all.count * share), isExact: false }
  })
}

/** Counts lists, and remembers each count until the register changes. */
export const createTotals = (database: Database) => {
  const kept = new Map<string, { readonly revision: bigint; readonly total: Total }>()
  /** How many records a list holds that was read at this revision of its register. */
  const find = async (revision: bigint, request: Counted, hint: Hint): Promise<Total> => {
    const key = keyOf(request.register.id, request.query)
    const found = kept.get(key)
    if (found?.revision === revision) return found.total
    const total = await count(database, request, hint)
    const [oldest] = kept.size >= mostKept ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(key, { revision, total })
    return total
  }
  return Object.freeze({ find })
}
