import type { Feature } from '../context.ts'
import { policySourceOf } from '../policy/policy-source.ts'
import { declare } from '../policy-release/overlay.ts'
import { populationRoutes } from './routes.ts'
import { type PopulationDeps, PopulationRunner } from './runner.ts'
import { createPopulationService } from './service.ts'

const sweepMilliseconds = 3_600_000

/** Files of enterprises held against the clauses; those that a stop of the server interrupted begin anew when it answers again. */
export const populationFeature: Feature = (context) => {
  const { database, clock, city, uploadFolder, lifetime, reportFailure } = context
  const source = policySourceOf(context)
  const units = city.units.map(({ id }) => id)
  const deps: PopulationDeps = {
    database,
    clock,
    uploadFolder,
    reportFailure,
    policies: source.current,
    declared: () => declare(source.current(), [], units),
  }
  const runner = new PopulationRunner(deps)
  const sweep = (): void => void runner.sweep().catch((error: unknown) => reportFailure(error, 'population files'))
  const timer = setInterval(sweep, sweepMilliseconds).unref()
  lifetime.onReady(() => runner.resume())
  lifetime.onClose(async () => {
    clearInterval(timer)
    await runner.stop()
  })
  return populationRoutes(createPopulationService(deps, runner), runner, source.current)
}
