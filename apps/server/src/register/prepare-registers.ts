import { Problem, Result } from '@ceyuan/values'
import { sql, type Kysely } from 'kysely'
import type { City, Register } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import { canonicalJson } from '../database/canonical-json.ts'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { destructiveChanges } from './table-changes.ts'
import { columnSql, commentSql, constraintSql, createSql, indexSql, policySql } from './table-sql.ts'

type Owner = Kysely<Tables>
type Prepared = { readonly created: readonly string[]; readonly changed: readonly string[] }

/** A declaration that cannot be carried out without losing data; rolls the preparation back. */
class Refused extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super('The registers cannot be prepared')
    this.problems = problems
  }
}

const run = async (owner: Owner, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(owner)
}

const isTaken = async (owner: Owner, table: string): Promise<boolean> => {
  const { rows } = await sql<{ taken: boolean }>`select to_regclass(${`"${table}"`}) is not null as taken`.execute(
    owner,
  )
  return rows[0]?.taken ?? false
}

const create = async (owner: Owner, register: Register): Promise<void> => {
  const table = tableOf(register.id)
  if (await isTaken(owner, table)) {
    throw new Refused([Problem.create('city.table-taken', { register: register.id, table })])
  }
  await run(owner, createSql(register))
}

const listColumns = async (owner: Owner, register: Register): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = ${`"${tableOf(register.id)}"`}::regclass and attnum > 0 and not attisdropped`.execute(owner)
  return new Set(rows.map(({ name }) => name))
}

const complete = async (owner: Owner, register: Register, office: string | undefined): Promise<void> => {
  const columns = await listColumns(owner, register)
  for (const field of register.fields) {
    const index = indexSql(register, field)
    await run(owner, [
      ...(columns.has(columnOf(field.id)) ? [] : columnSql(register, field)),
      ...constraintSql(register, field),
      ...commentSql(register, field),
      ...(index === null ? [] : [index]),
    ])
  }
  await run(owner, policySql(register, office))
}

const remember = (owner: Owner, register: Register, text: string): Promise<unknown> =>
  sql`insert into register_declaration (register, table_name, declaration, prepared_at)
    values (${register.id}, ${tableOf(register.id)}, ${text}::jsonb, now())
    on conflict (register) do update set declaration = excluded.declaration, prepared_at = excluded.prepared_at`.execute(
    owner,
  )

type Known = ReadonlyMap<string, Register>

const listKnown = async (owner: Owner): Promise<Known> => {
  const { rows } = await sql<{ declaration: Register }>`select declaration from register_declaration`.execute(owner)
  return new Map(rows.map(({ declaration }) => [declaration.id, declaration]))
}

const prepareOne = async (
  owner: Owner,
  register: Register,
  city: City,
  known: Known,
): Promise<'created' | 'changed' | 'same'> => {
  const declared = { ...register, office: city.coordinationOffice ?? null }
  const text = canonicalJson(declared)
  const before = known.get(register.id)
  if (before && canonicalJson(before) === text) return 'same'
  if (before) {
    const problems = await destructiveChanges(owner, before, register)
    if (problems.length > 0) throw new Refused(problems)
  } else await create(owner, register)
  await complete(owner, register, city.coordinationOffice)
  await remember(owner, register, text)
  return before ? 'changed' : 'created'
}

/**
 * Brings the tables of every declared register up to date: makes new ones, adds the columns of new fields, sets constraints,
 * comments and policies again where a declaration has changed. What would lose data is refused and nothing is changed.
 */
export const prepareRegisters = async (database: Database, city: City): Promise<Result<Prepared>> => {
  try {
    return await database.asOwner(async (owner) => {
      const known = await listKnown(owner)
      const outcome: Record<'created' | 'changed' | 'same', string[]> = { created: [], changed: [], same: [] }
      for (const register of city.registers) {
        outcome[await prepareOne(owner, register, city, known)].push(register.id)
      }
      return Result.success(outcome)
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const [first, ...rest] = error.problems
    if (!first) throw error
    return Result.failure(first, ...rest)
  }
}
