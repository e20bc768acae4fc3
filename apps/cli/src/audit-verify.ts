import { verifyAudit } from '../../server/src/database/audit-chain.ts'
import { openCity } from '../../server/src/open-city.ts'
import { configFor, readWords } from './arguments.ts'
import { print, printProblems, say } from './language.ts'

/** `ceyuan audit verify`: follows the audit chain; names the first entry that does not hold. */
export const run = async (args: readonly string[]): Promise<number> => {
  const read = readWords('usage.audit verify', args, { min: 0, max: 0 })
  if (typeof read === 'number') return read
  const config = configFor(read.city)
  if (config.kind === 'failure') return printProblems(config.problems)
  const opened = await openCity(config.value)
  if (opened.kind === 'failure') return printProblems(opened.problems)
  try {
    const followed = await verifyAudit(opened.value.database)
    if (followed.kind === 'failure') return printProblems(followed.problems)
    const { count, lastHash } = followed.value
    print(say('done.audit verify', { count: Number(count), hash: lastHash }))
    return 0
  } finally {
    await opened.value.database.close()
  }
}
