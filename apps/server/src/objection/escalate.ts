import { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database, Write } from '../database/database.ts'
import { escalateObjectionRow, listOverdueRows, type ObjectionRow } from './store.ts'
import { told } from './told.ts'

type Deps = {
  readonly database: Database
  readonly city: Pick<City, 'coordinationOffice'>
  readonly today: () => string
}

const escalate = async ({ city }: Deps, write: Write, row: ObjectionRow): Promise<Result<boolean>> => {
  const isEscalated = await escalateObjectionRow(write, row.id)
  if (!isEscalated) return Result.success(false)
  const office = city.coordinationOffice === undefined ? [] : [city.coordinationOffice]
  const units = [...new Set([...row.unit_ids, ...office])]
  const detail = { about: row.subject_kind, which: row.subject_id, dueOn: row.due_on }
  await write.audit({ action: 'objection.escalate', subject: { kind: 'objection', id: row.id }, detail })
  await write.emit('objection.escalated', told({ ...row, unit_ids: units }, row.id, write))
  return Result.success(true)
}

/** Hands objections that nobody answered by their last day to the coordination office, each once; gives how many. */
export const escalateOverdue = async (deps: Deps): Promise<number> => {
  const rows = await deps.database.read(systemActor, (scope) => listOverdueRows(scope, deps.today()))
  let escalated = 0
  for (const row of rows) {
    const done = await deps.database.write(systemActor, {}, (write) => escalate(deps, write, row))
    if (done.kind === 'success' && done.value) escalated += 1
  }
  return escalated
}
