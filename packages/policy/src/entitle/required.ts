import type { CivilDate } from '@ceyuan/values'
import { versionOn } from '../clause/version.ts'
import type { PolicySet, ReadyClause } from '../set/policy-set.ts'

/** The requirements that stand before a clause on a day, those of its requirements included, each once. */
export const requiredFor = (set: PolicySet, ready: ReadyClause, on: CivilDate): readonly ReadyClause[] => {
  const seen = new Set<string>([ready.id])
  const found: ReadyClause[] = []
  const waiting = [...ready.clause.requires]
  for (const id of waiting) {
    if (seen.has(id)) continue
    seen.add(id)
    const inForce = versionOn(set.clauses.get(id) ?? [], on)
    if (inForce?.kind !== 'inForce') continue
    found.push(inForce.version)
    waiting.push(...inForce.version.clause.requires)
  }
  return found
}
