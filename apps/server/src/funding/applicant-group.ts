import { sql } from 'kysely'
import type { City, Register, RegisterField } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import type { Scope } from '../database/database.ts'

/** The head of a group of companies. */
export type GroupHead = { readonly creditCode: string; readonly name: string }

/** The field of a register of bodies that names the head of the group of companies. */
const groupField = 'groupOf'

/** Whether a field of a register of bodies names the head of the group of companies. */
export const isGroupField = ({ id, type }: Pick<RegisterField, 'id' | 'type'>): boolean =>
  id === groupField && type === 'creditCode'

const groupRegister = ({ registers }: Pick<City, 'registers'>): Register | undefined =>
  registers.find(({ fields }) => fields.some(isGroupField))

type Row = { readonly code: string; readonly name: string | null }

/**
 * The group of companies that an enterprise belongs to, by the register: the head that it names, or itself where others name
 * it; null where it stands alone or the register does not tell.
 */
export const findGroup = async (
  { sql: on }: Scope,
  city: Pick<City, 'registers'>,
  creditCode: string,
): Promise<GroupHead | null> => {
  const register = groupRegister(city)
  if (!register) return null
  const [table, head] = [sql.table(tableOf(register.id)), sql.ref(`t.${columnOf(groupField)}`)]
  const title = sql.ref(`h.${columnOf(register.title)}`)
  const { rows } = await sql<Row>`
    select g.code, ${title} as name from (
      select ${head}::text as code from ${table} t where t.record_key = ${creditCode} and t.ended_at is null
        and ${head} is not null
      union all
      select ${creditCode}::text where exists (
        select 1 from ${table} t where ${head} = ${creditCode} and t.ended_at is null)
      limit 1) as g
    left join ${table} h on h.record_key = g.code`.execute(on)
  const [row] = rows
  return row ? { creditCode: row.code, name: row.name ?? row.code } : null
}
