import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { tableOf, columnOf } from '../city/register-names.ts'
import { systemActor } from '../database/actors.ts'
import type { Database, Write } from '../database/database.ts'
import { todayIn } from '../today.ts'
import { findDocumentTitle, milestoneRevision } from './confirmation-store.ts'
import { findLatestPublicationId } from './publication-store.ts'
import words from './locale/zh-CN.json' with { type: 'json' }
import { createProgressService } from './service.ts'
import { newId } from '../database/new-id.ts'

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

const addSample = async (write: Write, city: City): Promise<number> => {
  const documents = city.registers.find(({ id }) => id === 'source-document')
  const register = documents && { table: tableOf(documents.id), title: columnOf(documents.title) }
  const samples = await readSample(city.folder)
  for (const { commitment, on, unit, by, at, document, reason } of samples) {
    const title = (await findDocumentTitle(write, document, register)) ?? document
    await sql`
      insert into milestone_confirmation (id, commitment, unit_id, reached_on, document, document_title, reason, recorded_at,
        recorded_by, recorded_by_name, sample)
      values (${newId()}::uuid, ${commitment}, ${unit}, ${on}::date, ${document}, ${title}, ${reason},
        ${at}::timestamptz, 'sample', ${by}, true)
      on conflict (commitment) do nothing`.execute(write.sql)
  }
  if (samples.length > 0) write.touch(milestoneRevision)
  return samples.length
}

/**
 * Brings the sample city's confirmed milestones and publishes its progress once, so that the public pages have something to show. The
 * plan must be in force and the sample records loaded. Does nothing where something has been published. Gives the number of milestones.
 */
export const loadSampleProgress = async (database: Database, city: City): Promise<Result<number>> => {
  const { published, at } = await database.read(systemActor, async (scope) => ({
    published: await findLatestPublicationId(scope),
    at: scope.at,
  }))
  if (published !== undefined || city.plan === null) return Result.success(0)
  const added = await database.write(systemActor, {}, async (write) => {
    const count = await addSample(write, city)
    await write.audit({ action: 'progress.sample', subject: { kind: 'city', id: city.id }, detail: { count } })
    return Result.success(count)
  })
  if (added.kind === 'failure') return added
  const service = createProgressService({ database, city, today: todayIn(city.timeZone, () => at) })
  return Result.map(await service.publish(systemActor, {}, { reason: words.sampleReason }), () => added.value)
}
