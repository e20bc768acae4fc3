import type { getPlanProgress, Locale } from '@ceyuan/contract'
import type { Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { Actor } from '../database/database.ts'
import type { MilestoneAct } from './ledger-lines.ts'

/** The plan with a light on every commitment, as of a day. */
export type PlanProgress = z.output<typeof getPlanProgress.output>

/** Where the ledger takes which milestones were confirmed. */
export type MilestoneReader = { readonly confirmations: (actor: Actor) => Promise<readonly MilestoneAct[]> }

/** Where the ledger, meetings and reports take how the plan stands. */
export type ProgressReader = {
  readonly plan: (
    actor: Actor,
    query: { readonly asOf?: string | undefined },
    locale: Locale,
  ) => Promise<Result<PlanProgress>>
}
