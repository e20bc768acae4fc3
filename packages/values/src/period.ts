import { CivilDate } from './civil-date.ts'
import { ordinalWords, periodForms } from './grammar/date.ts'
import { normalText } from './normal-text.ts'
import { Problem } from './problem.ts'
import { Result } from './result.ts'

/** How long a period is. */
export type PeriodKind = 'year' | 'half' | 'quarter' | 'month'

/** A calendar period, half-open: `start` belongs to it, `end` is the first day after it. `number` counts from 1 in its year. */
export type Period = {
  readonly kind: PeriodKind
  readonly year: number
  readonly number: number
  readonly start: CivilDate
  readonly end: CivilDate
}

const months: Readonly<Record<PeriodKind, number>> = { year: 12, half: 6, quarter: 3, month: 1 }

const create = (kind: PeriodKind, year: number, number: number = 1): Period => {
  if (number < 1 || number > 12 / months[kind]) throw new RangeError(`No such ${kind}: ${number} of ${year}.`)
  const start = CivilDate.create(year, (number - 1) * months[kind] + 1, 1)
  return Object.freeze({ kind, year, number, start, end: CivilDate.addMonths(start, months[kind]) })
}

const containing = (kind: PeriodKind, date: CivilDate): Period =>
  create(kind, CivilDate.year(date), Math.ceil(CivilDate.month(date) / months[kind]))

const shift = (period: Period, by: number): Period =>
  containing(period.kind, CivilDate.addMonths(period.start, by * months[period.kind]))

const parse = (text: string): Result<Period> => {
  const normal = normalText(text).replaceAll(/\s/gu, '')
  for (const [form, kind] of periodForms) {
    const match = form.exec(normal)
    if (!match) continue
    const [, year = '', said = '1'] = match
    const number = ordinalWords[said] ?? Number(said)
    if (Number(year) >= 1 && number >= 1 && number <= 12 / months[kind]) {
      return Result.success(create(kind, Number(year), number))
    }
  }
  return Result.failure(Problem.create('values.period-unreadable', { found: text }))
}

const toText = ({ kind, year, number }: Period): string => {
  const head = String(year).padStart(4, '0')
  if (kind === 'year') return head
  if (kind === 'month') return `${head}-${String(number).padStart(2, '0')}`
  return `${head}-${kind === 'half' ? 'H' : 'Q'}${number}`
}

/** Makes, reads and neighbours calendar periods; `toText` gives 2026, 2026-H1, 2026-Q3 or 2026-11, which `parse` reads back. */
export const Period: Readonly<{
  create: typeof create
  parse: typeof parse
  containing: typeof containing
  contains: (period: Period, date: CivilDate) => boolean
  next: (period: Period) => Period
  previous: (period: Period) => Period
  shift: typeof shift
  sameLastYear: (period: Period) => Period
  toText: typeof toText
}> = Object.freeze({
  create,
  parse,
  containing,
  contains: (period: Period, date: CivilDate): boolean => period.start <= date && date < period.end,
  next: (period: Period): Period => shift(period, 1),
  previous: (period: Period): Period => shift(period, -1),
  shift,
  sameLastYear: (period: Period): Period => create(period.kind, period.year - 1, period.number),
  toText,
})
