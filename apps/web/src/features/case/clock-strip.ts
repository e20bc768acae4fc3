import { CivilDate } from '@ceyuan/values'

/** A stretch of a clock's strip. Unit: per cent of the whole. */
export type Stretch = { readonly kind: 'used' | 'paused' | 'left' | 'over'; readonly from: number; readonly to: number }

type Shown = {
  readonly startedOn: string | null
  readonly dueOn: string | null
  readonly pauses: readonly { readonly from: string; readonly until: string | null }[]
}

const dayOf = (text: string | null): CivilDate | undefined => {
  if (text === null) return undefined
  const read = CivilDate.parse(text)
  return read.kind === 'success' ? read.value : undefined
}

/** The strip of a clock from its first day to its last, or to today where it is over: used, paused (hatched) and left; empty without a last day. */
export const stretchesOf = (clock: Shown, today: string): readonly Stretch[] => {
  const [start, due, now] = [clock.startedOn, clock.dueOn, today].map(dayOf)
  if (start === undefined || due === undefined || now === undefined) return []
  const length = Math.max(1, CivilDate.daysBetween(start, due > now ? due : now))
  const at = (day: CivilDate): number => Math.min(100, Math.max(0, (CivilDate.daysBetween(start, day) * 100) / length))
  const passed: readonly Stretch[] =
    now > due
      ? [
          { kind: 'used', from: 0, to: at(due) },
          { kind: 'over', from: at(due), to: 100 },
        ]
      : [
          { kind: 'used', from: 0, to: at(now) },
          { kind: 'left', from: at(now), to: 100 },
        ]
  const pauses = clock.pauses.flatMap(({ from, until }): readonly Stretch[] => {
    const begin = dayOf(from)
    const end = dayOf(until) ?? now
    return begin === undefined || end <= begin
      ? []
      : [{ kind: 'paused', from: at(begin), to: at(end < now ? end : now) }]
  })
  return [...passed, ...pauses].filter(({ from, to }) => to > from)
}
