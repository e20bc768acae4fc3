import type { Locale, ScenarioContent } from '@ceyuan/contract'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import type { Actor, Database } from '../database/database.ts'
import { revisionsOf } from '../database/revision.ts'
import type { Granted } from '../funding/history.ts'
import { factReader } from '../policy/dossier-service.ts'
import type { Lines } from './budgets.ts'
import type { Run, Runs } from './runs.ts'
import { daysOf } from './run-scenario.ts'
import type { ScenarioThread } from './scenario-thread.ts'
import type { Scenarios } from './thread-messages.ts'

/** Who asks for a scenario, when they have gone away, and under which name they ask how far it is. */
export type PreviewAsker = {
  readonly actor: Actor
  readonly locale: Locale
  readonly signal: AbortSignal
  readonly run: string | undefined
}

/** What funding tells a scenario: what was granted before, and what budget lines hold. */
export type FundingTeller = {
  readonly granted: (on: string) => Promise<readonly Granted[]>
  readonly lines: (asker: PreviewAsker, years: readonly number[]) => Promise<readonly Lines[]>
}

/** Works out what scenarios bring. */
export type PreviewService = {
  readonly preview: (asker: PreviewAsker, contents: readonly ScenarioContent[]) => Promise<Result<Scenarios>>
  /** How far a run of the actor's own is; null where there is none of that name. */
  readonly run: (actor: Actor, id: string) => Run | null
}

/** What scenarios are worked out from. */
export type PreviewDeps = {
  readonly database: Database
  readonly thread: ScenarioThread
  readonly runs: Runs
  readonly funding: FundingTeller
  readonly hasPopulation: () => boolean
  /** The facts that an actor may not see. */
  readonly hiddenFor: (actor: Actor) => ReadonlySet<string>
  readonly units: readonly string[]
}

/** Scenarios over the population that a thread keeps. */
export const createPreviewService = (deps: PreviewDeps): PreviewService => {
  const { database, thread, runs, funding, hasPopulation, hiddenFor, units } = deps
  const fundingRevision = async (): Promise<string> => {
    const revisions = await database.read(factReader, (scope) => revisionsOf(scope, ['funding']))
    return String(revisions.get('funding') ?? 0n)
  }
  return Object.freeze<PreviewService>({
    run: runs.find,
    preview: async (asker, contents) => {
      if (!hasPopulation()) return Result.failure(Problem.create('scenario.no-population'))
      const last =
        contents
          .map(({ on }) => on)
          .toSorted()
          .at(-1) ?? ''
      const fundingKey = await fundingRevision()
      const granted = await funding.granted(last)
      const asked = await Promise.all(
        contents.map(async (content) => {
          const years = daysOf(content).map((day) => CivilDate.year(day))
          return { content, lines: await funding.lines(asker, years) }
        }),
      )
      const hidden = [...hiddenFor(asker.actor)]
      return runs.follow(asker, (onProgress) =>
        thread.ask(
          { kind: 'scenarios', asked, granted, fundingKey, hidden, units },
          { signal: asker.signal, onProgress },
        ),
      )
    },
  })
}
