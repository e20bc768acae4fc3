import type { StatutoryLimit } from '@ceyuan/contract'
import type { Search } from '../../router/url.ts'
import type { Wanted } from './parts/LimitFields.tsx'

/** The limit offered first: that of an ordinary licence, or twenty working days where the city has none. */
const usual = 'licence-decision'

/** What the address asks to reckon. */
export const wantedOf = (search: Search, limits: readonly StatutoryLimit[]): Wanted => {
  const limit = search['limit'] ?? usual
  const isKnown = limits.some(({ id }) => id === limit)
  return search['days'] === undefined && (isKnown || search['limit'] !== undefined)
    ? { limit }
    : { days: search['days'] ?? '20', kind: search['kind'] ?? 'working' }
}

/** The question put to the server: what the address says, as of today. */
export const askedOf = (search: Search, wanted: Wanted, today: string): { readonly from: string } & Search => {
  const { from = today, pause, extend } = search
  const rest = Object.entries({ ...wanted, pause, extend, on: today }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(rest), from }
}
