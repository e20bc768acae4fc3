import type { Feature } from '../context.ts'
import { fundingContext } from '../funding/feature.ts'
import { policyServicesOf } from '../policy/services.ts'
import { createReleasedClauses } from './released-clauses.ts'
import { releaseRoutes } from './routes.ts'

const minute = 60_000

/** The release of clauses by two persons; what is released counts from its first day on. */
export const policyReleaseFeature: Feature = (context) => {
  const { database, city, today, clock, lifetime, reportFailure } = context
  const { source, impact } = policyServicesOf(context)
  const { dossiers } = fundingContext(context)
  const released = createReleasedClauses({ database, city, source, today })
  const held: { timer?: NodeJS.Timeout } = {}
  const look = async (): Promise<void> => {
    const refreshed = await released.refresh()
    if (refreshed.kind === 'failure') throw new Error(`Released clauses do not fit: ${refreshed.problems[0].code}`)
  }
  const lookAgain = (): Promise<void> =>
    look().catch((error: unknown) => reportFailure(error, 'Released clauses could not be brought into force'))
  lifetime.onReady(async () => {
    await lookAgain()
    // Another server of the same city may release, too.
    held.timer = setInterval(() => void lookAgain(), minute)
    held.timer.unref()
  })
  lifetime.onClose(async () => clearInterval(held.timer))
  return releaseRoutes({ database, city, today, clock, source, dossiers, released, impact })
}
