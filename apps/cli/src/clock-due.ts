import { clockWord } from '@ceyuan/contract'
import { reckonAsked } from '../../server/src/clock/asked-clock.ts'
import { reckoningView } from '../../server/src/clock/reckoning-view.ts'
import { readCity } from '../../server/src/open-city.ts'
import { configFor } from './arguments.ts'
import { readClockWords } from './clock-arguments.ts'
import { toReport } from './clock-report.ts'
import { localeHere, print, printProblems, say } from './language.ts'

/** `ceyuan clock due --from DATE (--days N --kind working|natural | --limit ID) …`: the last day of a limit, day by day. */
export const run = async (args: readonly string[]): Promise<number> => {
  const words = readClockWords(args)
  if (words === 'help') {
    print(say('usage.clock due'))
    return 0
  }
  if (words === undefined) {
    process.stderr.write(`${say('usage.clock due')}\n`)
    return 2
  }
  const config = configFor(words.city)
  if (config.kind === 'failure') return printProblems(config.problems)
  const city = await readCity(config.value)
  if (city.kind === 'failure') return printProblems(city.problems)
  const reckoned = reckonAsked(words, city.value, clockWord('asked', localeHere()))
  if (reckoned.kind === 'failure') return printProblems(reckoned.problems)
  const view = reckoningView(reckoned.value, localeHere())
  print(words.json ? JSON.stringify(view, null, 2) : toReport(view, localeHere()))
  return 0
}
