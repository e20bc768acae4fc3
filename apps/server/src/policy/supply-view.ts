import type { Locale, PolicySubject, SuppliedFact } from '@ceyuan/contract'
import { type PolicySet, readFactValue } from '@ceyuan/policy'
import type { City } from '../city/city.ts'
import { unitsIn } from './clause-view.ts'
import { toSubject } from './entitlement-view.ts'
import type { SuppliedRow } from './supplied-store.ts'
import { toRuleValue } from './value-view.ts'

/** What supplied facts are shown with. */
export type SupplyShown = {
  readonly set: PolicySet
  readonly city: Pick<City, 'units'>
  readonly subjects: readonly PolicySubject[]
  readonly locale: Locale
}

const valueOf = (row: SuppliedRow, set: PolicySet): SuppliedFact['value'] => {
  const fact = set.book.facts.get(row.fact)
  const read = fact && readFactValue(fact, row.value)
  return read?.kind === 'success' ? toRuleValue(read.value) : null
}

const verdictOf = (row: SuppliedRow, { city, locale }: SupplyShown): SuppliedFact['verdict'] => {
  if (row.holds === null || row.judged_at === null) return null
  const [unit] = row.judged_unit_id === null ? [] : unitsIn(city, [row.judged_unit_id], locale)
  return {
    holds: row.holds,
    by: row.judged_by ?? '',
    unit: unit?.name ?? null,
    at: row.judged_at,
    note: row.judged_note,
  }
}

/** A version of a supplied fact as the API gives it. */
export const toSupplied = (row: SuppliedRow, shown: SupplyShown): SuppliedFact => ({
  id: row.id,
  creditCode: row.credit_code,
  subject: toSubject({ kind: row.subject_kind, id: row.subject_id }, shown),
  fact: row.fact,
  value: valueOf(row, shown.set),
  by: row.supplied_by,
  at: row.supplied_at,
  document: row.document_id === null ? null : { id: row.document_id, name: row.document_name ?? row.document_id },
  verdict: verdictOf(row, shown),
  endedAt: row.ended_at,
  sample: row.sample,
})
