import type { Say } from '../i18n/use-messages.ts'
import type { Absent } from './number.ts'

/** What shows where a value is absent: empty, not yet due and not applicable are different things, and none is 0. */
export const absentMark = (absent: Absent, t: Say): string => t(`shell.absent.${absent}`)

/** A value's text, or the mark of its absence. */
export const orAbsent = (value: string | null | undefined, t: Say, absent: Absent = 'empty'): string =>
  value === null || value === undefined || value === '' ? absentMark(absent, t) : value
