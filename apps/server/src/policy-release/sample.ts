import { clauseContent, clauseTest, type ClauseContent } from '@ceyuan/contract'
import { versionOn } from '@ceyuan/policy'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { City } from '../city/city.ts'
import { actorId } from '../database/actor-settings.ts'
import { systemActor } from '../database/actors.ts'
import type { Database, Write } from '../database/database.ts'
import { findSampleActor } from '../identity/sample-accounts.ts'
import { toContent } from './clause-content.ts'
import { addDraftEvent, addDraftRow, changeDraftRow } from './draft-store.ts'
import { versionsText, withClause } from './overlay.ts'

const sampleDraft = z.strictObject({
  /** The sample account that writes it. */
  by: z.string(),
  clause: z.string(),
  entry: z.enum(['enacts', 'amends', 'repeals']),
  /** The clause whose text is taken where this one says nothing; the clause itself when left out. */
  like: z.string().optional(),
  from: z.iso.date(),
  content: z.record(z.string(), z.unknown()),
  tests: z.array(clauseTest),
  /** Why it is proposed; it is still being written when left out. */
  proposed: z.string().optional(),
})

type SampleDraft = z.output<typeof sampleDraft>

const file = 'sample/clause-drafts.yaml'

const wrong = (reason: string): Result<never> =>
  Result.failure(Problem.create('city.sample-wrong', { file, line: 1, reason }, { source: file }))

const reasonOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ')

const readDrafts = async ({ folder }: Pick<City, 'folder'>): Promise<Result<readonly SampleDraft[]>> => {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '[]')
  const parsed = z.array(sampleDraft).safeParse(parse(text))
  if (parsed.success) return Result.success(parsed.data)
  return wrong(reasonOf(parsed.error))
}

const contentOf = ({ policies }: City, one: SampleDraft): Result<ClauseContent> => {
  const on = CivilDate.parse(one.from)
  if (on.kind === 'failure') return on
  const begun = versionOn(policies.clauses.get(one.like ?? one.clause) ?? [], on.value)?.version
  if (!begun) return wrong(one.like ?? one.clause)
  const whole = clauseContent.safeParse({
    ...toContent(begun, { entry: one.entry, from: one.from }),
    ...one.content,
    clause: one.clause,
  })
  return whole.success ? Result.success(whole.data) : wrong(reasonOf(whole.error))
}

const addDraft = async (write: Write, city: City, one: SampleDraft, content: ClauseContent): Promise<string> => {
  const { actor } = write
  const id = await addDraftRow(write, content, versionsText(city.policies, one.clause))
  await addDraftEvent(write, id, 'started', null)
  const proposal = {
    state: 'proposed' as const,
    proposed_by: actorId(actor),
    proposed_by_name: actor.name,
  }
  await changeDraftRow(write, id, one.proposed === undefined ? {} : proposal, { content, tests: one.tests })
  await addDraftEvent(write, id, 'saved', null)
  if (one.proposed !== undefined) await addDraftEvent(write, id, 'proposed', one.proposed)
  const detail = { clause: one.clause, policy: content.policy, entry: one.entry, from: one.from }
  await write.audit({ action: 'clause.load-sample', subject: { kind: 'clauseDraft', id }, detail })
  return id
}

const loadDraft = async (database: Database, city: City, one: SampleDraft): Promise<Result<string>> => {
  const content = contentOf(city, one)
  if (content.kind === 'failure') return content
  const units = city.units.map(({ id }) => id)
  const fits = withClause(city.policies, content.value, units)
  if (fits.kind === 'failure') return fits
  const actor = await findSampleActor(database, city, one.by)
  if (!actor) return wrong(one.by)
  return database.write(actor, {}, async (write) => Result.success(await addDraft(write, city, one, content.value)))
}

const isEmpty = (database: Database): Promise<boolean> =>
  database.read(systemActor, async ({ sql: on }) => {
    const { rows } = await sql`select 1 from clause_draft limit 1`.execute(on)
    return rows.length === 0
  })

/** Loads a city's sample drafts of clauses where there are none yet, each written by its sample account; gives how many. */
export const loadSampleDrafts = async (database: Database, city: City): Promise<Result<number>> => {
  const read = await readDrafts(city)
  if (read.kind === 'failure') return read
  if (read.value.length === 0 || !(await isEmpty(database))) return Result.success(0)
  for (const one of read.value) {
    const loaded = await loadDraft(database, city, one)
    if (loaded.kind === 'failure') return loaded
  }
  return Result.success(read.value.length)
}
