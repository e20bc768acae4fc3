import { listOwnRecords, type RecordInfo } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Register, RegisterField } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import type { Feature } from '../context.ts'
import type { Scope } from '../database/database.ts'
import { bind } from '../http/call.ts'
import { codeNames } from './code-names.ts'
import { toOwnRegisterInfo } from './register-info.ts'

type Row = Readonly<Record<string, string | null>>

const items = z.array(z.string())

const valueOf = ({ type }: RegisterField, text: string | null): RecordInfo['fields'][string] => {
  if (text === null) return null
  if (type === 'integer') return Number(text)
  if (type === 'boolean') return text === 'true'
  return type === 'list' ? items.parse(JSON.parse(text)) : text
}

type CodeNames = ReturnType<typeof codeNames>

const titlesOf = (names: CodeNames, register: Register, row: Row): Record<string, string> =>
  Object.fromEntries(
    register.fields.flatMap(({ id, type }) => {
      const name = type === 'region' || type === 'industry' ? names.get(row[columnOf(id)] ?? '') : undefined
      return name === undefined ? [] : [[id, name] as const]
    }),
  )

const toOwn = (names: CodeNames, register: Register, row: Row): RecordInfo => ({
  id: row['id'] ?? '',
  key: row['record_key'] ?? '',
  version: Number(row['version']),
  recordedAt: new Date(row['recorded_at'] ?? '').toISOString(),
  recordedBy: null,
  sample: row['sample'] === 'true',
  endedAt: null,
  endReason: null,
  fields: Object.fromEntries(
    register.fields.map((field) => [field.id, valueOf(field, row[columnOf(field.id)] ?? null)]),
  ),
  titles: titlesOf(names, register, row),
})

// Of a register whose records are known by nothing but their credit code.
const isOfBodies = ({ key, fields }: Register): boolean =>
  key.length === 1 && fields.find(({ id }) => id === key[0])?.type === 'creditCode'

const findOwn = async ({ sql: connection }: Scope, register: Register): Promise<Row | undefined> => {
  const { rows } = await sql<{ row: Row | null }>`select own_record(${tableOf(register.id)}) as row`.execute(connection)
  return rows[0]?.row ?? undefined
}

/** The own record of an enterprise or institute. Which one that is the database decides, by the credit code of the actor. */
export const ownRecordFeature: Feature = ({ database, city }) => [
  bind(listOwnRecords, async ({ actor }) => {
    const found = await database.read(actor, (scope) =>
      Promise.all(
        city.registers.filter(isOfBodies).map(async (register) => ({ register, row: await findOwn(scope, register) })),
      ),
    )
    const own = found.flatMap(({ register, row }) =>
      row ? [{ register: toOwnRegisterInfo(register, city), record: toOwn(codeNames(city), register, row) }] : [],
    )
    return Result.success({ items: own, next: null })
  }),
]
