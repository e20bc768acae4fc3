import { planContent } from '@ceyuan/contract'
import type { PlanContent } from '@ceyuan/plan'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Scope } from '../database/database.ts'

/** Where an official document was published. */
export const planSource = z.object({
  title: z.string(),
  number: z.string().optional(),
  date: z.string().optional(),
  link: z.string().optional(),
})

/** The plan that the city runs: its text, its sections and every commitment with its binding. */
export type ConfirmedPlan = PlanContent & {
  readonly id: string
  /** 1 for the first confirmed version. */
  readonly number: number
  readonly text: string
  readonly source: z.output<typeof planSource> | null
  readonly confirmedAt: string
  readonly confirmedBy: string
}

type Row = {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly source: unknown
  readonly confirmed_at: string
  readonly confirmed_by_name: string
  readonly content: unknown
}

/** The name under which changes of the plan in force are counted. */
export const planRevision = 'plan'

const kept = new Map<string, ConfirmedPlan>()

const findCurrent = async ({
  sql: on,
}: Scope): Promise<{ readonly id: string; readonly revision: number } | undefined> => {
  const { rows } = await sql<{ id: string; revision: number }>`
    select id, revision from plan_version where state = 'confirmed' order by number desc limit 1`.execute(on)
  return rows[0]
}

/**
 * The plan in force, or undefined in a city that has none yet. A confirmed version never changes, so it is read and checked
 * once and kept; each call asks the database only which version is in force.
 */
export const getConfirmedPlan = async (scope: Scope): Promise<ConfirmedPlan | undefined> => {
  const current = await findCurrent(scope)
  if (!current) return undefined
  const known = kept.get(current.id)
  if (known) return known
  const { rows } = await sql<Row>`
    select v.id, v.number, v.text, v.source, v.confirmed_at, v.confirmed_by_name, r.content
    from plan_version v join plan_revision r on r.plan_id = v.id and r.revision = v.revision
    where v.id = ${current.id}`.execute(scope.sql)
  const [row] = rows
  if (!row) return undefined
  const plan: ConfirmedPlan = Object.freeze({
    ...planContent.parse(row.content),
    id: row.id,
    number: row.number,
    text: row.text,
    source: planSource.nullable().parse(row.source),
    confirmedAt: row.confirmed_at,
    confirmedBy: row.confirmed_by_name,
  })
  if (kept.size > 50) kept.clear()
  kept.set(row.id, plan)
  return plan
}
