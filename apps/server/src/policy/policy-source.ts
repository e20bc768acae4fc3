import type { PolicySet } from '@ceyuan/policy'
import type { City } from '../city/city.ts'
import type { Database } from '../database/database.ts'

/** The policies that the server answers by: those of the city pack, until a release puts others in their place. */
export type PolicySource = {
  readonly current: () => PolicySet
  readonly replace: (set: PolicySet) => void
}

const sources = new WeakMap<Database, PolicySource>()

/** The one source of policies of a database. */
export const policySourceOf = ({
  database,
  city,
}: {
  readonly database: Database
  readonly city: Pick<City, 'policies'>
}): PolicySource => {
  const known = sources.get(database)
  if (known) return known
  const held = { set: city.policies }
  const source: PolicySource = Object.freeze({
    current: () => held.set,
    replace: (set: PolicySet) => {
      held.set = set
    },
  })
  sources.set(database, source)
  return source
}
