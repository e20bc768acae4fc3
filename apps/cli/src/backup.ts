import { resolve } from 'node:path'
import { writeBackup } from '../../server/src/backup/write-backup.ts'
import { openCity } from '../../server/src/open-city.ts'
import { readVersion } from '../../server/src/version.ts'
import { configFor, readWords } from './arguments.ts'
import { print, printProblems, say } from './language.ts'

/** `ceyuan backup FILE`: writes the whole city into one file. */
export const run = async (args: readonly string[]): Promise<number> => {
  const read = readWords('usage.backup', args, { min: 1, max: 1 })
  if (typeof read === 'number') return read
  const config = configFor(read.city)
  if (config.kind === 'failure') return printProblems(config.problems)
  const opened = await openCity(config.value)
  if (opened.kind === 'failure') return printProblems(opened.problems)
  const { database, city, clock } = opened.value
  const file = resolve(read.words[0] ?? '')
  try {
    const written = await writeBackup(database, file, { city: city.id, product: readVersion(), takenAt: clock() })
    if (written.kind === 'failure') return printProblems(written.problems)
    print(say('done.backup', { file, ...written.value }))
    return 0
  } finally {
    await database.close()
  }
}
