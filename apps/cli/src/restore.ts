import { resolve } from 'node:path'
import { Result } from '@ceyuan/values'
import { readBackup } from '../../server/src/backup/read-backup.ts'
import type { Moved } from '../../server/src/backup/format.ts'
import { verifyAudit } from '../../server/src/database/audit-chain.ts'
import { openCity, type OpenCity } from '../../server/src/open-city.ts'
import { prepareRegisters } from '../../server/src/register/prepare-registers.ts'
import { configFor, readWords } from './arguments.ts'
import { print, printProblems, say } from './language.ts'

type Restored = Moved & { readonly count: number }

const restore = async ({ database, city }: OpenCity, file: string): Promise<Result<Restored>> => {
  const prepared = await prepareRegisters(database, city)
  if (prepared.kind === 'failure') return prepared
  const moved = await readBackup(database, file, city.id)
  if (moved.kind === 'failure') return moved
  const followed = await verifyAudit(database)
  return Result.map(followed, ({ count }) => ({ ...moved.value, count: Number(count) }))
}

/** `ceyuan restore FILE`: fills an empty city from a backup, all or nothing, and follows its audit chain. */
export const run = async (args: readonly string[]): Promise<number> => {
  const read = readWords('usage.restore', args, { min: 1, max: 1 })
  if (typeof read === 'number') return read
  const config = configFor(read.city)
  if (config.kind === 'failure') return printProblems(config.problems)
  const opened = await openCity(config.value)
  if (opened.kind === 'failure') return printProblems(opened.problems)
  try {
    const restored = await restore(opened.value, resolve(read.words[0] ?? ''))
    if (restored.kind === 'failure') return printProblems(restored.problems)
    print(say('done.restore', restored.value))
    return 0
  } finally {
    await opened.value.database.close()
  }
}
