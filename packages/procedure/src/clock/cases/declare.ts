import { CivilDate, WorkingCalendar, type HolidayNotice, type Result } from '@ceyuan/values'
import type { ClockEvent } from '../clock-event.ts'
import { LegalClock } from '../legal-clock.ts'
import type { Limit } from '../limit.ts'

/** The notices of 2025 and 2026, and a New Year's Day off on each Friday that three earlier years began with. */
export const notices: readonly HolidayNotice[] = [
  ...[2010, 2016, 2021].map((year) => ({ year, off: [`${year}-01-01..${year}-01-03`], work: [] })),
  {
    year: 2025,
    date: '2024-11-12',
    off: [
      '2025-01-01',
      '2025-01-28..2025-02-04',
      '2025-04-04..2025-04-06',
      '2025-05-01..2025-05-05',
      '2025-05-31..2025-06-02',
      '2025-10-01..2025-10-08',
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    date: '2025-11-04',
    off: [
      '2026-01-01..2026-01-03',
      '2026-02-15..2026-02-23',
      '2026-04-04..2026-04-06',
      '2026-05-01..2026-05-05',
      '2026-06-19..2026-06-21',
      '2026-09-25..2026-09-27',
      '2026-10-01..2026-10-07',
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]

/** The value of a result that is a success. */
export const good = <T>(result: Result<T>): T => {
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** A date from its text. */
export const day = (text: string): CivilDate => good(CivilDate.parse(text))

/** The calendar of the notices, and of further ones. */
export const calendarWith = (more: readonly HolidayNotice[] = []): WorkingCalendar =>
  good(WorkingCalendar.create([...notices, ...more]))

/** The calendar of the notices. */
export const calendar: WorkingCalendar = calendarWith()

/** A limit of twenty working days, or another. */
export const limitOf = (other: Partial<Limit> = {}): Limit => ({
  days: 20,
  kind: 'working',
  from: 'accepted',
  basis: { title: 'Licensing law', article: '42' },
  ...other,
})

/** The events of a pause for expert review, as the two dates of its half-open span. */
export const pause = (span: string, reason: 'expertReview' | 'testing' = 'expertReview'): readonly ClockEvent[] => {
  const [from = '', to = ''] = span.split('..')
  return [{ kind: 'paused', on: day(from), reason }, ...(to ? [{ kind: 'resumed' as const, on: day(to), reason }] : [])]
}

/** A clock that started on a day, with what happened then, in the order of days. */
export const clockFrom = (from: string, limit: Partial<Limit> = {}, events: readonly ClockEvent[] = []): LegalClock =>
  good(LegalClock.create(limitOf(limit), [{ kind: 'started', on: day(from) }, ...inOrder(events)]))

const inOrder = (events: readonly ClockEvent[]): readonly ClockEvent[] =>
  events.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
