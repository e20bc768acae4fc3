import { getHealth, getMetrics } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
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
    bind(getHealth, async () => Result.success(await service.health())),
    bind(getMetrics, async () =>
      Result.success({
        kind: 'download',
        mediaType: 'text/plain; version=0.0.4; charset=utf-8',
        content: await metrics(),
      }),
    ),
  ]
}
