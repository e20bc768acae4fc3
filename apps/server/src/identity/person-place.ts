import { Problem, Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Body } from './people-store.ts'

/** What a person is to be, and for whom: a role, a responsible unit, an enterprise by credit code. */
export type Place = { readonly role: string; readonly unitId: string | null; readonly creditCode: string | null }

/** The bodies that a person is to speak for, or the problems with role and unit. */
export const checkPlace = (city: City, { role, unitId, creditCode }: Place): Result<readonly Body[]> => {
  const known = city.roles.map(({ id }) => id)
  const unit = city.units.find(({ id }) => id === unitId)
  const problems = [
    ...(known.includes(role)
      ? []
      : [Problem.create('identity.role-unknown', { found: role, known }, { path: '/body/role' })]),
    ...(unitId === null || unit
      ? []
      : [Problem.create('identity.unit-unknown', { found: unitId }, { path: '/body/unitId' })]),
  ]
  const [first, ...rest] = problems
  if (first) return Result.failure(first, ...rest)
  return Result.success([
    ...(unit ? [{ kind: 'unit' as const, slug: unit.id, name: unit.name }] : []),
    ...(creditCode ? [{ kind: 'enterprise' as const, slug: creditCode, name: creditCode }] : []),
  ])
}
