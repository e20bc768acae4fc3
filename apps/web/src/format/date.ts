import type { Language } from '../i18n/language.ts'

const makers = new Map<string, Intl.DateTimeFormat>()

// Making a format is slow, and a page has few.
const formatIn = (timeZone: string | undefined, timeStyle: 'short' | undefined): Intl.DateTimeFormat => {
  const key = `${timeZone ?? ''} ${timeStyle ?? ''}`
  const made = makers.get(key) ?? new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle, timeZone })
  makers.set(key, made)
  return made
}

/** An instant as `2026-11-23 14:20` in a time zone: the city's; the reader's own only until the city is known. */
export const formatInstant = (instant: string, timeZone: string | undefined): string =>
  formatIn(timeZone, 'short').format(new Date(instant))

/** An instant as `2026-11-23` in a time zone: the city's; the reader's own only until the city is known. */
export const formatInstantDay = (instant: string, timeZone: string | undefined): string =>
  formatIn(timeZone, undefined).format(new Date(instant))

/** A civil date as a document writes it, with the month in words where the language has it so. */
export const formatLongDate = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )

/** A civil date as a document writes it; nothing where it is unknown. */
export const longDate = (date: string | null, language: Language): string =>
  date === null ? '' : formatLongDate(date, language)

const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)

/** Days from one civil date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The civil date some days later. */
export const addDays = (date: string, days: number): string =>
  new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10)

/** Whether text is a civil date that exists. */
export const isCivilDate = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && addDays(text, 0) === text
