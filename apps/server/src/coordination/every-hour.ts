import type { FeatureContext } from '../context.ts'

const hour = 3_600_000

/** Does a work when the server starts and every hour after; one turn is finished before the next. A failure is reported under the words given. */
export const everyHour = (
  { lifetime, reportFailure }: Pick<FeatureContext, 'lifetime' | 'reportFailure'>,
  work: () => Promise<unknown>,
  failure: string,
): void => {
  const held: { timer?: NodeJS.Timeout; looking: Promise<void> } = { looking: Promise.resolve() }
  const look = (): void => {
    held.looking = held.looking.then(work).then(
      () => undefined,
      (error: unknown) => reportFailure(error, failure),
    )
  }
  lifetime.onReady(async () => {
    look()
    held.timer = setInterval(look, hour)
    held.timer.unref()
  })
  lifetime.onClose(async () => {
    clearInterval(held.timer)
    await held.looking
  })
}
