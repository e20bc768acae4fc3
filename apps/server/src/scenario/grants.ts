import type { SubjectKind } from '@ceyuan/policy'
import type { Outcome } from './evaluate.ts'
import type { Population } from './population.ts'

/** The grants of one day by enterprise, before 就高不重复. Shape: the grants of enterprise e are `from[e]` to `from[e + 1]`. */
export type Grants = {
  readonly outcomes: readonly Outcome[]
  readonly from: Int32Array
  /** The outcome of each grant. */
  readonly outcome: Uint16Array
  /** The row of each grant in the table of its subject. */
  readonly row: Int32Array
  /** Unit: fen. */
  readonly fen: Float64Array
}

/** Sorts what outcomes give by enterprise, those of one enterprise in the order of the clauses. */
export const grantsOf = ({ size, tables }: Population, outcomes: readonly Outcome[]): Grants => {
  const owners = (kind: SubjectKind): Int32Array => tables[kind].owners
  const from = new Int32Array(size + 1)
  let count = 0
  for (const { ready, rows } of outcomes) {
    const of = owners(ready.clause.subject)
    for (const row of rows) {
      const next = (of[row] ?? 0) + 1
      from[next] = (from[next] ?? 0) + 1
    }
    count += rows.length
  }
  for (let at = 1; at <= size; at += 1) from[at] = (from[at] ?? 0) + (from[at - 1] ?? 0)
  const next = from.slice()
  const grants = {
    outcomes,
    from,
    outcome: new Uint16Array(count),
    row: new Int32Array(count),
    fen: new Float64Array(count),
  }
  outcomes.forEach(({ ready, rows, fen }, index) => {
    const of = owners(ready.clause.subject)
    rows.forEach((row, at) => {
      const owner = of[row] ?? 0
      const place = next[owner] ?? 0
      next[owner] = place + 1
      grants.outcome[place] = index
      grants.row[place] = row
      grants.fen[place] = fen[at] ?? 0
    })
  })
  return grants
}
