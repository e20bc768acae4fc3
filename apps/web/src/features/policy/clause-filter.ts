import type { PolicyClause } from '@ceyuan/contract'
import type { Search } from '../../router/url.ts'

const wordsOf = ({ id, title, policy, quote, condition, amount }: PolicyClause): string =>
  [id, title.zh, title.en, policy.title, policy.number, quote, condition, amount].join(' ').toLowerCase()

const isAny = (wanted: string | undefined): boolean => wanted === undefined || wanted === ''

/** Whether a clause is among those that the address asks for. */
export const matches = (clause: PolicyClause, search: Search): boolean =>
  (isAny(search['text']) || wordsOf(clause).includes((search['text'] ?? '').toLowerCase())) &&
  (isAny(search['certainty']) || clause.certainty === search['certainty']) &&
  (isAny(search['subject']) || clause.subject === search['subject']) &&
  (isAny(search['unit']) || clause.units.some(({ id }) => id === search['unit']))
