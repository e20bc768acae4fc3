import type { Write } from '../database/database.ts'
import type { ObjectionRow } from './store.ts'

/** What those whom an objection concerns are told of it. */
export const told = (row: Pick<ObjectionRow, 'title' | 'credit_code' | 'unit_ids'>, id: string, write: Write) => ({
  objection: id,
  creditCode: row.credit_code,
  title: row.title,
  units: row.unit_ids,
  by: write.actor.userId,
  at: write.at,
})
