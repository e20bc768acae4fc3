import type { FeatureContext } from '../context.ts'
import type { Keeping } from './pruning.ts'
import type { Subscriber } from './subscriber.ts'
import { DeliveryWorker } from './worker.ts'

/** Hands messages on for as long as the server answers. */
export const addDelivery = (
  { database, lifetime, reportFailure }: Pick<FeatureContext, 'database' | 'lifetime' | 'reportFailure'>,
  subscribers: readonly Subscriber[],
  keeping: Keeping,
): void => {
  const worker = new DeliveryWorker({ database, subscribers, reportFailure, keeping })
  lifetime.onReady(async () => worker.start())
  lifetime.onClose(() => worker.stop())
}
