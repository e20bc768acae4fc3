import type { PolicySet } from '@ceyuan/policy'
import { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database, Scope } from '../database/database.ts'
import { revisionsOf } from '../database/revision.ts'
import type { PolicySource } from '../policy/policy-source.ts'
import { listReleasedRows } from './draft-store.ts'
import { withReleased } from './overlay.ts'

/** Under this name releases are counted. */
export const releaseRevision = 'clause-release'

/** The released versions of clauses, laid over the policies of the city pack. */
export type ReleasedClauses = {
  /** The policies with everything released until this transaction. */
  readonly policiesIn: (scope: Scope) => Promise<Result<PolicySet>>
  /** Brings what was released, here or by another server, into the policies that answers are given by. */
  readonly refresh: () => Promise<Result<void>>
}

const keyOf = (revision: bigint, counting: number): string => `${revision} ${counting}`

/** Makes the overlay of a city. */
export const createReleasedClauses = ({
  database,
  city,
  source,
  today,
}: {
  readonly database: Database
  readonly city: Pick<City, 'policies' | 'units'>
  readonly source: PolicySource
  readonly today: () => string
}): ReleasedClauses => {
  const held: { key: string; firstDays: readonly string[] } = { key: keyOf(0n, 0), firstDays: [] }
  const units = city.units.map(({ id }) => id)
  const policiesIn = async (scope: Scope): Promise<Result<PolicySet>> => {
    const rows = await listReleasedRows(scope)
    held.firstDays = rows.flatMap(({ content }) => (content.brings?.ceilings.length ? [content.from] : []))
    return withReleased(
      city.policies,
      rows.map(({ content }) => content),
      { units, today: today() },
    )
  }
  return Object.freeze({
    policiesIn,
    refresh: async () => {
      const read = await database.read(systemActor, async (scope) => {
        const revision = (await revisionsOf(scope, [releaseRevision])).get(releaseRevision) ?? 0n
        // A ceiling that was released begins to count with a day, not with a release.
        const key = () => keyOf(revision, held.firstDays.filter((day) => day <= today()).length)
        return key() === held.key ? null : { set: await policiesIn(scope), key: key() }
      })
      if (read === null) return Result.success(undefined)
      if (read.set.kind === 'failure') return read.set
      source.replace(read.set.value)
      held.key = read.key
      return Result.success(undefined)
    },
  } satisfies ReleasedClauses)
}
