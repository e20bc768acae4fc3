import type { PolicyClause } from '@ceyuan/contract'

const parts = ['condition', 'amount', 'cap', 'frequency', 'shares', 'groups', 'units', 'quote'] as const

/** A part of a clause that a later version says otherwise. */
export type ClausePart = (typeof parts)[number]

/** What a part said before and says now; null where it says nothing. */
export type ClauseDifference = {
  readonly part: ClausePart
  readonly before: string | null
  readonly now: string | null
}

const joined = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join(' · '))

const textsOf = (clause: PolicyClause): Readonly<Record<ClausePart, string | null>> => ({
  condition: clause.condition,
  amount: clause.amount,
  cap: clause.capFen,
  frequency: clause.frequency,
  shares: joined(clause.shares.map(({ payer, part }) => `${payer.zh} ${part}`)),
  groups: joined(clause.groups),
  units: joined(clause.units.map(({ name }) => name)),
  quote: clause.quote,
})

/** How a version of a clause differs from the one before it, part by part. */
export const differencesOf = (before: PolicyClause, now: PolicyClause): readonly ClauseDifference[] => {
  const [old, fresh] = [textsOf(before), textsOf(now)]
  return parts.flatMap((part) => (old[part] === fresh[part] ? [] : [{ part, before: old[part], now: fresh[part] }]))
}
