import { revisionsOf, registerRevision } from '../database/revision.ts'
import type { Scope } from '../database/database.ts'
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

type Hint = { readonly known: number | null; readonly isCommon: boolean }
type Counted = Pick<ListRequest, 'register' | 'query' | 'timeZone'>

// Common words are not counted: reading every record that holds them would cost more than the list itself.
const count = (scope: Scope, request: Counted, { known, isCommon }: Hint): Promise<Total> => {
  if (known !== null) return Promise.resolve({ count: known, isExact: true })
  return isCommon ? estimateRecords(scope, request) : countRecords(scope, request)
}

/** Counts lists, and remembers each count until the register changes. */
export const createTotals = () => {
  const kept = new Map<string, { readonly revision: bigint; readonly total: Total }>()
  const find = async (scope: Scope, request: Counted, hint: Hint): Promise<Total> => {
    const name = registerRevision(request.register.id)
    const revision = (await revisionsOf(scope, [name])).get(name) ?? 0n
    const key = keyOf(request.register.id, request.query)
    const found = kept.get(key)
    if (found?.revision === revision) return found.total
    const total = await count(scope, request, hint)
    const [oldest] = kept.size >= mostKept ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(key, { revision, total })
    return total
  }
  return Object.freeze({ find })
}
