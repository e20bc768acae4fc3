import { noPolicies, type PolicySet } from '@ceyuan/policy'
import { createPopulationBuilder, type PopulationBuilder } from './build-population.ts'
import type { Pace } from './evaluate.ts'
import type { Population } from './population.ts'
import type { ReadPage } from './population-pages.ts'
import { type PopulationSource, populationSourceOf } from './population-source.ts'
import type { Read, State, ThreadCity } from './thread-messages.ts'

/** What is read from the server. */
export type Reader = {
  readonly state: (kept: Extract<Read, { kind: 'state' }>['kept']) => Promise<State>
  readonly page: ReadPage
}

/** The one population that is kept, with the policies that it is asked by. */
export type Held = {
  readonly enact: (set: PolicySet) => void
  readonly set: () => PolicySet
  /** The population as the database stands now; only what has changed is read again where that is little. */
  readonly current: (pace: Pace) => Promise<Population>
}

type Kept = {
  readonly builder: PopulationBuilder
  readonly supplied: ReadonlySet<string>
  readonly since: string
  readonly population: Population
}

/** Keeps a population. */
export const createHeldPopulation = (city: ThreadCity, { state, page }: Reader): Held => {
  const held: { set: PolicySet; source?: PopulationSource | undefined; kept?: Kept | undefined } = { set: noPolicies }
  const build = async (
    source: PopulationSource,
    now: State,
    kept: Kept | undefined,
    pace: Pace,
  ): Promise<Population> => {
    const builder = kept?.builder ?? createPopulationBuilder({ city, set: held.set, source, supplied: now.supplied })
    let rows = 0
    const onRead = async (more: number): Promise<void> => {
      rows += more
      await pace.pause('reading', rows, Math.max(rows, now.rows))
    }
    // Whatever breaks off in between leaves nothing that is half written.
    held.kept = undefined
    const population = await builder.update({ read: page, onRead }, now.key, kept ? now.codes : null)
    const supplied = kept?.supplied ?? new Set(now.supplied)
    held.kept = { builder, supplied, since: now.at, population }
    return population
  }
  return {
    enact: (set) => {
      // Facts come with the city: whatever is released, what is kept of them stays right.
      held.set = set
      held.source = populationSourceOf(city, set)
    },
    set: () => held.set,
    current: async (pace) => {
      const { source, kept } = held
      if (!source) throw new Error('The city keeps no enterprises')
      const now = await state(kept ? { key: kept.population.key, since: kept.since } : null)
      if (kept?.population.key === now.key) return kept.population
      const fits = kept !== undefined && now.codes !== null && now.supplied.every((fact) => kept.supplied.has(fact))
      if (fits) return build(source, now, kept, pace)
      // A fact that nobody had spoken of before needs a column of its own.
      return build(source, now.codes === null ? now : await state(null), undefined, pace)
    },
  }
}
