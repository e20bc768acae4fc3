import { addDays, daysBetween } from '../format/date.ts'

/** Maps a value to a place on an axis. */
export type Scale = (value: number) => number

/** A straight scale from a range of values to a range of pixels. */
export const linear = (from: readonly [number, number], to: readonly [number, number]): Scale => {
  const [low, high] = from
  const [start, end] = to
  const span = high - low
  return (value) => (span === 0 ? start : start + ((value - low) / span) * (end - start))
}

/** Round steps for an axis: some four to six ticks that cover the range. */
export const ticks = (low: number, high: number, wanted = 4): readonly number[] => {
  const raw = Math.max(high - low, 1e-9) / wanted
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? raw
  const first = Math.ceil(low / step - 1e-9)
  const count = Math.floor(high / step + 1e-9) - first + 1
  return Array.from({ length: Math.max(count, 0) }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** The first days of months between two dates, thinned so that about `wanted` remain. */
export const monthTicks = (from: string, to: string, wanted = 5): readonly string[] => {
  const months: string[] = []
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`
    if (day > to) break
    if (day >= from) months.push(day)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
  const every = [1, 2, 3, 6, 12].find((each) => months.length / each <= wanted) ?? 12
  return months.filter((day) => (Number(day.slice(5, 7)) - 1) % every === 0)
}

/** A scale over civil dates. */
export const dateScale = (from: string, to: string, pixels: readonly [number, number]): ((date: string) => number) => {
  const scale = linear([0, Math.max(daysBetween(from, to), 1)], pixels)
  return (date) => scale(daysBetween(from, date))
}

/** A date somewhat later, so that a chart has air on its right. */
export const withAir = (from: string, to: string, share: number): string =>
  addDays(to, Math.ceil(daysBetween(from, to) * share))
