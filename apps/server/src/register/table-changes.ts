import { Problem } from '@ceyuan/values'
import { sql, type Kysely } from 'kysely'
import type { Register, RegisterField } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import type { Tables } from '../database/tables.ts'
import { columnType } from './column-type.ts'

type Owner = Kysely<Tables>

const countWhere = async (owner: Owner, register: Register, condition: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = await sql<{ n: bigint }>`
    select count(*) as n from ${sql.table(tableOf(register.id))} where ${condition}`.execute(owner)
  return Number(rows[0]?.n ?? 0n)
}

const removedField = async (owner: Owner, register: Register, field: RegisterField): Promise<readonly Problem[]> => {
  const count = await countWhere(owner, register, sql`${sql.ref(columnOf(field.id))} is not null`)
  return count > 0 ? [Problem.create('city.field-removed', { register: register.id, field: field.id, count })] : []
}

const narrowedEnum = async (
  owner: Owner,
  register: Register,
  before: RegisterField,
  after: RegisterField,
): Promise<readonly Problem[]> => {
  const allowed = new Set(after.values?.map(({ id }) => id))
  const gone = before.values?.map(({ id }) => id).filter((id) => !allowed.has(id)) ?? []
  const column = sql.ref(columnOf(after.id))
  const problems: Problem[] = []
  for (const value of gone) {
    const condition = after.type === 'list' ? sql`${value} = any(${column})` : sql`${column} = ${value}`
    const count = await countWhere(owner, register, condition)
    if (count > 0) {
      problems.push(Problem.create('city.enum-in-use', { register: register.id, field: after.id, value, count }))
    }
  }
  return problems
}

/** What in a changed declaration would lose data, each with the way to do it instead. */
export const destructiveChanges = async (
  owner: Owner,
  before: Register,
  after: Register,
): Promise<readonly Problem[]> => {
  const problems: Problem[] = []
  for (const old of before.fields) {
    const now = after.fields.find(({ id }) => id === old.id)
    if (!now) problems.push(...(await removedField(owner, after, old)))
    else if (columnType(now.type) !== columnType(old.type)) {
      const values = { register: after.id, field: now.id, found: old.type, wanted: now.type }
      problems.push(Problem.create('city.field-retyped', values))
    } else problems.push(...(await narrowedEnum(owner, after, old, now)))
  }
  return problems
}
