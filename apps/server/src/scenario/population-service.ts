import type { PolicySet } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Actor, Database } from '../database/database.ts'
import { factReader } from '../policy/dossier-service.ts'
import { buildPopulation } from './build-population.ts'
import type { Population } from './population.ts'
import { hiddenFacts, type PopulationSource, populationSourceOf } from './population-source.ts'
import { populationKey } from './population-store.ts'

/** How far the reading is. */
export type Reading = {
  readonly state: 'reading' | 'ready'
  readonly read: number
  readonly enterprises: number | null
}

/** Keeps the population of the city in memory: one, read anew when a register or what enterprises say has changed. */
export type PopulationService = {
  readonly reading: () => Promise<Result<Reading>>
  readonly get: () => Promise<Result<Population>>
  /** The facts that an actor may not see. */
  readonly hiddenFor: (actor: Actor) => ReadonlySet<string>
}

type Deps = { readonly database: Database; readonly city: City; readonly policies: () => PolicySet }

type Building = {
  readonly key: string
  readonly done: Promise<Population>
  readonly read: number
  readonly ready: Population | null
}

type Held = {
  source?: { readonly book: PolicySet['book']; readonly found: PopulationSource | undefined }
  building?: Building
}

const noPopulation = () => Result.failure(Problem.create('scenario.no-population'))

const begin = (deps: Deps, source: PopulationSource, key: string): Building => {
  const progress = { read: 0 }
  const onRead = (records: number): void => {
    progress.read = records
  }
  const { database, city, policies } = deps
  const done = buildPopulation({ database, city, set: policies(), source, key, onRead })
  const state: { ready: Population | null } = { ready: null }
  const building: Building = {
    key,
    done,
    get read() {
      return progress.read
    },
    get ready() {
      return state.ready
    },
  }
  const settle = async (): Promise<void> => {
    state.ready = await done
  }
  // Who waits for it is told of a failure; nobody else needs to be.
  settle().catch(() => undefined)
  return building
}

const createSource =
  ({ city, policies }: Deps, held: Held) =>
  (): PopulationSource | undefined => {
    const set = policies()
    if (held.source?.book !== set.book) held.source = { book: set.book, found: populationSourceOf(city, set) }
    return held.source.found
  }

const createCurrent =
  (deps: Deps, held: Held, sourceOf: () => PopulationSource | undefined) => async (): Promise<Building | undefined> => {
    const source = sourceOf()
    if (!source) return undefined
    const registers = [source.body, ...source.registers.map(({ register }) => register)].map(({ id }) => id)
    const key = await deps.database.read(factReader, (scope) => populationKey(scope, registers))
    if (held.building?.key !== key) held.building = begin(deps, source, key)
    return held.building
  }

/** The population of a city, read when it is first asked for. */
export const createPopulationService = (deps: Deps): PopulationService => {
  const held: Held = {}
  const sourceOf = createSource(deps, held)
  const current = createCurrent(deps, held, sourceOf)
  return Object.freeze<PopulationService>({
    reading: async () => {
      const building = await current()
      if (!building) return noPopulation()
      const { ready, read } = building
      return Result.success({
        state: ready ? ('ready' as const) : ('reading' as const),
        read,
        enterprises: ready?.size ?? null,
      })
    },
    get: async () => {
      const building = await current()
      if (!building) return noPopulation()
      try {
        return Result.success(await building.done)
      } catch (error) {
        // The next who asks tries again.
        if (held.building === building) delete held.building
        throw error
      }
    },
    hiddenFor: (actor) => {
      const source = sourceOf()
      return source ? hiddenFacts(source, actor, deps.city) : new Set()
    },
  })
}
