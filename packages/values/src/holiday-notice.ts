import { CivilDate } from './civil-date.ts'
import { Problem } from './problem.ts'
import { Result } from './result.ts'

/**
 * A State Council notice on public holidays as data: days off and make-up working days of one year.
 * Each day is 'YYYY-MM-DD'; a span, both ends included, is 'YYYY-MM-DD..YYYY-MM-DD'. Days at the turn of a neighbouring year may occur.
 * A later notice amends an earlier one on the days it lists. `date` is the day it was issued; without one it counts as always known.
 */
export type HolidayNotice = {
  readonly year: number
  readonly date?: string | undefined
  readonly off: readonly string[]
  readonly work: readonly string[]
}

/** What the notices say of single days, as days from 1970-01-01; all other days follow the week. */
export type NoticeDays = { readonly off: ReadonlySet<number>; readonly work: ReadonlySet<number> }

const daysOf = (text: string): Result<readonly number[]> => {
  const ends = text.split('..').map((end) => CivilDate.parse(end))
  return Result.map(Result.all(ends), (dates) => {
    const [first, last = first] = dates.map(CivilDate.toDays)
    if (first === undefined || last === undefined || last < first) return []
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

type NoticeRead = { readonly year: number; readonly off: readonly number[]; readonly work: readonly number[] }

const readNotice = ({ year, off, work }: HolidayNotice): Result<NoticeRead> => {
  const [offDays, workDays] = [Result.all(off.map(daysOf)), Result.all(work.map(daysOf))]
  if (offDays.kind === 'failure') return offDays
  if (workDays.kind === 'failure') return workDays
  const read = { year, off: offDays.value.flat(), work: workDays.value.flat() }
  const both = new Set(read.off).intersection(new Set(read.work))
  const [first, ...rest] = Array.from(both, (day) =>
    Problem.create('values.calendar-day-both', { date: CivilDate.fromDays(day), year: String(year) }),
  )
  return first ? Result.failure(first, ...rest) : Result.success(read)
}

/** Gathers the special days of all notices in the order given, or every contradiction within one of them. */
export const readNotices = (notices: readonly HolidayNotice[]): Result<NoticeDays> =>
  Result.map(Result.all(notices.map(readNotice)), (read) => {
    const isWorked = new Map<number, boolean>()
    for (const { off, work } of read) {
      for (const day of off) isWorked.set(day, false)
      for (const day of work) isWorked.set(day, true)
    }
    const daysWhere = (wanted: boolean): ReadonlySet<number> =>
      new Set(Array.from(isWorked).flatMap(([day, worked]) => (worked === wanted ? [day] : [])))
    return { off: daysWhere(false), work: daysWhere(true) }
  })
