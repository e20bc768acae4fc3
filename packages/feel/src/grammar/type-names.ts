import { FactType } from '../check/fact-type.ts'

/** The names of types in the language, as written after `instance of` and in formal parameters. */
export const typeNames: ReadonlyMap<string, FactType> = new Map([
  ['Any', FactType.any],
  ['any', FactType.any],
  ['Null', FactType.null],
  ['null', FactType.null],
  ['number', FactType.number],
  ['string', FactType.string],
  ['boolean', FactType.boolean],
  ['money', FactType.money],
  ['date', FactType.date],
  ['time', FactType.time],
  ['date and time', FactType.dateTime],
  ['dateTime', FactType.dateTime],
  ['days and time duration', FactType.daysDuration],
  ['day and time duration', FactType.daysDuration],
  ['dayTimeDuration', FactType.daysDuration],
  ['years and months duration', FactType.monthsDuration],
  ['year and month duration', FactType.monthsDuration],
  ['yearMonthDuration', FactType.monthsDuration],
  ['list', FactType.list(FactType.any)],
  ['context', FactType.context(null)],
  ['range', FactType.range(FactType.any)],
  ['function', FactType.function(null, FactType.any)],
])
