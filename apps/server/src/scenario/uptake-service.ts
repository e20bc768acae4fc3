import type { getPolicyUptake } from '@ceyuan/contract'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { FundingContext } from '../funding/context.ts'
import { committedIn, readSupport, uptakeOf } from '../funding/uptake.ts'
import { nearestName } from '../city/nearest-name.ts'
import type { Runs } from './runs.ts'
import type { PreviewAsker, PreviewDeps } from './preview-service.ts'

type Uptake = z.input<(typeof getPolicyUptake)['output']>

/** Of which year the promises count, and for which clause the parts are counted; without them of all. */
export type UptakeAsked = { readonly year?: number | undefined; readonly clause?: string | undefined }

/** Tells how far the city's clauses reach, over every enterprise of the register. */
export type UptakeService = {
  readonly read: (asker: PreviewAsker, asked: UptakeAsked) => Promise<Result<Uptake>>
}

type Deps = Pick<PreviewDeps, 'thread' | 'hasPopulation' | 'hiddenFor'> & {
  readonly funding: FundingContext
  readonly runs: Runs
}

const namedClause = ({ policies }: FundingContext, id: string | undefined): Result<Uptake['of']> => {
  if (id === undefined) return Result.success(null)
  const set = policies()
  const latest = set.clauses.get(id)?.at(-1)
  if (latest) return Result.success({ id, title: latest.clause.title, from: latest.from })
  const nearest = nearestName(id, [...set.clauses.keys()]) ?? null
  return Result.failure(Problem.create('funding.clause-unknown', { found: id, nearest }, { path: '/query/clause' }))
}

/** Makes the service over the population that the thread keeps. */
export const createUptakeService = ({ thread, hasPopulation, hiddenFor, funding, runs }: Deps): UptakeService =>
  Object.freeze<UptakeService>({
    read: async (asker, { year, clause }) => {
      if (!hasPopulation()) return Result.failure(Problem.create('scenario.no-population'))
      const of = namedClause(funding, clause)
      if (of.kind === 'failure') return of
      const on = CivilDate.parse(funding.today())
      if (on.kind === 'failure') return on
      const support = await readSupport(funding, asker.actor, year)
      const hidden = [...hiddenFor(asker.actor)]
      const job = {
        kind: 'coverage',
        on: on.value,
        hidden,
        committed: committedIn(support),
        of: of.value?.id ?? null,
      } as const
      const coverage = await runs.follow(asker, (onProgress) => thread.ask(job, { signal: asker.signal, onProgress }))
      return Result.map(coverage, (found) => ({
        on: on.value,
        year: year ?? null,
        next: null,
        of: of.value,
        looked: { register: found.register, count: found.enterprises, misfits: found.misfits, hidden },
        ...uptakeOf(funding.policies(), found, support),
      }))
    },
  })
