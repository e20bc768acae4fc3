import { CivilDate } from '@ceyuan/values'
import { openCity } from '../../server/src/open-city.ts'
import { backTestCity } from '../../server/src/progress/back-test.ts'
import { todayIn } from '../../server/src/today.ts'
import { configFor, readWords } from './arguments.ts'
import { print, printProblems, say } from './language.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** `ceyuan plan backtest`: how often each light was right on the city's own records. */
export const run = async (args: readonly string[]): Promise<number> => {
  const read = readWords('usage.plan backtest', args, { min: 0, max: 0 })
  if (typeof read === 'number') return read
  const config = configFor(read.city)
  if (config.kind === 'failure') return printProblems(config.problems)
  const opened = await openCity(config.value)
  if (opened.kind === 'failure') return printProblems(opened.problems)
  const { database, city, clock } = opened.value
  try {
    const today = todayIn(city.timeZone, clock)()
    if (!CivilDate.is(today)) throw new Error(`Not a day: ${today}`)
    const models = await backTestCity(database, city, today)
    if (!models) return printProblems([{ code: 'progress.plan-not-found', values: {} }])
    for (const { model, indicators, result } of models) {
      const brier = result.brier === null ? '\u2014' : result.brier.toFixed(3)
      print(say('backtest.model', { model, indicators, judgements: result.judgements, brier }))
      for (const { light, given, reached, share, from, to } of result.lights) {
        const shown = share === null ? '\u2014' : percent(share)
        if (light !== 'met')
          print(say('backtest.light', { light, given, reached, share: shown, from: percent(from), to: percent(to) }))
      }
    }
    return 0
  } finally {
    await database.close()
  }
}
