import type { ClauseTest, PolicyFact } from '@ceyuan/contract'
import { type GivenValue, toGiven } from '../policy/given-value.ts'

/** A value of a situation as it is typed into the field of its fact. */
export const toTyped = (
  fact: Pick<PolicyFact, 'kind' | 'unit'> | undefined,
  value: ClauseTest['facts'][string],
): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join(',')
  if (fact?.kind === 'money') return String(value).replace(fact.unit ?? '', '')
  return String(value).replace(/%$/u, '')
}

/** A typed value of a situation as a test holds it; null where nothing is said. */
export const fromTyped = (fact: Pick<PolicyFact, 'kind' | 'unit'>, typed: string): GivenValue | null =>
  toGiven(fact, typed) ?? null
