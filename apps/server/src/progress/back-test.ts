import { backTest, pastCounting, pastYearSums, type BackTest, type Judgement } from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Database } from '../database/database.ts'
import type { Counted } from './counted.ts'
import { factsAt, type IndicatorFacts } from './indicator-facts.ts'
import { createProgressSource } from './progress-source.ts'

/** How the lights of one model have done on the city's own records. */
export type ModelBackTest = { readonly model: Counted['model']; readonly indicators: number; readonly result: BackTest }

const daysOf = ({ counted }: IndicatorFacts): readonly CivilDate[] =>
  counted.flatMap(({ version }) => (version.on === null ? [] : [version.on])).toSorted()

const reportsOf = (counted: Counted, facts: IndicatorFacts) => {
  const reports = facts.counted.flatMap(({ version: { on, amount } }) =>
    on === null ? [] : [{ on, value: amount / counted.divisor }],
  )
  const years = Array.from(Map.groupBy(reports, ({ on }) => on.slice(0, 4)).values())
  const most = Math.max(0, ...years.map((year) => year.length))
  const complete = years.filter((year) => year.length === most && year.some(({ on }) => on.slice(5, 7) === '12'))
  return complete
    .map((year) => year.toSorted((a, b) => (a.on < b.on ? -1 : 1)))
    .toSorted((a, b) => ((a[0]?.on ?? '') < (b[0]?.on ?? '') ? -1 : 1))
}

/** Back-tests the lights on the records of every indicator whose model has a forecast; undefined where no plan is in force. */
export const backTestCity = async (
  database: Database,
  city: City,
  today: CivilDate,
): Promise<readonly ModelBackTest[] | undefined> => {
  const snapshot = await createProgressSource(database, city).current()
  if (!snapshot) return undefined
  const judged = city.indicators.flatMap((indicator) => {
    const counted = snapshot.model.counted.get(indicator.id)
    if (!counted || counted.model === 'level') return []
    const facts = factsAt(counted, snapshot.timelineOf(indicator.id), today)
    const judgements: readonly Judgement[] =
      counted.model === 'counting'
        ? pastCounting(daysOf(facts), snapshot.model.start, today)
        : pastYearSums(reportsOf(counted, facts))
    return [{ model: counted.model, judgements }]
  })
  return Array.from(
    Map.groupBy(judged, ({ model }) => model),
    ([model, list]) => ({
      model,
      indicators: list.length,
      result: backTest(list.flatMap(({ judgements }) => judgements)),
    }),
  )
}
