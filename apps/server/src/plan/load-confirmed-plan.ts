import { createHash } from 'node:crypto'
import { normalisePlanText, readNormalisedPlan, type PlanCommitment, type PlanReading } from '@ceyuan/plan'
import { Problem, Result } from '@ceyuan/values'
import { sql } from 'kysely'
import type { City, CityCommitment } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database, Scope, Write } from '../database/database.ts'
import { planRevision } from './confirmed-plan.ts'
import { newId } from '../database/new-id.ts'

type Latest = { readonly number: number; readonly pack_hash: string | null }

const findLatest = async ({ sql: on }: Scope): Promise<Latest | undefined> => {
  const { rows } = await sql<Latest>`
    select number, pack_hash from plan_version where state = 'confirmed' order by number desc limit 1`.execute(on)
  return rows[0]
}

const hashOf = (city: City): string =>
  createHash('sha256')
    .update(JSON.stringify([city.plan, city.commitments]))
    .digest('hex')

const placeIn = (text: string, reading: PlanReading, { section, quote, id }: CityCommitment): Result<number> => {
  const part = reading.sections.find(({ path }) => path === section)
  if (!part) return Result.failure(Problem.create('plan.pack-section-unknown', { id, section }))
  const start = text.indexOf(quote, part.start)
  if (start < 0 || start + quote.length > part.end) {
    return Result.failure(Problem.create('plan.pack-quote-unknown', { id, section, quote }))
  }
  return Result.success(start)
}

const toCommitment = (commitment: CityCommitment, start: number): PlanCommitment => {
  const { id, kind, section, quote, label, target, lead, support, assignedBy, binding } = commitment
  return {
    id,
    kind,
    section,
    quote,
    start,
    end: start + quote.length,
    label: label ?? null,
    target: target ?? null,
    lead,
    support,
    assignedBy: assignedBy ?? null,
    binding,
  }
}

const add = async (write: Write, city: City, number: number, plan: NonNullable<City['plan']>) => {
  const text = normalisePlanText(plan.fullText)
  const reading = readNormalisedPlan(text)
  if (reading.kind === 'failure') return reading
  const placed = Result.all(
    city.commitments.map((commitment) =>
      Result.map(placeIn(text, reading.value, commitment), (start) => toCommitment(commitment, start)),
    ),
  )
  if (placed.kind === 'failure') return placed
  const { title, documentNumber, issuer, issuedOn, source } = plan
  const commitments = placed.value.toSorted((one, other) => one.start - other.start)
  const content = { title, documentNumber, issuer, issuedOn, sections: reading.value.sections, commitments }
  const id = newId()
  await sql`insert into plan_version (id, state, number, file_name, text, source, pack_hash, recorded_at, recorded_by,
      recorded_by_name, confirmed_at, confirmed_by, confirmed_by_name)
    values (${id}, 'confirmed', ${number}, ${plan.text}, ${text}, ${JSON.stringify(source ?? null)}::jsonb, ${hashOf(city)},
      ${write.at}, 'system', ${write.actor.name}, ${write.at}, 'system', ${write.actor.name})`.execute(write.sql)
  await sql`insert into plan_revision (plan_id, revision, content, recorded_at, recorded_by, recorded_by_name)
    values (${id}, 1, ${JSON.stringify(content)}::jsonb, ${write.at}, 'system', ${write.actor.name})`.execute(write.sql)
  write.touch(planRevision)
  await write.audit({
    action: 'plan.confirm',
    subject: { kind: 'plan', id },
    detail: { number, commitments: commitments.length, pack: city.id },
  })
  return Result.success({ number, isNew: true })
}

/**
 * Brings the city pack's plan into force when the city is loaded: version 1 at first, a further version when the pack's plan has changed
 * and nobody has confirmed another meanwhile. Gives the number in force; null in a city without a plan.
 */
export const loadConfirmedPlan = async (
  database: Database,
  city: City,
): Promise<Result<{ readonly number: number; readonly isNew: boolean } | null>> => {
  const { plan } = city
  if (!plan) return Result.success(null)
  const latest = await database.read(systemActor, findLatest)
  if (latest && (latest.pack_hash === null || latest.pack_hash === hashOf(city))) {
    return Result.success({ number: latest.number, isNew: false })
  }
  return database.write(systemActor, {}, (write) => add(write, city, (latest?.number ?? 0) + 1, plan))
}
