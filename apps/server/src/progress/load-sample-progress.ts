import { randomUUIDv7 } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { Result } from '@ceyuan/values'
import { tableOf, columnOf } from '../city/register-names.ts'
import type { FeatureContext } from '../context.ts'
import { systemActor } from '../database/actors.ts'
import type { Write } from '../database/database.ts'
import { findDocumentTitle } from './confirmation-store.ts'
import { progressServiceOf } from './service.ts'

const sampleConfirmation = z.object({
  commitment: z.string(),
  on: z.iso.date(),
  unit: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  document: z.string(),
  reason: z.string(),
})

const readSample = async (folder: string): Promise<readonly z.output<typeof sampleConfirmation>[]> => {
  const text = await readFile(join(folder, 'sample/milestones.jsonl'), 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => sampleConfirmation.parse(JSON.parse(line)))
}

const addSample = async (write: Write, { city }: FeatureContext): Promise<number> => {
  const documents = city.registers.find(({ id }) => id === 'source-document')
  const register = documents && { table: tableOf(documents.id), title: columnOf(documents.title) }
  const samples = await readSample(city.folder)
  for (const { commitment, on, unit, by, at, document, reason } of samples) {
    const title = (await findDocumentTitle(write, document, register)) ?? document
    await sql`
      insert into milestone_confirmation (id, commitment, unit_id, reached_on, document, document_title, reason, recorded_at,
        recorded_by, recorded_by_name, sample)
      values (${randomUUIDv7()}::uuid, ${commitment}, ${unit}, ${on}::date, ${document}, ${title}, ${reason},
        ${at}::timestamptz, 'sample', ${by}, true)
      on conflict (commitment) do nothing`.execute(write.sql)
  }
  return samples.length
}

/**
 * Brings the sample city's confirmed milestones and publishes its progress once, so that the public pages have something to show. The
 * plan must be in force and the sample records loaded.
 */
export const loadSampleProgress = async (context: FeatureContext, reason: string): Promise<Result<number>> => {
  const added = await context.database.write(systemActor, {}, async (write) => {
    const count = await addSample(write, context)
    await write.audit({ action: 'progress.sample', subject: { kind: 'city', id: context.city.id }, detail: { count } })
    return Result.success(count)
  })
  if (added.kind === 'failure') return added
  return Result.map(await progressServiceOf(context).publish(systemActor, {}, { reason }), () => added.value)
}
