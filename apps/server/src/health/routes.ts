import { getHealth, getMetrics } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { FeatureContext } from '../context.ts'
import { bind, type Binding } from '../http/call.ts'
import { createHealthService } from './service.ts'

/** Health and measurements. */
export const healthRoutes = (
  context: FeatureContext,
  version: string,
  metrics: () => Promise<string>,
): readonly Binding[] => {
  const service = createHealthService(context, version)
  return [
    bind(getHealth, async () => {
      const health = await service.health()
      return health.database.isReachable
        ? Result.success(health)
        : Result.failure(Problem.create('database.unavailable'))
    }),
    bind(getMetrics, async () =>
      Result.success({
        kind: 'download',
        mediaType: 'text/plain; version=0.0.4; charset=utf-8',
        content: await metrics(),
      }),
    ),
  ]
}
