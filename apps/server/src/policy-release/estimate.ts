import { draftScenario, type ReleaseEstimate, type ScenarioResult } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { Asker } from '../funding/asker.ts'
import type { ReleaseContext } from './context.ts'
import type { DraftRow } from './draft-store.ts'

const toEstimate = ({ on, population, totals, effects }: ScenarioResult, at: string): ReleaseEstimate => ({
  at,
  on,
  enterprises: population.enterprises,
  samples: population.samples,
  before: totals.before,
  after: totals.after,
  changeFen: totals.changeFen,
  gain: effects.gain,
  lose: effects.lose,
  cannotTell: effects.cannotTell,
})

/** What a draft would bring to every enterprise of the register, as whoever releases it sees it; null where nothing can be counted. */
export const estimateOf = async (
  { impact, clock, source }: Pick<ReleaseContext, 'impact' | 'clock' | 'source'>,
  { actor, locale }: Asker,
  { content }: Pick<DraftRow, 'content'>,
): Promise<Result<ReleaseEstimate | null>> => {
  const question = draftScenario(content, source.current().policies[0]?.id ?? '')
  const impactOf = impact()
  if (question === null || impactOf === null) return Result.success(null)
  const found = await impactOf({ actor, locale }, question)
  if (found.kind === 'failure' && found.problems[0].code === 'scenario.no-population') return Result.success(null)
  return Result.map(found, (result) => toEstimate(result, clock()))
}
