import type { CivilDate } from '@ceyuan/values'

/** What is promised: an interval in `unit`, by the end of a day. `strict` means that `min` itself is not enough. */
export type Target = {
  readonly min: number | null
  readonly max: number | null
  readonly strict: boolean
  readonly unit: string
  readonly by: CivilDate
}

/** Whether a value keeps the promise. A count above the interval of a target with a lower bound keeps it too. */
export const isReached = ({ min, max, strict }: Target, value: number): boolean => {
  if (min !== null) return strict ? value > min : value >= min
  return max === null || (strict ? value < max : value <= max)
}

/** The least whole count that keeps the promise; undefined where the target has no lower bound. */
export const leastCount = ({ min, strict }: Target): number | undefined => {
  if (min === null) return undefined
  return strict ? Math.floor(min) + 1 : Math.ceil(min)
}

/** The bound that completion and pace are measured by. */
export const boundOf = ({ min, max }: Target): number | null => min ?? max

/** What is done as a share of the bound; null where there is none, or it is zero. */
export const completionOf = (target: Target, actual: number): number | null => {
  const bound = boundOf(target)
  return bound === null || bound === 0 ? null : actual / bound
}
