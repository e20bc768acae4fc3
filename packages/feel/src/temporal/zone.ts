import type { FeelDate, FeelDateTime, FeelTime, Zone } from '../value/value.ts'
import { day, floorDivide, fromDays, second, toDays } from './civil.ts'

const cycleDays = 146_097

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (id: string): Intl.DateTimeFormat | null => {
  const known = formats.get(id)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: id,
      calendar: 'iso8601',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(id, format)
    return format
  } catch {
    // The platform knows no such zone: the world's mistake, not ours.
    return null
  }
}

/** Makes a named zone; null where the IANA table has no such name. */
export const namedZone = (id: string): Zone | null =>
  /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(id) && formatOf(id) !== null ? Object.freeze({ kind: 'named', id }) : null

/** Makes an offset of at most 18 hours; null beyond. Unit: seconds. */
export const offsetZone = (seconds: number): Zone | null =>
  Number.isInteger(seconds) && Math.abs(seconds) <= 64_800 ? Object.freeze({ kind: 'offset', seconds }) : null

// The offset of a named zone at an instant, in seconds. Years beyond the platform's reach are taken from the same year of a 400-year cycle.
const offsetAtInstant = (id: string, epochSeconds: number): number => {
  const cycle = cycleDays * 86_400
  const near = Math.abs(epochSeconds) > 8e12 ? ((epochSeconds % cycle) + cycle) % cycle : epochSeconds
  const parts = new Map((formatOf(id)?.formatToParts(near * 1000) ?? []).map(({ type, value }) => [type, value]))
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0)
  const year = parts.get('era')?.startsWith('B') ? 1 - read('year') : read('year')
  const local: FeelDate = { kind: 'date', year, month: read('month'), day: read('day') }
  return toDays(local) * 86_400 + read('hour') * 3600 + read('minute') * 60 + read('second') - near
}

const localSeconds = (date: FeelDate, nanos: bigint): number => toDays(date) * 86_400 + Number(nanos / second)

/** Gives the offset in force at a local date and time. Unit: seconds. In a gap or overlap the offset before the change holds. */
export const offsetOf = (zone: Zone, date: FeelDate, nanos: bigint): number => {
  if (zone.kind === 'offset') return zone.seconds
  const local = localSeconds(date, nanos)
  const before = offsetAtInstant(zone.id, local - 86_400)
  if (offsetAtInstant(zone.id, local - before) === before) return before
  const after = offsetAtInstant(zone.id, local - offsetAtInstant(zone.id, local))
  return offsetAtInstant(zone.id, local - after) === after ? after : before
}

/** Gives the nanoseconds since 1970-01-01, in UTC where there is a zone, else local. */
export const toInstant = ({ date, nanos, zone }: FeelDateTime): bigint => {
  const local = BigInt(toDays(date)) * day + nanos
  return zone ? local - BigInt(offsetOf(zone, date, nanos)) * second : local
}

/** Gives the date and time of an instant in a zone (null: local); null beyond the greatest year. */
export const fromInstant = (instant: bigint, zone: Zone | null): FeelDateTime | null => {
  const offset = zoneOffsetAt(zone, instant)
  const { quotient, remainder } = floorDivide(instant + BigInt(offset) * second, day)
  const date = fromDays(Number(quotient))
  return date && Object.freeze({ kind: 'date and time', date, nanos: remainder, zone })
}

const zoneOffsetAt = (zone: Zone | null, instant: bigint): number => {
  if (zone === null) return 0
  return zone.kind === 'offset' ? zone.seconds : offsetAtInstant(zone.id, Number(floorDivide(instant, second).quotient))
}

const zoneless: FeelDate = Object.freeze({ kind: 'date', year: 1970, month: 1, day: 1 })

/** Gives the offset of a time of day; a named zone has the offset it had on 1970-01-01. Unit: seconds. */
export const timeOffset = ({ zone, nanos }: FeelTime): number | null => (zone ? offsetOf(zone, zoneless, nanos) : null)
