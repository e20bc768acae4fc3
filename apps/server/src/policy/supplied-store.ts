import { sql } from 'kysely'
import type { SubjectKind } from '@ceyuan/policy'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import { type Asked, endOfDay } from './register-store.ts'
import { newId } from '../database/new-id.ts'

/** A version of what an enterprise said of itself, as it is kept. */
export type SuppliedRow = {
  readonly id: string
  readonly credit_code: string
  readonly subject_kind: SubjectKind
  readonly subject_id: string | null
  readonly fact: string
  readonly value: unknown
  readonly document_id: string | null
  readonly document_name: string | null
  readonly supplied_at: string
  readonly supplied_by: string
  readonly ended_at: string | null
  readonly holds: boolean | null
  readonly judged_at: string | null
  readonly judged_by: string | null
  readonly judged_by_id: string | null
  readonly judged_unit_id: string | null
  readonly judged_note: string | null
  readonly sample: boolean
}

/** What an enterprise may name itself. */
export type NamedKind = 'project' | 'product'

/** A project or product that an enterprise named. */
export type NamedRow = { readonly id: string; readonly name: string }

const said = sql`f.id, f.credit_code, f.subject_kind, f.subject_id, f.fact, f.value, f.document_id,
  (select d.file_name from document d where d.id = f.document_id) as document_name, f.supplied_at, f.supplied_by,
  f.ended_at, f.judged_at, f.judged_by, f.judged_by_id, f.judged_unit_id, f.judged_note, f.sample`

const columns = sql`${said}, f.holds`

/** What an enterprise had said by the end of a day, as it counted then; a verdict that came later is left out. */
export const listSuppliedOn = async ({ sql: on }: Scope, asked: Asked): Promise<readonly SuppliedRow[]> => {
  const end = endOfDay(asked)
  const { rows } = await sql<SuppliedRow>`select ${said}, case when f.judged_at < ${end} then f.holds end as holds
    from supplied_fact f
    where f.credit_code = ${asked.creditCode} and f.supplied_at < ${end} and (f.ended_at is null or f.ended_at >= ${end})
    order by f.id`.execute(on)
  return rows
}

/** One version. */
export const findSupplied = async ({ sql: on }: Scope, id: string): Promise<SuppliedRow | undefined> => {
  const { rows } = await sql<SuppliedRow>`select ${columns} from supplied_fact f where f.id = ${id}`.execute(on)
  return rows[0]
}

/** Which versions, how many, after which. */
export type SuppliedQuery = {
  readonly creditCode: string
  readonly fact?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Every version of what an enterprise said, latest first. */
export const listSupplied = async ({ sql: on }: Scope, query: SuppliedQuery): Promise<readonly SuppliedRow[]> => {
  const { rows } = await sql<SuppliedRow>`select ${columns} from supplied_fact f
    where f.credit_code = ${query.creditCode}
      and (${query.fact ?? null}::text is null or f.fact = ${query.fact ?? null})
      and (${query.after ?? null}::uuid is null or f.id < ${query.after ?? null}::uuid)
    order by f.id desc limit ${query.limit}`.execute(on)
  return rows
}

/** What nobody has looked at, of which facts, after which. */
export type UnjudgedQuery = {
  readonly facts: readonly string[]
  readonly after?: string | undefined
  readonly limit: number
}

/** What counts now and no officer has looked at, the oldest first. */
export const listUnjudged = async ({ sql: on }: Scope, query: UnjudgedQuery): Promise<readonly SuppliedRow[]> => {
  const { rows } = await sql<SuppliedRow>`select ${columns} from supplied_fact f
    where f.ended_at is null and f.holds is null and f.fact = any(${[...query.facts]}::text[])
      and (${query.after ?? null}::uuid is null or f.id > ${query.after ?? null}::uuid)
    order by f.id limit ${query.limit}`.execute(on)
  return rows
}

/** What is said of one subject. */
export type NewSupplied = {
  readonly creditCode: string
  readonly subject: { readonly kind: SubjectKind; readonly id: string | null }
  readonly fact: string
  readonly value: unknown
  readonly document: string | null
  /** When and by whom, where that is not the actor now (loading a sample). */
  readonly at?: string
  readonly by?: string
  readonly sample?: boolean
}

/** Ends the value that counted until now. */
export const endSupplied = async (write: Write, now: NewSupplied): Promise<void> => {
  await sql`update supplied_fact set ended_at = ${now.at ?? write.at}, ended_by = ${now.by ?? write.actor.name}
    where credit_code = ${now.creditCode} and subject_kind = ${now.subject.kind}
      and subject_id is not distinct from ${now.subject.id} and fact = ${now.fact} and ended_at is null`.execute(
    write.sql,
  )
}

/** Adds a value. */
export const addSupplied = async (write: Write, fresh: NewSupplied): Promise<string> => {
  const id = newId()
  await sql`insert into supplied_fact (id, credit_code, subject_kind, subject_id, fact, value, document_id, supplied_at,
      supplied_by, supplied_by_id, sample)
    values (${id}, ${fresh.creditCode}, ${fresh.subject.kind}, ${fresh.subject.id}, ${fresh.fact},
      ${JSON.stringify(fresh.value)}::jsonb, ${fresh.document}, ${fresh.at ?? write.at}, ${fresh.by ?? write.actor.name},
      ${actorId(write.actor)}, ${fresh.sample ?? false})`.execute(write.sql)
  return id
}

/** Takes a value back, if it still counts; gives whether it did. */
export const withdrawSupplied = async (write: Write, id: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update supplied_fact set ended_at = ${write.at}, ended_by = ${write.actor.name}
    where id = ${id} and ended_at is null`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}

/** What an officer found. */
export type Verdict = {
  readonly holds: boolean
  readonly note: string | null
  readonly unit: string | null
  readonly at?: string
  readonly by?: string
}

/** Writes down what an officer found, if the value still counts and nobody has looked; a wrong one ends. */
export const judgeSupplied = async (write: Write, id: string, verdict: Verdict): Promise<boolean> => {
  const [at, by] = [verdict.at ?? write.at, verdict.by ?? write.actor.name]
  const { numAffectedRows } = await sql`update supplied_fact set holds = ${verdict.holds}, judged_at = ${at},
      judged_by = ${by}, judged_by_id = ${actorId(write.actor)}, judged_unit_id = ${verdict.unit},
      judged_note = ${verdict.note}, ended_at = ${verdict.holds ? null : at}, ended_by = ${verdict.holds ? null : by}
    where id = ${id} and ended_at is null and holds is null`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}

const namedTable = (kind: NamedKind) => sql.table(`applicant_${kind}`)

/** The projects or products that an enterprise had named by the end of a day. */
export const listNamed = async ({ sql: on }: Scope, kind: NamedKind, asked: Asked): Promise<readonly NamedRow[]> => {
  const end = endOfDay(asked)
  const { rows } = await sql<NamedRow>`select p.id, p.name from ${namedTable(kind)} p
    where p.credit_code = ${asked.creditCode} and p.added_at < ${end} and (p.ended_at is null or p.ended_at >= ${end})
    order by p.id`.execute(on)
  return rows
}

/** A project or product to be named. */
export type NewNamed = {
  readonly kind: NamedKind
  readonly creditCode: string
  readonly name: string
  readonly at?: string
  readonly by?: string
  readonly sample?: boolean
}

/** Names a project or product; undefined where the enterprise has named it before. */
export const addNamedRow = async (write: Write, named: NewNamed): Promise<string | undefined> => {
  const { rows } = await sql<{ readonly id: string }>`insert into ${namedTable(named.kind)} (id, credit_code, name,
      added_at, added_by, sample)
    values (${newId()}, ${named.creditCode}, ${named.name}, ${named.at ?? write.at},
      ${named.by ?? write.actor.name}, ${named.sample ?? false})
    on conflict (credit_code, name) where ended_at is null do nothing returning id`.execute(write.sql)
  return rows[0]?.id
}
