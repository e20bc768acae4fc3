import { join } from 'node:path'
import { CivilDate, Fen } from '@ceyuan/values'
import { Client } from 'pg'
import { columnOf, historyTableOf, tableOf } from '../apps/server/src/city/register-names.ts'
import { loadCity } from '../apps/server/src/city/load-city.ts'
import { searchTextOf, searchVector } from '../apps/server/src/register/search-text.ts'
import { enterpriseRow, seeded } from './enterprises.ts'
import { newId } from '../apps/server/src/database/new-id.ts'

const batchSize = 5000

const toFields = (index: number, random: () => number): Readonly<Record<string, string | null>> => {
  const [
    name = '',
    creditCode = '',
    on = '',
    enterpriseType = '',
    capital = '',
    businessScope = '',
    province = '',
    ,
    address = '',
  ] = enterpriseRow(index, random)
  const established = CivilDate.parse(on)
  const registered = Fen.parse(capital)
  return {
    name,
    creditCode,
    establishedOn: established.kind === 'success' ? established.value : null,
    enterpriseType,
    registeredCapital: registered.kind === 'success' ? registered.value.toString() : null,
    businessScope,
    province,
    district: '120116',
    address,
  }
}

const types: Readonly<Record<string, string>> = { establishedOn: 'date', registeredCapital: 'bigint' }

/** Fills the enterprise register of a prepared city with invented enterprises, straight through SQL, history included. */
export const populate = async (url: string, schema: string, from: number, to: number): Promise<void> => {
  const loaded = await loadCity(join(import.meta.dirname, '../cities', schema))
  if (loaded.kind === 'failure') throw new Error(loaded.problems[0].code)
  const register = loaded.value.registers.find(({ id }) => id === 'enterprise')
  if (!register) throw new Error('The city keeps no enterprises')
  const client = new Client({
    connectionString: url,
    options: `-c search_path=${schema},public -c synchronous_commit=off`,
  })
  await client.connect()
  const [table, history] = [tableOf(register.id), historyTableOf(register.id)]
  const random = seeded(from + 1)
  for (let start = from; start < to; start += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, to - start) }, (_, index) => {
      const fields = toFields(start + index, random)
      const text = searchTextOf(register, fields)
      return {
        ...fields,
        id: newId(),
        record_key: fields['creditCode'],
        search_text: text,
        search: searchVector(text),
      }
    })
    const ids = Object.keys(toFields(0, random))
    const columns = ids.map(columnOf).join(', ')
    const declared = ids.map((id) => `"${id}" ${types[id] ?? 'text'}`).join(', ')
    const values = ids.map((id) => `"${id}"`).join(', ')
    await client.query(
      `with incoming as materialized (select * from jsonb_to_recordset($1::jsonb) as r(id uuid, record_key text, search_text text, search text, ${declared})),
      kept as (insert into ${history} (id, record_key, version, recorded_at, recorded_by, sample, ${columns})
        select id, record_key, 1, timestamptz '2025-06-01', 'bench', true, ${values} from incoming)
      insert into ${table} (id, record_key, version, recorded_at, recorded_by, sample, search_text, search, ${columns})
        select id, record_key, 1, timestamptz '2025-06-01', 'bench', true, search_text, search::tsvector, ${values} from incoming`,
      [JSON.stringify(rows)],
    )
  }
  await client.query(`update revision set number = number + 1 where name = 'register.enterprise'`)
  await client.query(`vacuum analyze ${table}`)
  await client.end()
}
