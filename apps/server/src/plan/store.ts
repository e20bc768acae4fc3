import { planContent, type PlanCorrection } from '@ceyuan/contract'
import type { PlanContent } from '@ceyuan/plan'
import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import { planRevision } from './confirmed-plan.ts'

/** A reading as it is kept: its state, and the content that counts. */
export type KeptPlan = {
  readonly id: string
  readonly state: 'draft' | 'confirmed' | 'ended'
  readonly number: number | null
  readonly version: number
  readonly revision: number
  readonly parent: number | null
  readonly fileName: string
  readonly text: string
  readonly recordedAt: string
  readonly recordedBy: string
  readonly content: PlanContent
}

/** A kept reading without its text. */
export type PlanLine = Pick<KeptPlan, 'id' | 'state' | 'number' | 'fileName' | 'recordedAt' | 'recordedBy'> & {
  readonly title: string | null
  readonly commitments: number
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
}

type Row = {
  readonly id: string
  readonly state: KeptPlan['state']
  readonly number: number | null
  readonly version: number
  readonly revision: number
  readonly parent: number | null
  readonly file_name: string
  readonly text: string
  readonly recorded_at: string
  readonly recorded_by_name: string
  readonly content: unknown
}

/** The reading of this id, or undefined where there is none or the actor may not see it. */
export const findPlan = async ({ sql: on }: Scope, id: string): Promise<KeptPlan | undefined> => {
  const { rows } = await sql<Row>`
    select v.id, v.state, v.number, v.version, v.revision, r.parent, v.file_name, v.text, v.recorded_at, v.recorded_by_name,
      r.content
    from plan_version v join plan_revision r on r.plan_id = v.id and r.revision = v.revision
    where v.id = ${id}`.execute(on)
  const [row] = rows
  if (!row) return undefined
  const { state, number, version, revision, parent, text } = row
  return {
    id: row.id,
    state,
    number,
    version,
    revision,
    parent,
    text,
    fileName: row.file_name,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by_name,
    content: planContent.parse(row.content),
  }
}

type LineRow = Omit<Row, 'version' | 'revision' | 'parent' | 'text' | 'content'> & {
  readonly title: string | null
  readonly commitments: number
  readonly confirmed_at: string | null
  readonly confirmed_by_name: string | null
}

/** Every reading that was not given up, newest first. */
export const listPlans = async ({ sql: on }: Scope): Promise<readonly PlanLine[]> => {
  const { rows } = await sql<LineRow>`
    select v.id, v.state, v.number, v.file_name, v.recorded_at, v.recorded_by_name, v.confirmed_at, v.confirmed_by_name,
      r.content ->> 'title' as title, jsonb_array_length(r.content -> 'commitments') as commitments
    from plan_version v join plan_revision r on r.plan_id = v.id and r.revision = v.revision
    where v.state <> 'ended' order by v.recorded_at desc, v.id desc limit 200`.execute(on)
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    number: row.number,
    fileName: row.file_name,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by_name,
    title: row.title,
    commitments: row.commitments,
    confirmedAt: row.confirmed_at,
    confirmedBy: row.confirmed_by_name,
  }))
}

/** Keeps a state of a reading; gives its number. */
const addRevision = async (
  write: Write,
  plan: { readonly id: string; readonly parent: number | null },
  content: PlanContent,
  correction: PlanCorrection | null,
): Promise<number> => {
  const { rows } = await sql<{ revision: number }>`
    insert into plan_revision (plan_id, revision, parent, content, correction, recorded_at, recorded_by, recorded_by_name)
    select ${plan.id}, coalesce(max(revision), 0) + 1, ${plan.parent}::int, ${JSON.stringify(content)}::jsonb,
      ${correction === null ? null : JSON.stringify(correction)}::jsonb, ${write.at}, ${actorId(write.actor)},
      ${write.actor.name}
    from plan_revision where plan_id = ${plan.id} returning revision`.execute(write.sql)
  const [row] = rows
  if (!row) throw new Error(`No revision was kept of plan ${plan.id}`)
  return row.revision
}

/** Keeps a fresh draft. */
export const addDraft = async (
  write: Write,
  draft: { readonly id: string; readonly fileName: string; readonly text: string; readonly content: PlanContent },
): Promise<void> => {
  await sql`insert into plan_version (id, state, file_name, text, recorded_at, recorded_by, recorded_by_name)
    values (${draft.id}, 'draft', ${draft.fileName}, ${draft.text}, ${write.at}, ${actorId(write.actor)},
      ${write.actor.name})`.execute(write.sql)
  await addRevision(write, { id: draft.id, parent: null }, draft.content, null)
}

const isOne = (count: bigint | undefined): boolean => count === 1n

/** Makes a corrected content the one that counts; false where someone else was faster. */
export const keepCorrection = async (
  write: Write,
  plan: KeptPlan,
  content: PlanContent,
  correction: PlanCorrection,
): Promise<boolean> => {
  const revision = await addRevision(write, { id: plan.id, parent: plan.revision }, content, correction)
  return moveTo(write, plan, revision)
}

/** Makes another kept state the one that counts; false where someone else was faster. */
export const moveTo = async (write: Write, plan: KeptPlan, revision: number): Promise<boolean> => {
  const { numAffectedRows } = await sql`update plan_version set revision = ${revision}, version = version + 1
    where id = ${plan.id} and version = ${plan.version} and state = 'draft'`.execute(write.sql)
  return isOne(numAffectedRows)
}

/** Brings a draft into force under the next number; gives the number, or undefined where someone else was faster. */
export const confirmDraft = async (write: Write, plan: KeptPlan): Promise<number | undefined> => {
  const { rows } = await sql<{ number: number }>`update plan_version set state = 'confirmed', version = version + 1,
      number = (select coalesce(max(number), 0) + 1 from plan_version),
      confirmed_at = ${write.at}, confirmed_by = ${actorId(write.actor)}, confirmed_by_name = ${write.actor.name}
    where id = ${plan.id} and version = ${plan.version} and state = 'draft' returning number`.execute(write.sql)
  if (rows[0]) write.touch(planRevision)
  return rows[0]?.number
}

/** Gives a draft up; false where someone else was faster. */
export const endDraft = async (write: Write, plan: KeptPlan, reason: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update plan_version set state = 'ended', end_reason = ${reason},
      version = version + 1 where id = ${plan.id} and version = ${plan.version} and state = 'draft'`.execute(write.sql)
  return isOne(numAffectedRows)
}
